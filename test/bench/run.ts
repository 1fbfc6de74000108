import { cpus, totalmem } from 'node:os';
import { runnerImport } from 'vite';
import { benchCore } from './core';
import { draw, fromResult, type Line, summarise, unmeasured } from './line';
import { benchSizes } from './sizes';

type RoundTrips = typeof import('./round-trips');

/** The registry gathers its folders with `import.meta.glob`, which Vite understands and Node does not. */
const loadRoundTrips = async (): Promise<RoundTrips> => {
  const root = process.cwd();
  const { module } = await runnerImport<RoundTrips>('./test/bench/round-trips.ts', {
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
  });
  return module;
};

const isQuick = process.argv.includes('--quick');

const parts: readonly { readonly title: string; readonly run: () => Line[] | Promise<Line[]> }[] = [
  { title: 'sizes', run: benchSizes },
  { title: 'core', run: async () => (await benchCore()).map(fromResult) },
  { title: 'round trips', run: async () => (await loadRoundTrips()).benchRoundTrips() },
];

/** Budgets are printed, never asserted: a busy machine is no fault of the code. Only a figure that could not be taken is one. */
const main = async (): Promise<void> => {
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${memory} GB, Node ${process.version}`);
  const lines: Line[] = [];
  for (const { title, run } of parts) {
    try {
      for (const line of await run()) {
        lines.push(line);
        console.log(draw(line));
      }
    } catch (error) {
      lines.push(unmeasured(title, error));
      console.log(draw(unmeasured(title, error)));
    }
  }
  console.log(`\n${summarise(lines)}`);
  process.exitCode = lines.some(({ verdict }) => verdict === 'unmeasured') ? 1 : 0;
};

await main();
