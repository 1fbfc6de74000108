import {
  createPublicClient,
  custom,
  decodeFunctionData,
  decodeFunctionResult,
  encodeFunctionResult,
  type Hex,
  http,
  multicall3Abi,
  type PublicClient,
} from 'viem';
import { mainnet } from 'viem/chains';
import { describe, expect, it } from 'vitest';
import type { Fact } from '@/lib/core/fact';
import type { Position, Terms } from '@/lib/core/terms';
import eigenlayer from '@/lib/protocols/eigenlayer';
import { beaconStrategy, liquidStakingOf } from '../../chain/addresses';
import { useLocalMainnet } from '../../chain/testing';
import { open } from './support/reading';

const chain = useLocalMainnet({ seed: true });

type Call = { readonly method: string; readonly params: readonly [{ readonly data: Hex }, ...unknown[]] };

/** A client over which the views of one selector fail, as on a release that has not got them yet. Notes what is asked. */
const without = (missing: Hex | undefined, asked = new Set<Hex>()): PublicClient => {
  const { request } = http(chain().rpcUrl)({ chain: mainnet });
  const transport = custom({
    request: async (item) => {
      const answer = (await request(item as Parameters<typeof request>[0])) as Hex;
      const { method, params } = item as Call;
      if (method !== 'eth_call') return answer;
      const { args } = decodeFunctionData({ abi: multicall3Abi, data: params[0].data });
      const calls = (args?.[0] ?? []) as readonly { callData: Hex }[];
      const selectors = calls.map(({ callData }) => callData.slice(0, 10) as Hex);
      for (const selector of selectors) asked.add(selector);
      const results = decodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', data: answer });
      const result = results.map((one, index) =>
        selectors[index] === missing ? { success: false, returnData: '0x' as Hex } : one,
      );
      return encodeFunctionResult({ abi: multicall3Abi, functionName: 'aggregate3', result });
    },
  });
  return createPublicClient({ chain: mainnet, transport }) as PublicClient;
};

/** The block's own number and time, which Multicall3 itself answers: without them there is no read at all. */
const CLOCK: readonly Hex[] = ['0x42cbb15c', '0x0f28c97d'];

const numbersOf = ({ slash, yields }: Terms): Record<string, unknown> => {
  const facts: Record<string, Fact<unknown>> = {
    today: slash.today,
    pending: slash.pending,
    latent: slash.latent,
    withinExit: slash.withinExit,
    noticeSeconds: slash.noticeSeconds,
    gapSeconds: slash.gapSeconds,
    unableCount: slash.unableCount,
    ...Object.fromEntries(
      slash.services.flatMap((service) => [
        [`${service.layerId} now`, service.shareNow],
        [`${service.layerId} later`, service.shareLater],
        [`${service.layerId} slasher`, service.slasher],
        [`${service.layerId} count`, service.slashCount],
        [`${service.layerId} redistributes`, service.isRedistributing],
      ]),
    ),
    ...Object.fromEntries(yields.map(({ id, apr }) => [id, apr])),
  };
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, open(fact)]));
};

const isUnknown = (value: unknown): boolean => typeof value === 'string' && value.startsWith('unknown: ');

/** Every number is the one read with all views, or unknown; and whoever has no service now has unknown totals. */
const expectDegraded = (terms: Terms, whole: Terms): void => {
  const before = numbersOf(whole);
  for (const [name, value] of Object.entries(numbersOf(terms)))
    if (!isUnknown(value)) expect({ [name]: value }).toEqual({ [name]: before[name] });
  if (terms.slash.services.length !== whole.slash.services.length)
    for (const fact of [terms.slash.today, terms.slash.latent]) expect(isUnknown(open(fact))).toBe(true);
};

describe('whatever view is missing, no number is invented', () => {
  it.each([
    ['a token', liquidStakingOf('stETH').strategy, 'depositor'],
    ['restaked ETH', beaconStrategy, 'nativeRestaker'],
    ['a locked vault', undefined, 'vaultDepositor'],
  ] as const)('in the terms of %s', async (_, target, who) => {
    const owner = chain().seed.accounts[who];
    const read = (client: PublicClient) =>
      eigenlayer.readTerms({ client, chainId: 1, now: 0 }, target ? { owner, target } : { owner });
    const asked = new Set<Hex>();
    const whole = await read(without(undefined, asked));
    const views = [...asked].filter((selector) => !CLOCK.includes(selector));
    expect(views.length).toBeGreaterThan(30);
    for (const missing of views) expectDegraded(await read(without(missing)), whole);
  });

  it('in the positions of all accounts', async () => {
    const owners = Object.values(chain().seed.accounts);
    const read = (client: PublicClient) => eigenlayer.readPositions({ client, chainId: 1, now: 0 }, owners);
    const asked = new Set<Hex>();
    const whole = new Map((await read(without(undefined, asked))).map((position) => [position.id, position]));
    const ids = (positions: readonly Position[]) => positions.map(({ id }) => id);
    for (const missing of [...asked].filter((selector) => !CLOCK.includes(selector))) {
      const positions = await read(without(missing));
      for (const position of positions) {
        const before = whole.get(position.id);
        for (const key of ['amount', 'valueWei', 'claimableAt', 'isClaimable'] as const)
          if (!isUnknown(open<unknown>(position[key])))
            expect(open<unknown>(position[key])).toEqual(open<unknown>(before?.[key]));
        if (before) expectDegraded(position.terms, before.terms);
      }
      // A position that is missing leaves an unknown one behind.
      const isWhole = [...whole.keys()].every((id) => ids(positions).includes(id));
      if (!isWhole) expect(ids(positions).some((id) => id.includes('unreadable'))).toBe(true);
    }
  });
});
