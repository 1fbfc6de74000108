import { evaluate, measuredUrl, type WalletPlace } from './measured-page';
import type { Samples } from './samples';
import { type Subject, sleep } from './subject';

const CALL =
  "{ method: 'eth_call', params: [{ to: '0x858646372CC42E1A627fcE94aa7A7033e7CF075A', data: '0x' }, 'latest'] }";
const hooked = (place: WalletPlace): string =>
  place === '6963' ? '[...bench.announced.values()][0]' : 'window.ethereum';

/** Microseconds a call, of the first thousand that a page makes: the engine has optimised nothing yet. */
const firstThousand = (provider: string): string => `(async () => {
  const provider = ${provider};
  const started = performance.now();
  for (let call = 0; call < 1000; call += 1) await provider.request(${CALL});
  return performance.now() - started;
})()`;

/** The same once both providers are warm, in turns, median of eleven; in microseconds. */
const steady = (provider: string): string => `(async () => {
  const many = 200_000;
  const timeOf = async (wallet) => {
    const started = performance.now();
    for (let call = 0; call < many; call += 1) await wallet.request(${CALL});
    return ((performance.now() - started) / many) * 1000;
  };
  const [provider, bare] = [${provider}, bench.bare];
  await timeOf(provider);
  await timeOf(bare);
  const added = [];
  for (let turn = 0; turn < 11; turn += 1) added.push((await timeOf(provider)) - (await timeOf(bare)));
  return added.sort((a, b) => a - b)[5];
})()`;

/** Microtasks until a call is answered, beyond those of the bare wallet. */
const extraTicks = (provider: string): string => `(async () => {
  const ticksOf = async (wallet) => {
    let isDone = false;
    wallet.request(${CALL}).then(() => { isDone = true; });
    let ticks = 0;
    while (!isDone) { ticks += 1; await null; }
    return ticks;
  };
  return (await ticksOf(${provider})) - (await ticksOf(bench.bare));
})()`;

/** Cost of calls nobody looks at: samples `firstBare`, `firstCalls` and their `firstRatio` (µs a call), `added` (µs), `ticks`. */
export async function measureCalls(subject: Subject, samples: Samples): Promise<void> {
  for (const place of ['window', '6963'] as const) {
    // A page of its own for each, so that neither warms the other.
    const fresh = async <T>(expression: string): Promise<T> => {
      const page = await subject.openPage(measuredUrl(place));
      await sleep(800);
      const value = await evaluate<T>(page, expression);
      await page.close();
      return value;
    };
    const bare = await fresh<number>(firstThousand('bench.bare'));
    const calls = await fresh<number>(firstThousand(hooked(place)));
    samples.add('firstBare', bare);
    samples.add('firstCalls', calls);
    samples.add('firstRatio', calls / bare);
    samples.add('added', await fresh<number>(steady(hooked(place))));
    samples.add('ticks', await fresh<number>(extraTicks(hooked(place))));
  }
}
