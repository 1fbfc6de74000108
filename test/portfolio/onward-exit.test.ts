import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { combineExit, type ExitLeg, flattenLegs, inSeries, oneLeg, type Wait, waitOf } from '@/lib/core/exit';
import { type Fact, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import type { Terms } from '@/lib/core/terms';
import { DAY, WAD } from '@/lib/core/units';
import type { Deps } from '@/lib/portfolio/deps';
import { loadPortfolio } from '@/lib/portfolio/load-portfolio';
import { createLookThrough, registryTermsThrough } from '@/lib/portfolio/look-through';
import { fillOnward, openTokens, wayToEther } from '@/lib/portfolio/onward-exit';
import { readTermsNow } from '@/lib/portfolio/read-terms';
import { entityKey, type Protocol, type ReadContext, type ReadTarget } from '@/lib/protocols/contract';
import eigenLayer from '@/lib/protocols/eigenlayer';
import karakProtocol from '@/lib/protocols/karak';
import kelpProtocol from '@/lib/protocols/kelp';
import lido from '@/lib/protocols/lido';
import { WITHDRAWAL_QUEUE } from '@/lib/protocols/lido/contracts';
import { issuerOf, protocols } from '@/lib/protocols/registry';
import symbiotic from '@/lib/protocols/symbiotic';
import { settingsItem } from '@/lib/storage/settings';
import { liquidStaking, liquidStakingOf } from '../chain/addresses';
import { karak } from '../chain/neighbours/karak';
import { kelp } from '../chain/neighbours/kelp';
import type { SymbioticRecord } from '../chain/neighbours/symbiotic';
import { useLocalMainnet } from '../chain/testing';
import { read as given } from '../core/support/readings';
import { layerOf, termsOf } from '../core/support/terms';
import { encode } from '../protocols/encode';
import { countTrips } from '../support/count-trips';

const chain = useLocalMainnet({ seed: true });
beforeEach(() => fakeBrowser.reset());

const NOW = 1_800_000_000;
const context = (): ReadContext => ({ client: countTrips(chain().rpcUrl).client, chainId: 1, now: NOW });
const deps = (client: ReadContext['client']): Deps => ({
  reader: async () => client,
  baseYield: async () => unknown('feed-failed'),
  selfGivenName: async () => undefined,
  now: () => NOW,
});
const live = async (protocol: Protocol, target: ReadTarget): Promise<{ terms: Terms; trips: number }> => {
  const { client, trips } = countTrips(chain().rpcUrl);
  const { terms } = await readTermsNow(protocol, 1, target, undefined, deps(client));
  return { terms, trips: trips() };
};
const beyond = (terms: Pick<Terms, 'exit'>): readonly ExitLeg[] =>
  flattenLegs(terms.exit).filter(({ isBeyond }) => isBeyond === true);
/** Without its evidence: the same thing read twice. */
const plain = (wait: Fact<Wait> | undefined): unknown => (wait?.known ? wait.value : wait?.why);

describe('the way to ETH of what was restaked', () => {
  test('is that of stETH’s queue, with the queue as its evidence, and takes no round trip more', async () => {
    const { token, strategy } = liquidStakingOf('stETH');
    const { terms, trips } = await live(eigenLayer, { target: strategy });
    const own = combineExit((await lido.readTerms(context(), { target: token })).exit);
    const [leg, ...others] = beyond(terms);
    expect(others).toEqual([]);
    expect(own.known).toBe(true);
    expect(plain(leg?.wait)).toEqual(plain(own));
    expect(leg?.wait).toMatchObject({ known: true, source: { kind: 'derived' } });
    expect(JSON.stringify(leg?.wait, (_, item) => (typeof item === 'bigint' ? `${item}` : item))).toContain(
      WITHDRAWAL_QUEUE,
    );
    expect(trips).toBeLessThanOrEqual(3);
  });

  test('is what its issuer says for every token with a strategy of its own', async () => {
    const known: string[] = [];
    for (const { symbol, token, strategy } of liquidStaking) {
      const issuer = issuerOf(token, 1);
      expect([symbol, issuer?.kind]).toEqual([symbol, 'staking']);
      const { terms, trips } = await live(eigenLayer, { target: strategy });
      const own = await issuer?.readTerms(context(), { target: token });
      expect([symbol, plain(beyond(terms)[0]?.wait)]).toEqual([symbol, own && plain(combineExit(own.exit))]);
      expect([symbol, trips]).toEqual([symbol, Math.min(trips, 3)]);
      if (own && combineExit(own.exit).known) known.push(symbol);
    }
    expect(known).toEqual(expect.arrayContaining(['stETH', 'rETH', 'ETHx', 'mETH']));
  });

  test('is known under a liquid restaking token and in a vault of Karak’s too', async () => {
    for (const [protocol, target] of [
      [kelpProtocol, kelp.rsEth],
      [karakProtocol, karak.kmEth],
    ] as const) {
      const { terms, trips } = await live(protocol, { target });
      expect(beyond(terms).map(({ wait }) => wait.known)).toContain(true);
      expect(trips).toBeLessThanOrEqual(3);
    }
  });

  test('of a vault no document names is asked about from the second time on', async () => {
    const { vault } = (chain().seed.neighbourRecords.symbiotic as SymbioticRecord).vaults.instant;
    const first = await live(symbiotic, { target: vault });
    expect(beyond(first.terms).map(({ wait }) => plain(wait))).toEqual(['not-read']);
    const again = await live(symbiotic, { target: vault });
    expect(beyond(again.terms).map(({ wait }) => wait.known)).toEqual([true]);
    expect([first.trips, again.trips]).toEqual([3, 3]);
  });

  test('or at once, where a request names the token', async () => {
    const { vault } = (chain().seed.neighbourRecords.symbiotic as SymbioticRecord).vaults.instant;
    const { depositor } = chain().seed.accounts;
    const entities = (await symbiotic.recognise?.entitiesAmong(context(), [vault])) ?? [];
    const data = encode('function deposit(address onBehalfOf, uint256 amount)', [depositor, 5n]);
    const call = { chainId: 1, from: depositor, to: vault, value: 0n, data } as const;
    const intent = symbiotic.decodeCall(call, new Map(entities.map((entity) => [entityKey(1, vault), entity])));
    if (!intent) throw new Error('a deposit is not decoded');
    const { terms, trips } = await live(symbiotic, { intent });
    expect(beyond(terms).map(({ wait }) => wait.known)).toEqual([true]);
    expect(trips).toBe(3);
  });

  test('is in a portfolio', async () => {
    await settingsItem.write({ ...(await settingsItem.read()), accounts: [chain().seed.accounts.depositor] });
    const { client } = countTrips(chain().rpcUrl);
    const { positions, trouble } = await loadPortfolio(deps(client));
    expect(trouble).toBeNull();
    const open = positions.filter(({ protocol, terms }) => protocol === 'eigenlayer' && beyond(terms).length > 0);
    expect(open.length).toBeGreaterThan(0);
    expect(open.flatMap(({ terms }) => beyond(terms)).map(({ wait }) => wait.known)).not.toContain(false);
  });

  test('stays open where the issuer does not answer, and everything else is there', async () => {
    const failing = { ...lido, readTerms: async () => lido.readTerms({ ...context(), client: gone }, {}) };
    const gone = countTrips('http://127.0.0.1:9').client;
    const target = { target: liquidStakingOf('stETH').strategy };
    const through = createLookThrough(undefined, new Map(), () => failing);
    const terms = await through.terms(eigenLayer, context(), target);
    expect(beyond(terms).map(({ wait }) => plain(wait))).toEqual(['not-read']);
    expect(terms.stage).toBe('live');
  });
});

describe('tokens and who issues them', () => {
  test('nobody else does', () => {
    const all = protocols.flatMap(({ id, issues }) => (issues?.(1) ?? []).map((token) => [token.toLowerCase(), id]));
    expect(all.length).toBeGreaterThan(20);
    const ids = new Map(all.map(([token, id]) => [token, id]));
    expect(all.filter(([token, id]) => ids.get(token) !== id)).toEqual([]);
  });
});

describe('following a token', () => {
  const token = '0x1111111111111111111111111111111111111111';
  const layer = { ...layerOf(`staking:1:${token}`, 'staking', given(WAD)), address: token } as const;
  const leg = (overrides: Partial<ExitLeg>) =>
    oneLeg({
      id: 'leg',
      layerId: layer.id,
      label: say('test.queue'),
      wait: given(waitOf(DAY)),
      isSlashable: false,
      isEarning: false,
      ...overrides,
    });
  const open = leg({ id: 'open', wait: unknown('not-read', 'TOKEN'), isBeyond: true });
  const terms: Terms = { ...termsOf(), layers: [layer], exit: inSeries(leg({}), open) };

  test('counts every leg of its way, also one beyond another token', () => {
    const way = wayToEther({ exit: inSeries(leg({}), leg({ id: 'further', isBeyond: true })) });
    expect(plain(way)).toEqual(waitOf(2 * DAY));
    expect(plain(wayToEther(terms))).toBe('not-read');
  });

  test('fills in nothing but what is open', () => {
    expect(openTokens(terms)).toEqual([token]);
    const filled = fillOnward(terms, new Map([[token, given(waitOf(3 * DAY))]]));
    expect(flattenLegs(filled.exit).map(({ wait }) => plain(wait))).toEqual([waitOf(DAY), waitOf(3 * DAY)]);
    expect(openTokens(filled)).toEqual([]);
    expect(plain(combineExit(filled.exit))).toEqual(waitOf(DAY));
  });

  test('ends where the way leads back to the token', async () => {
    const ring = {
      id: 'ring',
      kind: 'restaking',
      buildsOn: [],
      registryTerms: () => terms,
      readTerms: async () => terms,
    } as unknown as Protocol;
    const through = createLookThrough(undefined, new Map(), () => ring);
    expect(await through.terms(ring, context(), {})).toMatchObject({ exit: terms.exit });
  });

  test('offline finds what dated documents say', () => {
    const { strategy, token: stEth } = liquidStakingOf('stETH');
    const way = wayToEther(lido.registryTerms({ target: stEth }));
    expect(plain(beyond(registryTermsThrough(eigenLayer, { target: strategy }))[0]?.wait)).toEqual(plain(way));
  });
});
