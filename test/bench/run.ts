import { cpus, totalmem } from 'node:os';
import { createServer } from 'vite';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import '../support/fill-fake-browser';
import { measureBrowser } from './browser';
import { browserLines } from './browser-lines';
import { benchCore } from './core';
import { draw, fromResult, type Line, summarise, unmeasured } from './line';
import type { StoredState } from './popup';
import { benchSizes } from './sizes';

type RoundTrips = typeof import('./round-trips');

/** The registry gathers its folders with `import.meta.glob`, which Vite understands and Node does not. */
const countRoundTrips = async (): ReturnType<RoundTrips['benchRoundTrips']> => {
  // The extension's own storage lives in memory here; its modules look for it when they are loaded.
  Object.assign(globalThis, { chrome: fakeBrowser });
  const vite = await createServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    resolve: { alias: { '@': process.cwd() } },
  });
  try {
    return await ((await vite.ssrLoadModule('./test/bench/round-trips.ts')) as RoundTrips).benchRoundTrips();
  } finally {
    await vite.close();
  }
};

const isQuick = process.argv.includes('--quick');
/** `--only sizes`, `core`, `trips` or `browser`; the browser's popup is shown what the counted trips have stored. */
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const isWanted = (title: string): boolean =>
  only === undefined || title === only || (title === 'trips' && only === 'browser');
const effort = isQuick ? { rounds: 1, loads: 3, repeats: 1 } : { rounds: 5, loads: 8, repeats: 3 };

/** Budgets are printed, never asserted: a busy machine is no fault of the code. Only a figure that could not be taken is one. */
const main = async (): Promise<void> => {
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${memory} GB, Node ${process.version}`);
  console.log('figure · budget · beside it; times are medians with the middle half\n');
  const lines: Line[] = [];
  const print = (...more: readonly Line[]): void => {
    lines.push(...more);
    for (const line of more) console.log(draw(line));
  };
  const part = async (title: string, run: () => Promise<readonly Line[]>): Promise<void> => {
    if (!isWanted(title)) return;
    try {
      print(...(await run()));
    } catch (error) {
      print(unmeasured(title, error));
    }
  };

  let state: StoredState = {};
  await part('sizes', async () => benchSizes());
  await part('core', async () => (await benchCore()).map(fromResult));
  await part('trips', async () => {
    const counted = await countRoundTrips();
    state = counted.state;
    return counted.lines;
  });
  await part('browser', async () => {
    const figures = await measureBrowser(state, effort);
    console.log(`\n${figures.version}, ${effort.rounds} rounds of: no extension, floor, ours`);
    return browserLines(figures);
  });
  console.log(`\n${summarise(lines)}`);
  process.exitCode = lines.some(({ verdict }) => verdict === 'unmeasured') ? 1 : 0;
};

await main();
