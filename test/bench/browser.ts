import { findOrInstallBrowser } from '../support/browsers';
import { startLocalNetwork } from '../support/local-network';
import { measureCalls } from './calls';
import { forms, isDirectMessageNoticed, measureForms, type Seen } from './forms';
import { measureHeld } from './held';
import { isUntouched, measureLoad, readInjected } from './load';
import { foreignHost, measuredUrl, servePages } from './measured-page';
import { measurePopup, type StoredState } from './popup';
import { Samples } from './samples';
import { type Kind, kinds, type Subject, startSubject } from './subject';

export interface BrowserFigures {
  readonly version: string;
  readonly samples: Readonly<Record<Kind, Samples>>;
  /** What of ours is in a page of ours, and in one that is not. */
  readonly injected: { readonly ours: Awaited<ReturnType<typeof readInjected>>; readonly foreign: string[] };
  readonly isForeignPageUntouched: boolean;
  readonly forms: ReadonlyMap<string, Seen>;
  readonly isDirectMessageNoticed: boolean;
}

export interface Effort {
  readonly rounds: number;
  readonly loads: number;
  readonly repeats: number;
}

/** Measures in real Chromium: the three in turns, the order reversed every other round, so that a slow moment meets all. */
export async function measureBrowser(state: StoredState, { rounds, loads, repeats }: Effort): Promise<BrowserFigures> {
  const { executable, version } = await findOrInstallBrowser('chromium', console.log);
  const network = await startLocalNetwork();
  servePages(network);
  const samples = { none: new Samples(), floor: new Samples(), ours: new Samples() };
  const withSubject = async <T>(kind: Kind, work: (subject: Subject) => Promise<T>): Promise<T> => {
    const subject = await startSubject(kind, executable, network);
    try {
      return await work(subject);
    } finally {
      await subject.close();
    }
  };
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of round % 2 ? [...kinds].reverse() : kinds) {
        await withSubject(kind, async (subject) => {
          const page = await subject.openPage(measuredUrl());
          await measureLoad(subject, samples[kind], loads);
          if (kind !== 'none' && process.platform === 'linux') samples[kind].add('memory', subject.extensionMemory());
          await page.close();
          await measureHeld(subject, samples[kind], repeats);
          await measureCalls(subject, samples[kind]);
          if (kind === 'ours') await measurePopup(subject, samples[kind], state, repeats);
        });
      }
    }
    const once = await withSubject('ours', async (subject) => ({
      injected: {
        ours: await readInjected(subject, measuredUrl()),
        foreign: (await readInjected(subject, `https://${foreignHost}/`)).names,
      },
      isForeignPageUntouched: await isUntouched(subject),
      forms: await measureForms(subject),
      isDirectMessageNoticed: await isDirectMessageNoticed(subject),
    }));
    if (once.forms.size !== forms.length) throw new Error('two forms share a name');
    return { version, samples, ...once };
  } finally {
    await network.close();
  }
}
