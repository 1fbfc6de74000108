import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { unknown } from '@/lib/core/fact';
import { encodeJson } from '@/lib/core/json';
import type { Terms } from '@/lib/core/terms';
import type { Deps } from '@/lib/portfolio/deps';
import { keepPlaces, type PlaceBook, placeKey, recallPlaces } from '@/lib/portfolio/known-places';
import { createLookThrough } from '@/lib/portfolio/look-through';
import { readTermsNow } from '@/lib/portfolio/read-terms';
import type { Protocol, ReadTarget } from '@/lib/protocols/contract';
import kelpProtocol from '@/lib/protocols/kelp';
import { nodeDelegators } from '@/lib/protocols/kelp/registry';
import mellowProtocol from '@/lib/protocols/mellow';
import { protocols } from '@/lib/protocols/registry';
import { core, liquidStakingOf } from '../chain/addresses';
import { compileContracts } from '../chain/compile';
import { groundOf } from '../chain/neighbours';
import { kelp, story } from '../chain/neighbours/kelp';
import { addSecondPlace, depositInto, mellow } from '../chain/neighbours/mellow';
import { namedAddress, tokenMinter } from '../chain/place';
import { connectRpc, Sender } from '../chain/rpc';
import { operators } from '../chain/scenario';
import { useLocalMainnet } from '../chain/testing';
import { intentsOfCase, ownCases, urlsOf } from '../protocols/conformance/folders';
import { countTrips } from '../support/count-trips';

const chain = useLocalMainnet({ seed: true });
beforeEach(() => fakeBrowser.reset());

const BUDGET = 3;
/** Looked through down to what is below them on the local mainnet; a reader that finds nothing there would be quick. */
const LOOKED_THROUGH = 'bedrock eigenpie ether-fi kelp mellow puffer renzo swell-restaking yieldnest'.split(' ');
const OF_EACH_KIND = 4;
const NOW = 1_800_000_000;

const read = async (protocol: Protocol, target: ReadTarget): Promise<{ terms: Terms; trips: number }> => {
  const { client, trips } = countTrips(chain().rpcUrl);
  const deps: Deps = {
    reader: async () => client,
    baseYield: async () => unknown('feed-failed'),
    selfGivenName: async () => undefined,
    now: () => NOW,
  };
  const { terms, stage } = await readTermsNow(protocol, 1, target, undefined, deps);
  expect(stage).toBe('live');
  return { terms, trips: trips() };
};

/** Nothing in particular; what pages and requests are about; and contracts. */
const targetsOf = (protocol: Protocol): readonly ReadTarget[] => {
  const { id } = protocol;
  const pages = urlsOf(id).deposit.flatMap((url) => protocol.targetOfPage?.(new URL(url))?.target ?? []);
  const requests = ownCases(id)
    .flatMap(intentsOfCase)
    .filter((intent) => intent.protocol === id && intent.chainId === 1)
    .map((intent) => ({ intent }));
  const contracts = protocol.contracts(1).map((target) => ({ target }));
  return [{}, ...[pages, requests, contracts].flatMap((list) => list.slice(0, OF_EACH_KIND))];
};

const isLookedThrough = ({ layers, slash }: Terms): boolean =>
  layers.some(({ kind }) => kind === 'operator') && slash.services.length > 0;

describe('live terms of one target', () => {
  const readable = protocols
    .filter(({ kind }) => kind !== 'pages-only')
    .map((protocol) => [protocol.id, protocol] as const);

  test.each(readable)(
    'of %s are read within the budget of round trips',
    async (id, protocol) => {
      const seen: boolean[] = [];
      for (const target of targetsOf(protocol)) {
        const first = await read(protocol, target);
        const again = await read(protocol, target);
        expect([target, first.trips]).toEqual([target, Math.min(first.trips, BUDGET)]);
        expect([target, again.trips]).toEqual([target, Math.min(again.trips, BUDGET)]);
        expect(encodeJson(again.terms.slash)).toBe(encodeJson(first.terms.slash));
        seen.push(isLookedThrough(first.terms));
      }
      expect(seen.length).toBeGreaterThan(0);
      if (LOOKED_THROUGH.includes(id)) expect(seen).toContain(true);
    },
    60_000,
  );
});

