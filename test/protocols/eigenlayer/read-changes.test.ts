import { beforeEach, describe, expect, it } from 'vitest';
import type { ServiceTerms } from '@/lib/core/slashing';
import type { Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import { authority, core, liquidStakingOf } from '../../chain/addresses';
import { namedAddress } from '../../chain/place';
import { Acts, exitBlocks, mulWadUp, useLocalMainnet, wad } from '../../chain/testing';
import { claimKeys, findingIds, open, readTermsOf } from './support/reading';
import { activeMagnitude, latentMagnitude, type SeededBook, seededBook, shareUp } from './support/seeded-books';

const chain = useLocalMainnet({ seed: true });
const stEth = liquidStakingOf('stETH').strategy;
const percent = (share: bigint) => (wad * share) / 100n;
const SECONDS = 12;

let acts: Acts;
let northwind: Address;
let book: SeededBook;
const sets = () => chain().seed.operatorSets;
beforeEach(() => {
  acts = new Acts(chain());
  northwind = chain().seed.operators.northwind.address;
  book = seededBook(chain().seed, northwind, stEth);
});

const read = (): Promise<Terms> => readTermsOf(chain(), { owner: chain().seed.accounts.depositor, target: stEth });
const serviceOf = ({ slash }: Terms, { avs, id }: { avs: Address; id: number }): ServiceTerms => {
  const found = slash.services.find(({ layerId }) => layerId === `service:1:${avs}:${id}`);
  if (!found) throw new Error(`no service ${avs} #${id}`);
  return found;
};
const magnitudeOf = (name: string): bigint => book.sets.find((set) => set.name === name)?.current ?? 0n;
const delay = () => BigInt(chain().seed.operators.northwind.allocationDelayBlocks);

describe('an operator that promises more', () => {
  it('is announced first and counts from its block on', async () => {
    const more = percent(40n);
    const block = await acts.allocate(northwind, sets().cap, stEth, more);
    const before = await read();
    const effectBlock = block + delay();
    expect(serviceOf(before, sets().cap)).toMatchObject({ state: 'active' });
    expect(open(serviceOf(before, sets().cap).shareNow)).toBe(shareUp(magnitudeOf('cap'), book.maxMagnitude));
    expect(open(serviceOf(before, sets().cap).shareLater)).toBe(shareUp(more, book.maxMagnitude));
    const { readPoint } = before;
    const at = (readPoint?.timestamp ?? 0) + Number(effectBlock - (readPoint?.block ?? 0n)) * SECONDS;
    expect(open(serviceOf(before, sets().cap).effectAt)).toBe(at);
    const steps = open(before.slash.pending) as readonly { at: number; share: bigint }[];
    // Lagrange's promise of the seed comes first, then this one on top of it.
    const lagrange = book.sets.find(({ name }) => name === 'lagrange')?.later ?? 0n;
    const total = activeMagnitude(book) + lagrange + more - magnitudeOf('cap');
    expect(steps).toHaveLength(2);
    expect(steps[1]).toEqual({ at, share: shareUp(total, book.maxMagnitude) });

    await acts.goTo(effectBlock - 1n);
    expect(open(serviceOf(await read(), sets().cap).shareNow)).toBe(shareUp(magnitudeOf('cap'), book.maxMagnitude));
    await acts.goTo(effectBlock);
    const after = await read();
    expect(open(serviceOf(after, sets().cap).shareNow)).toBe(shareUp(more, book.maxMagnitude));
    expect(open(after.slash.today)).toBe(shareUp(total, book.maxMagnitude));
    expect(open(after.slash.pending)).toEqual([]);
  });

  it('that joins the set it has promised to is slashable in the same block', async () => {
    expect(serviceOf(await read(), sets().lagrangeNext).state).toBe('latent');
    const block = await acts.join(northwind, sets().lagrangeNext);
    const terms = await read();
    expect(terms.readPoint?.block).toBe(block);
    expect(serviceOf(terms, sets().lagrangeNext).state).toBe('active');
    expect(open(terms.slash.latent)).toBe(0n);
    expect(open(terms.slash.today)).toBe(shareUp(activeMagnitude(book) + latentMagnitude(book), book.maxMagnitude));
  });

  it('is latent where the service does not take the strategy, until it does', async () => {
    const { avs, id } = sets().cap;
    await acts.send(avs, 'AllocationManager', 'removeStrategiesFromOperatorSet', [avs, id, [stEth]]);
    const without = await read();
    expect(serviceOf(without, sets().cap).state).toBe('latent');
    expect(claimKeys(without, 'service')).toContain('service.strategyNotInSet');
    expect(open(without.slash.today)).toBe(shareUp(magnitudeOf('eOracle'), book.maxMagnitude));
    await acts.send(avs, 'AllocationManager', 'addStrategiesToOperatorSet', [avs, id, [stEth]]);
    expect(serviceOf(await read(), sets().cap).state).toBe('active');
  });
});

describe('an operator that promises less or leaves', () => {
  it('stays slashable for the larger promise until the change has come', async () => {
    const less = percent(5n);
    const block = await acts.allocate(northwind, sets().cap, stEth, less);
    const before = await read();
    expect(open(serviceOf(before, sets().cap).shareNow)).toBe(shareUp(magnitudeOf('cap'), book.maxMagnitude));
    expect(open(serviceOf(before, sets().cap).shareLater)).toBe(shareUp(less, book.maxMagnitude));
    await acts.goTo(block + exitBlocks);
    expect(open(serviceOf(await read(), sets().cap).shareNow)).toBe(shareUp(magnitudeOf('cap'), book.maxMagnitude));
    await acts.goTo(block + exitBlocks + 1n);
    expect(open(serviceOf(await read(), sets().cap).shareNow)).toBe(shareUp(less, book.maxMagnitude));
  });

  it('stays slashable by a set it has left through the last block of its time', async () => {
    const block = await acts.leave(northwind, sets().cap);
    const terms = await read();
    expect(serviceOf(terms, sets().cap).state).toBe('active');
    const marks = terms.layers.flatMap((layer) => layer.marks.map(({ key }) => key));
    expect(marks).toContain('leaving');
    await acts.goTo(block + exitBlocks);
    expect(serviceOf(await read(), sets().cap).state).toBe('active');
    await acts.goTo(block + exitBlocks + 1n);
    const after = await read();
    // Joining again would make the promise count in the same block.
    expect(serviceOf(after, sets().cap).state).toBe('latent');
    expect(claimKeys(after, 'service')).toContain('service.notRegistered');
  });
});

it('a slash raises what the others can take of what is left, and is counted', async () => {
  const fraction = 123_456_789_012_345_679n;
  await acts.slash(sets().cap, northwind, stEth, fraction);
  const slashed = mulWadUp(magnitudeOf('cap'), fraction);
  const left = book.maxMagnitude - slashed;
  const terms = await read();
  const cap = serviceOf(terms, sets().cap);
  expect([open(cap.shareNow), open(cap.slashCount)]).toEqual([shareUp(magnitudeOf('cap') - slashed, left), 1n]);
  expect(open(serviceOf(terms, sets().eOracle).shareNow)).toBe(shareUp(magnitudeOf('eOracle'), left));
  expect(open(terms.slash.today)).toBe(shareUp(activeMagnitude(book) - slashed, left));

  await acts.slash(sets().eOracle, northwind, stEth, wad, sets().eOracle.slasher);
  const again = await read();
  const { avs, id } = sets().eOracle;
  // It has taken all it was promised: a membership without power, as that in the old directory.
  expect(again.slash.services.map(({ layerId }) => layerId)).not.toContain(`service:1:${avs}:${id}`);
  expect(open(again.slash.unableCount)).toBe(2);
  expect(claimKeys(again, 'operator')).toContain('operator.slashedBefore');
});

it('an operator slashed completely has nothing left, which is said and never shown as zero', async () => {
  const { seed } = chain();
  const rEth = liquidStakingOf('rETH').strategy;
  const whole = { avs: namedAddress('a service for everything'), id: 0 };
  await acts.foundSet(whole, [rEth]);
  const { address } = seed.operators.gated;
  await acts.join(address, whole);
  await acts.allocate(address, whole, rEth, wad);
  await acts.slash(whole, address, rEth, wad);
  const terms = await readTermsOf(chain(), { operator: address, target: rEth });
  expect(findingIds(terms)).toContain('fullySlashed');
  expect(open(terms.slash.today)).toBe(wad);
  expect(terms.slash.why?.key).toBe('core.slash.nothingLeft');
});

it('a change of slasher is announced with its time', async () => {
  const next = namedAddress('the next slasher');
  const { avs, id } = sets().cap;
  const block = await acts.send(avs, 'AllocationManager', 'updateSlasher', [{ avs, id }, next]);
  const terms = await read();
  const effectBlock = block + 126_001n;
  const { readPoint } = terms;
  const at = (readPoint?.timestamp ?? 0) + Number(effectBlock - (readPoint?.block ?? 0n)) * SECONDS;
  const pending = open(serviceOf(terms, sets().cap).pendingSlasher) as { address: string; effectAt: number };
  expect([pending.address.toLowerCase(), pending.effectAt]).toEqual([next, at]);
  expect(String(open(serviceOf(terms, sets().cap).slasher))).toBe(avs);
  expect(claimKeys(terms, 'service')).toContain('service.pendingSlasher');
  await acts.goTo(effectBlock);
  const after = serviceOf(await read(), sets().cap);
  expect(String(open(after.slasher)).toLowerCase()).toBe(next);
  expect(after.pendingSlasher).toBeUndefined();
});

it('a longer notice counts once its own time has come', async () => {
  const longer = 120_000;
  const block = await acts.send(northwind, 'AllocationManager', 'setAllocationDelay', [northwind, longer]);
  expect(open((await read()).slash.noticeSeconds)).toBe(Number(delay()) * SECONDS);
  await acts.goTo(block + 126_001n);
  const { slash } = await read();
  expect(open(slash.noticeSeconds)).toBe(longer * SECONDS);
  expect(open(slash.gapSeconds)).toBe((Number(exitBlocks) - longer) * SECONDS);
  const everything = book.sets.reduce((total, { later }) => total + later, 0n);
  expect(open(slash.withinExit)).toBe(shareUp(everything, book.maxMagnitude));
});

describe('what is paused', () => {
  const pause = (contract: string, bits: bigint, to?: Address) =>
    acts.send(authority.pauserSafe, contract, 'pause', [bits], to);

  it.each([
    ['StrategyManager', 1n, undefined, ['depositsPaused']],
    ['DelegationManager', 1n, undefined, ['delegationPaused']],
    ['DelegationManager', 2n, undefined, ['queueingPaused']],
    ['DelegationManager', 4n, undefined, ['claimingPaused']],
    ['DelegationManager', 7n, undefined, ['delegationPaused', 'queueingPaused', 'claimingPaused']],
    ['StrategyBase', 1n, stEth, ['depositsPaused']],
    ['StrategyBase', 2n, stEth, ['claimingPaused']],
    ['StrategyBase', 3n, liquidStakingOf('rETH').strategy, []],
    ['EigenPodManager', 4n, undefined, []],
  ] as const)('%s, bits %s', async (contract, bits, to, expected) => {
    await pause(contract, bits, to);
    const paused = findingIds(await read()).filter((id) => id.endsWith('Paused'));
    expect(paused).toEqual(expected);
  });

  it('of pods matters to who restakes natively', async () => {
    await acts.send(authority.pauserSafe, 'EigenPodManager', 'pause', [(1n << 2n) | (1n << 10n)], core.eigenPodManager);
    const { accounts, validator } = chain().seed;
    expect(validator.owner).toBe(accounts.nativeRestaker);
    const beacon = '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0';
    const terms = await readTermsOf(chain(), { owner: accounts.nativeRestaker, target: beacon });
    expect(findingIds(terms).filter((id) => id.endsWith('Paused'))).toEqual(['proofsPaused', 'podExitsPaused']);
  });
});
