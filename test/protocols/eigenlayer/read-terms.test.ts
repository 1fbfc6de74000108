import { describe, expect, it } from 'vitest';
import { combineExit, flattenLegs, waitOf } from '@/lib/core/exit';
import type { SlashCeiling } from '@/lib/core/slashing';
import type { Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import { beaconStrategy, eigenStrategy, liquidStaking, liquidStakingOf } from '../../chain/addresses';
import type { LocalMainnet } from '../../chain/local-mainnet';
import { exitBlocks, useLocalMainnet, wad } from '../../chain/testing';
import { claimKeys, findingIds, open, readTermsOf } from './support/reading';
import {
  activeMagnitude,
  latentMagnitude,
  type SeededBook,
  type SeededSet,
  seededBook,
  shareUp,
  unableCount,
} from './support/seeded-books';

const chain = useLocalMainnet({ seed: true });
const stEth = liquidStakingOf('stETH').strategy;
const rEth = liquidStakingOf('rETH').strategy;
const SECONDS = 12;
const EXIT_SECONDS = Number(exitBlocks) * SECONDS;

type Point = { readonly block: bigint; readonly timestamp: number };
const pointOf = async ({ publicClient }: LocalMainnet): Promise<Point> => {
  const { number, timestamp } = await publicClient.getBlock();
  return { block: number, timestamp: Number(timestamp) };
};
const timeOf = (point: Point, block: bigint): number => point.timestamp + Number(block - point.block) * SECONDS;

const expectedService = (set: SeededSet, { maxMagnitude }: SeededBook, operator: Address, point: Point) => ({
  layerId: `service:1:${set.avs}:${set.id}`,
  operatorLayerId: `operator:1:${operator}`,
  state: set.state,
  shareNow: set.state === 'active' ? shareUp(set.current, maxMagnitude) : 0n,
  shareLater: shareUp(set.later, maxMagnitude),
  effectAt: set.effectBlock === undefined ? 'absent' : timeOf(point, set.effectBlock),
  slasher: set.slasher,
  pendingSlasher: 'absent',
  isRedistributing: set.recipient !== undefined,
  recipient: set.recipient ?? 'absent',
  slashCount: set.slashes,
  veto: 'none',
});

const servicesOf = ({ services }: SlashCeiling) =>
  services.map((service) => ({
    layerId: service.layerId,
    operatorLayerId: service.operatorLayerId,
    state: service.state,
    shareNow: open(service.shareNow),
    shareLater: open(service.shareLater),
    effectAt: open(service.effectAt),
    slasher: open(service.slasher),
    pendingSlasher: open(service.pendingSlasher),
    isRedistributing: open(service.isRedistributing),
    recipient: open(service.recipient),
    slashCount: open(service.slashCount),
    veto: open(service.veto),
  }));

/** Everything the ceiling says, against the seed's inputs. */
const expectCeiling = (terms: Terms, operator: Address, strategy: Address, point: Point): void => {
  const { seed } = chain();
  const book = seededBook(seed, operator, strategy);
  const { slash } = terms;
  const expected = book.sets.map((set) => expectedService(set, book, operator, point));
  const byId = (a: { layerId: string }, b: { layerId: string }) => (a.layerId < b.layerId ? -1 : 1);
  expect(servicesOf(slash).sort(byId)).toEqual(expected.sort(byId));
  expect(open(slash.today)).toBe(shareUp(activeMagnitude(book), book.maxMagnitude));
  expect(open(slash.latent)).toBe(shareUp(latentMagnitude(book), book.maxMagnitude));
  const steps = book.sets.flatMap(({ effectBlock, current, later }) =>
    effectBlock === undefined
      ? []
      : [
          {
            at: timeOf(point, effectBlock),
            share: shareUp(activeMagnitude(book) + later - current, book.maxMagnitude),
          },
        ],
  );
  expect(open(slash.pending)).toEqual(steps);
  const notice = Object.values(seed.operators).find(({ address }) => address === operator)?.allocationDelayBlocks ?? 0;
  expect(open(slash.noticeSeconds)).toBe(notice * SECONDS);
  expect(open(slash.gapSeconds)).toBe(EXIT_SECONDS - notice * SECONDS);
  const unable = unableCount(seed, operator, strategy);
  expect(open(slash.unableCount)).toBe(unable);
  // Of several it is not said which one is meant.
  expect(slash.unableName).toBe(unable === 1 ? 'EigenDA' : undefined);
};

describe('the depositor', () => {
  it.each([
    ['stETH', stEth],
    ['rETH', rEth],
    ['EIGEN', eigenStrategy],
  ])('with %s: which service can take which share, now, soon and one transaction away', async (_, strategy) => {
    const { seed } = chain();
    const terms = await readTermsOf(chain(), { owner: seed.accounts.depositor, target: strategy });
    expectCeiling(terms, seed.operators.northwind.address, strategy, await pointOf(chain()));
    // Northwind's notice is shorter than the exit: nobody can be out first.
    expect(open(terms.slash.withinExit)).toBe(wad);
    expect(terms.slash.why?.key).toBe('core.slash.noNotice');
  });

  it('is told who the services are, who slashes for them and where the money goes', async () => {
    const { accounts, operatorSets, services } = chain().seed;
    const { layers } = await readTermsOf(chain(), { owner: accounts.depositor, target: stEth });
    const claimsOf = (set: { avs: Address; id: number }) =>
      layers
        .find(({ id }) => id === `service:1:${set.avs}:${set.id}`)
        ?.claims.map(({ sentence }) => sentence.key.replace('eigenlayer.service.', ''));
    expect(claimsOf(operatorSets.eOracle)).toEqual(['slasher', 'burned', 'slashes']);
    expect(claimsOf(operatorSets.cap)).toEqual(['slasherSelf', 'toItself', 'noSlashes']);
    expect(claimsOf(operatorSets.lagrange)).toEqual(['slasherSelf', 'burned', 'noSlashes']);
    expect(claimsOf(operatorSets.lagrangeNext)).toEqual(['notRegistered', 'slasherSelf', 'burned', 'noSlashes']);
    const cap = layers.find(({ address }) => address === services.cap.address);
    expect(cap?.marks.map(({ key }) => key)).toEqual(['redistributes']);
    expect(cap?.name).toBe('Cap (EigenServiceManager) #1');
  });

  it('is told what the operator lost before, may still promise, and which services cannot slash', async () => {
    const { seed } = chain();
    const terms = await readTermsOf(chain(), { owner: seed.accounts.depositor, target: stEth });
    const operator = terms.layers.find(({ kind }) => kind === 'operator');
    const book = seededBook(seed, seed.operators.northwind.address, stEth);
    const promised = book.sets.reduce((total, { later }) => total + later, 0n);
    const said = Object.fromEntries(operator?.claims.map(({ sentence }) => [sentence.key, sentence.values]) ?? []);
    expect(said).toMatchObject({
      'eigenlayer.operator.slashedBefore': { share: { wad: wad - book.maxMagnitude } },
      'eigenlayer.operator.notice': {
        share: { wad: ((book.maxMagnitude - promised) * wad) / book.maxMagnitude },
        notice: { seconds: seed.operators.northwind.allocationDelayBlocks * SECONDS },
      },
      'eigenlayer.operator.legacyNamed': { service: { text: 'EigenDA' } },
      'eigenlayer.operator.delayMayChange': { duration: { seconds: 126_000 * SECONDS } },
    });
    expect(said).not.toHaveProperty('eigenlayer.operator.approver');
  });

  it('waits 14 days in the escrow, slashable and earning, and then has the token’s own way out', async () => {
    const { exit } = await readTermsOf(chain(), { owner: chain().seed.accounts.depositor, target: stEth });
    expect(open(combineExit(exit))).toEqual(waitOf(EXIT_SECONDS));
    expect(flattenLegs(exit)).toMatchObject([
      { id: 'eigenlayer:escrow', isSlashable: true, isEarning: true },
      { id: 'eigenlayer:token-to-eth', isBeyond: true, wait: { known: false } },
    ]);
  });

  it('learns that upgrades are announced for less time than leaving takes, and that nothing is paused', async () => {
    const terms = await readTermsOf(chain(), { owner: chain().seed.accounts.depositor, target: stEth });
    expect(findingIds(terms)).toEqual(['upgrade']);
    expect(terms.findings[0]).toMatchObject({
      status: 'notable',
      sentence: {
        key: 'eigenlayer.finding.upgrade.shorter',
        values: { delay: { seconds: 864_000 }, exit: { seconds: EXIT_SECONDS }, threshold: { text: '9 of 13' } },
      },
    });
  });

  it('says in one sentence who need not announce an upgrade and how long ahead all others do', async () => {
    const terms = await readTermsOf(chain(), { owner: chain().seed.accounts.depositor, target: stEth });
    const [upgrade, pause] = terms.layers.find(({ kind }) => kind === 'restaking')?.claims ?? [];
    expect(claimKeys(terms, 'restaking')).toEqual(['core.upgrade.shorter', 'core.pause']);
    expect(upgrade?.sentence.values).toMatchObject({
      threshold: { text: '9 of 13' },
      delay: { seconds: 864_000 },
      exit: { seconds: EXIT_SECONDS },
    });
    expect(upgrade?.evidence.map(({ kind }) => kind)).toEqual(['registry', 'onchain', 'onchain']);
    expect(pause?.evidence.map(({ kind }) => kind)).toEqual(['registry']);
  });

  it('has the worst of its strategies shown when nothing says which one is meant', async () => {
    const { seed } = chain();
    const terms = await readTermsOf(chain(), { owner: seed.accounts.depositor });
    const shares = [stEth, rEth, eigenStrategy].map((strategy) => {
      const book = seededBook(seed, seed.operators.northwind.address, strategy);
      return shareUp(activeMagnitude(book), book.maxMagnitude);
    });
    const [worst = 0n] = [...shares].sort((a, b) => (a > b ? -1 : 1));
    expect(open(terms.slash.today)).toBe(worst);
  });
});

describe('an operator looked at', () => {
  it('with a delay longer than the exit: no more than what it has promised', async () => {
    const { seed } = chain();
    const { address } = seed.operators.longHorizon;
    const terms = await readTermsOf(chain(), { operator: address, target: stEth });
    expectCeiling(terms, address, stEth, await pointOf(chain()));
    expect(open(terms.slash.withinExit)).toBe(shareUp(activeMagnitude(seededBook(seed, address, stEth)), wad));
    expect(terms.slash.why).toBeUndefined();
  });

  it('that promises nothing and needs no notice can still promise everything', async () => {
    const { address, delegationApprover } = chain().seed.operators.gated;
    const terms = await readTermsOf(chain(), { operator: address, target: stEth });
    expectCeiling(terms, address, stEth, await pointOf(chain()));
    expect(terms.slash.services).toEqual([]);
    expect(open(terms.slash.withinExit)).toBe(wad);
    expect(claimKeys(terms, 'operator')).toEqual(expect.arrayContaining(['operator.noNotice', 'operator.approver']));
    const approver = terms.layers.flatMap(({ claims }) => claims.flatMap(({ sentence }) => sentence.values?.approver));
    expect(approver).toContainEqual({ type: 'address', address: delegationApprover });
  });

  it('without a strategy named is judged by the worst of those EigenLayer lists', async () => {
    const { seed } = chain();
    const { address } = seed.operators.northwind;
    const terms = await readTermsOf(chain(), { operator: address, owner: seed.accounts.newcomer });
    const all = [...liquidStaking.map(({ strategy }) => strategy), eigenStrategy, beaconStrategy];
    const shares = all.map((strategy) => {
      const book = seededBook(seed, address, strategy);
      return shareUp(activeMagnitude(book), book.maxMagnitude);
    });
    expect(open(terms.slash.today)).toBe(shares.reduce((most, share) => (share > most ? share : most), 0n));
  });
});

describe('accounts without an operator', () => {
  it.each(['undelegated', 'newcomer'] as const)(
    '%s: no service reaches them, and the escrow still is 14 days',
    async (who) => {
      const terms = await readTermsOf(chain(), { owner: chain().seed.accounts[who], target: stEth });
      expect(terms.slash).toMatchObject({ services: [], why: { key: 'core.slash.notDelegated' } });
      expect([terms.slash.today, terms.slash.latent, terms.slash.withinExit].map(open)).toEqual([0n, 0n, 0n]);
      expect(open(terms.slash.pending)).toEqual([]);
      expect(open(combineExit(terms.exit))).toEqual(waitOf(EXIT_SECONDS));
      expect(flattenLegs(terms.exit)[0]).toMatchObject({ id: 'eigenlayer:escrow', isSlashable: false });
      expect(terms.yields.map(({ kind, apr }) => [kind, open(apr)])).toEqual([
        ['fee', 0n],
        ['emission', 0n],
      ]);
    },
  );

  it('a newcomer on a page that names nothing gets terms without a strategy', async () => {
    const terms = await readTermsOf(chain(), { owner: chain().seed.accounts.newcomer });
    expect(terms.layers.map(({ kind }) => kind)).toEqual(['restaking', 'chain']);
    expect(open(terms.slash.today)).toBe(0n);
    const nobody = await readTermsOf(chain(), { target: stEth });
    expect(open(nobody.slash.today)).toBe('unknown: needs-operator');
    expect(open(nobody.slash.withinExit)).toBe('unknown: needs-operator');
  });
});

describe('the native restaker', () => {
  it('leaves by the escrow and the validator queue at once, without an upper bound', async () => {
    const { seed } = chain();
    const terms = await readTermsOf(chain(), { owner: seed.accounts.nativeRestaker, target: beaconStrategy });
    expectCeiling(terms, seed.operators.northwind.address, beaconStrategy, await pointOf(chain()));
    expect(terms.exit.kind).toBe('parallel');
    const wait = combineExit(terms.exit);
    expect(wait.known && wait.value).toMatchObject({ min: EXIT_SECONDS, max: null });
    expect(claimKeys(terms, 'service')).toContain('service.locked');
    expect(claimKeys(terms, 'service')).not.toContain('service.burned');
    expect(terms.layers.find(({ kind }) => kind === 'staking')).toMatchObject({ name: 'Ethereum validators' });
  });
});
