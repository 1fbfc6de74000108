import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { startChromium } from '../support/chromium';
import { closeOrKill, orClose } from '../support/launch';
import type { LocalNetwork } from '../support/local-network';

/** What is measured side by side: no extension, the least code that holds a request, and ours. */
export const kinds = ['none', 'floor', 'ours'] as const;
export type Kind = (typeof kinds)[number];

const folders = { floor: join('test', 'bench', 'floor'), ours: join('.output', 'chrome-mv3') } as const;
/** Time for an extension to settle after installation. Milliseconds. */
const SETTLE = 1_500;

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One browser with one of the three in it. */
export interface Subject {
  readonly kind: Kind;
  readonly browser: Browser;
  /** Address of a page of the extension, such as `popup.html`. */
  extensionUrl(path: string): string;
  openPage(url: string): Promise<Page>;
  /** Ends the extension's worker as the browser does with an idle one. @throws when it does not end. */
  stopWorker(): Promise<void>;
  /** Proportional memory (PSS) of the extension's own processes in MB. Linux only. */
  extensionMemory(): number;
  close(): Promise<void>;
}

/** Workers are left to themselves: a debugger that stays attached would keep them awake and slow their start. */
export async function startSubject(kind: Kind, executable: string, network: LocalNetwork): Promise<Subject> {
  const browser = await startChromium(executable, network, {
    targetFilter: (target) => target.type() !== 'service_worker',
  });
  const id = kind === 'none' ? undefined : await orClose(browser, browser.installExtension(folders[kind]));
  const devtools = await orClose(browser, browser.target().createCDPSession());
  await sleep(SETTLE);

  const workers = async () => {
    const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{}] });
    return targetInfos.filter(({ type, url }) => type === 'service_worker' && url.includes(String(id)));
  };

  return {
    kind,
    browser,
    extensionUrl: (path) => `chrome-extension://${id}/${path}`,
    async openPage(url) {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    async stopWorker() {
      for (const { targetId } of await workers()) await devtools.send('Target.closeTarget', { targetId });
      for (let looks = 0; (await workers()).length > 0; looks += 1) {
        if (looks > 100) throw new Error(`the worker of ${kind} does not stop`);
        await sleep(10);
      }
    },
    extensionMemory: () => extensionMemoryBelow(browser.process()?.pid ?? 0),
    close: () => closeOrKill(browser),
  };
}

function extensionMemoryBelow(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readProcess(`/proc/${name}/stat`);
    parents.set(Number(name), Number(/^.*\) \S (\d+)/s.exec(stat)?.[1]));
  }
  const isOurs = (pid: number): boolean => pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  const own = [...parents.keys()].filter(isOurs);
  const pages = own.filter((pid) => readProcess(`/proc/${pid}/cmdline`).includes('--extension-process'));
  const kilobytes = pages.map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(readProcess(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** Empty for a process that has ended since it was listed. */
function readProcess(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ESRCH', 'EACCES'].includes(String(error.code)))
      return '';
    throw error;
  }
}
