import { evaluate, foreignHost, measuredUrl } from './measured-page';
import type { Samples } from './samples';
import { type Subject, sleep } from './subject';

/** A page has done its work by then; the strip and the sheet's program come later. Milliseconds after its load. */
const LOADED = 600;
/** By then they have come. */
const AT_REST = 3_000;

/** What an extension costs a page that loads: samples `first` (ms), `script` and `scriptAtRest` (ms), `unhooked` and `unhookedSilent` (ms). */
export async function measureLoad(subject: Subject, samples: Samples, loads: number): Promise<void> {
  for (let load = 0; load <= loads; load += 1) {
    const page = await subject.openPage(measuredUrl());
    await sleep(LOADED);
    const { ScriptDuration = Number.NaN } = await page.metrics();
    const first = await evaluate<number>(
      page,
      "performance.getEntriesByName('first-script')[0].startTime - performance.getEntriesByType('navigation')[0].responseEnd",
    );
    // The first load of a browser fills its caches.
    if (load > 0) {
      samples.add('first', first);
      samples.add('script', ScriptDuration * 1_000);
    }
    if (load === loads) {
      await sleep(AT_REST - LOADED);
      samples.add('scriptAtRest', ((await page.metrics()).ScriptDuration ?? Number.NaN) * 1_000);
    }
    await page.close();
  }
  if (subject.kind === 'none') return;
  for (const [key, place] of [
    ['unhooked', 'window'],
    ['unhookedSilent', 'silent'],
  ] as const) {
    const page = await subject.openPage(measuredUrl(place, { watch: true }));
    await sleep(LOADED);
    samples.add(key, await evaluate<number>(page, 'bench.unhookedMs ?? Infinity'));
    await page.close();
  }
}

/** What of an extension is put into a page: characters of script by world, and names of what it parsed. */
export async function readInjected(
  subject: Subject,
  url: string,
): Promise<{ main: number; isolated: number; names: string[] }> {
  const page = await subject.browser.newPage();
  const devtools = await page.createCDPSession();
  const found = { main: 0, isolated: 0, names: [] as string[] };
  devtools.on('Debugger.scriptParsed', ({ url: script, length = 0, executionContextAuxData }) => {
    if (!script.startsWith('chrome-extension://')) return;
    found[executionContextAuxData?.type === 'isolated' ? 'isolated' : 'main'] += length;
    found.names.push(new URL(script).pathname.split('/').at(-1) ?? script);
  });
  await devtools.send('Debugger.enable');
  await page.goto(url, { waitUntil: 'load' });
  await sleep(AT_REST);
  await page.close();
  return found;
}

/** True when the wallet of a page that is not ours is as the page made it and nothing was drawn. */
export async function isUntouched(subject: Subject): Promise<boolean> {
  const page = await subject.openPage(`https://${foreignHost}/`);
  await sleep(LOADED);
  const untouched = await evaluate<boolean>(
    page,
    "ethereum === bench.kept.provider && ethereum.request === bench.kept.request && !document.querySelector('underlayer-strip, underlayer-sheet')",
  );
  await page.close();
  return untouched;
}