describe('what is expected under a wrapper and what is there', () => {
  const stEth = liquidStakingOf('stETH');
  const target = { target: kelp.rsEth };
  const act = (
    from: `0x${string}`,
    contract: string,
    to: `0x${string}`,
    functionName: string,
    args: readonly unknown[],
  ) => chain().protocol.send({ from, contract, to, functionName, args });

  /** Restakes stETH with an operator as a node delegator would. */
  const restake = async (node: `0x${string}`, operator: `0x${string}`): Promise<void> => {
    const amount = 10n ** 18n;
    await act(tokenMinter, 'StakedEther', stEth.token, 'transfer', [node, 2n * amount]);
    await act(node, 'Token', stEth.token, 'approve', [core.strategyManager, amount]);
    const deposit = [stEth.strategy, stEth.token, amount];
    await act(node, 'StrategyManager', core.strategyManager, 'depositIntoStrategy', deposit);
    const delegation = [operator, { signature: '0x', expiry: 0n }, `0x${'00'.repeat(32)}`];
    await act(node, 'DelegationManager', core.delegationManager, 'delegateTo', delegation);
  };
  const operatorsIn = ({ layers }: Terms): readonly unknown[] =>
    layers.flatMap(({ kind, address }) => (kind === 'operator' ? [address] : []));
  const { northwind, longHorizon } = operators;

  test('an operator nobody knew before is in the terms, for one round trip more', async () => {
    expect(operatorsIn((await read(kelpProtocol, target)).terms)).toEqual([longHorizon.address]);
    const node = namedAddress('a second new Kelp node delegator');
    await restake(node, northwind.address);
    await act(kelp.operations, 'KelpPool', kelp.pool, 'addNodeDelegatorContractToQueue', [[node]]);
    const { terms, trips } = await read(kelpProtocol, target);
    expect(operatorsIn(terms)).toEqual(expect.arrayContaining([longHorizon.address, northwind.address]));
    expect(trips).toBe(BUDGET + 1);
    expect((await read(kelpProtocol, target)).trips).toBe(BUDGET);
  });

  test('a place that no document names costs one round trip more, once', async () => {
    const multi = { target: mellow.multi };
    const ground = groundOf(new Sender(connectRpc(chain().rpcUrl), compileContracts()));
    const place = await addSecondPlace(ground);
    await depositInto(ground, mellow.multi, 'MellowMultiVault', 10n ** 18n);
    const { terms, trips } = await read(mellowProtocol, multi);
    expect(terms.layers.map(({ address }) => address)).toContain(place);
    expect(trips).toBe(BUDGET + 1);
    expect((await read(mellowProtocol, multi)).trips).toBe(BUDGET);
  });

  test('an account of the registry that the chain does not list is not in the terms', async () => {
    const before = await read(kelpProtocol, target);
    const listed: readonly string[] = Object.values(story.nodes);
    const unlisted = nodeDelegators.find((account) => !listed.includes(account));
    if (unlisted === undefined) throw new Error('the registry knows more node delegators than the local mainnet');
    await restake(unlisted, northwind.address);
    expect(operatorsIn((await read(kelpProtocol, target)).terms)).toEqual(operatorsIn(before.terms));
  });

  test('a place of the last reading that is none any more is not in the terms, and forgotten', async () => {
    const { terms } = await read(kelpProtocol, target);
    const key = placeKey(kelpProtocol, 1, target);
    const book: PlaceBook = await recallPlaces(NOW);
    const places = book.get(key) ?? [];
    expect(places.length).toBeGreaterThan(0);
    const gone = { protocol: 'eigenlayer', target: { operator: northwind.address, target: stEth.strategy } };
    await keepPlaces(new Map([[key, [...places, gone]]]), NOW);
    const again = await read(kelpProtocol, target);
    expect(operatorsIn(again.terms)).toEqual(operatorsIn(terms));
    expect(encodeJson(again.terms.slash)).toBe(encodeJson(terms.slash));
    expect((await recallPlaces(NOW)).get(key)).toEqual(places);
  });

  test('nothing is taken from the last reading but where to look', async () => {
    const { client } = countTrips(chain().rpcUrl);
    const context = { client, chainId: 1, now: NOW };
    const book: PlaceBook = new Map();
    const first = await createLookThrough(undefined, book).terms(kelpProtocol, context, target);
    expect(book.size).toBeGreaterThan(0);
    expect(await createLookThrough(undefined, book).terms(kelpProtocol, context, target)).toEqual(first);
  });
});
