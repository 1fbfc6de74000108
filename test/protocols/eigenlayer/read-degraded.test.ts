import { createPublicClient, custom, http, type PublicClient, stringToHex } from 'viem';
import { mainnet } from 'viem/chains';
import { beforeEach, describe, expect, it } from 'vitest';
import { combineExit } from '@/lib/core/exit';
import type { Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { ReadTarget } from '@/lib/protocols/contract';
import eigenlayer from '@/lib/protocols/eigenlayer';
import { MULTICALL3, ReadFailedError } from '@/lib/protocols/reading/aggregate';
import { authority, core, eigenStrategy, implementations, liquidStakingOf } from '../../chain/addresses';
import { namedAddress, tokenMinter } from '../../chain/place';
import { Acts, useLocalMainnet, wad } from '../../chain/testing';
import { countTrips, findingIds, open, readPositionsOf, readTermsOf } from './support/reading';

const chain = useLocalMainnet({ seed: true });
const stEth = liquidStakingOf('stETH').strategy;

let acts: Acts;
let mine: ReadTarget;
let whole: Terms;
beforeEach(async () => {
  acts = new Acts(chain());
  mine = { owner: chain().seed.accounts.depositor, target: stEth };
  whole = await readTermsOf(chain(), mine);
});
const withoutCode = (address: Address) => chain().testClient.setCode({ address, bytecode: '0x' });

describe('a view that does not answer', () => {
  it('of the emissions leaves everything else as it was', async () => {
    await withoutCode(core.emissionsController);
    const terms = await readTermsOf(chain(), mine);
    expect(open(terms.yields.find(({ kind }) => kind === 'emission')?.apr)).toBe('unknown: call-failed');
    expect(terms.slash.services).toHaveLength(whole.slash.services.length);
    expect(open(terms.slash.today)).toEqual(open(whole.slash.today));
  });

  it('of the timelock leaves the upgrade notice unknown', async () => {
    await withoutCode(authority.timelock);
    const terms = await readTermsOf(chain(), mine);
    expect(terms.findings).toContainEqual(expect.objectContaining({ id: 'eigenlayer:upgrade', status: 'unknown' }));
  });

  it('of the old directory leaves the count of those who cannot slash unknown, and the services known', async () => {
    await withoutCode(core.avsDirectory);
    const { slash } = await readTermsOf(chain(), mine);
    expect(open(slash.unableCount)).toBe('unknown: call-failed');
    expect(open(slash.today)).toEqual(open(whole.slash.today));
  });

  it('of the allocations leaves every share unknown; never zero, never safe', async () => {
    await withoutCode(implementations.allocationManagerView);
    const { slash } = await readTermsOf(chain(), mine);
    expect(slash.services).toEqual([]);
    const { today, latent, pending, withinExit, noticeSeconds, gapSeconds, unableCount } = slash;
    for (const fact of [today, latent, pending, withinExit, noticeSeconds, gapSeconds, unableCount])
      expect(open<unknown>(fact)).toBe('unknown: call-failed');
  });

  it('of the withdrawal delay leaves the exit unknown', async () => {
    await withoutCode(core.delegationManager);
    const terms = await readTermsOf(chain(), mine);
    expect(open(combineExit(terms.exit))).toBe('unknown: call-failed');
    expect(open(terms.slash.today)).toBe('unknown: call-failed');
    expect(findingIds(terms)).toContain('paused');
  });

  it('of an account’s own list is one unknown position, never an empty account', async () => {
    await withoutCode(core.delegationManager);
    const { depositor, newcomer } = chain().seed.accounts;
    const positions = await readPositionsOf(chain(), [depositor, newcomer]);
    expect(positions.map(({ owner, amount, valueWei }) => [owner, open(amount), open(valueWei)])).toEqual(
      [depositor, newcomer].map((owner) => [owner, 'unknown: call-failed', 'unknown: call-failed']),
    );
  });

  it('of one strategy leaves that amount unknown and the others known', async () => {
    const rEth = liquidStakingOf('rETH').strategy;
    await withoutCode(stEth);
    const positions = await readPositionsOf(chain(), [chain().seed.accounts.depositor]);
    const amountIn = (strategy: Address) =>
      open(positions.find(({ id, kind }) => kind === 'deposit' && id.endsWith(strategy))?.amount);
    expect(amountIn(stEth)).toBe('unknown: call-failed');
    expect(typeof amountIn(rEth)).toBe('bigint');
    expect(typeof amountIn(eigenStrategy)).toBe('bigint');
  });
});

describe('a chain that does not answer', () => {
  const answering = (answer: () => unknown): PublicClient =>
    createPublicClient({
      chain: mainnet,
      transport: custom({ request: async () => answer() }, { retryCount: 0 }),
    }) as PublicClient;
  const down = answering(() => {
    throw new Error('connection refused');
  });

  it.each([
    ['is down', down],
    ['knows no Multicall3', answering(() => '0x')],
    ['answers nonsense', answering(() => '0x1234')],
    ['answers no hex', answering(() => ({ surprise: true }))],
  ])('because it %s is an error that says so', async (_, client) => {
    const context = { client, chainId: 1, now: 0 };
    await expect(eigenlayer.readTerms(context, mine)).rejects.toThrow(ReadFailedError);
    await expect(eigenlayer.readPositions(context, [mine.owner as Address])).rejects.toThrow(ReadFailedError);
  });

  it('halfway is an error, not half of the terms', async () => {
    const { request } = http(chain().rpcUrl)({ chain: mainnet });
    let calls = 0;
    const transport = custom(
      {
        request: (item) => {
          if (++calls === 2) throw new Error('connection reset');
          return request(item as Parameters<typeof request>[0]);
        },
      },
      { retryCount: 0 },
    );
    const client = createPublicClient({ chain: mainnet, transport }) as PublicClient;
    await expect(eigenlayer.readTerms({ client, chainId: 1, now: 0 }, mine)).rejects.toThrow(ReadFailedError);
  });

  it('is not asked for another chain’s account, nor for no account', async () => {
    expect(await eigenlayer.readPositions({ client: down, chainId: 10, now: 0 }, [mine.owner as Address])).toEqual([]);
    expect(await eigenlayer.readPositions({ client: down, chainId: 1, now: 0 }, [])).toEqual([]);
    const terms = await eigenlayer.readTerms({ client: down, chainId: 10, now: 0 }, mine);
    expect(terms.stage).toBe('registry');
    expect(open(terms.slash.today)).toBe('unknown: not-read');
  });
});

it('a block that comes between two round trips does not mix into the terms', async () => {
  const { northwind } = chain().seed.operators;
  const { cap } = chain().seed.operatorSets;
  const { request } = http(chain().rpcUrl)({ chain: mainnet });
  let calls = 0;
  const transport = custom({
    request: async (item) => {
      if (++calls === 2) await acts.slash(cap, northwind.address, stEth, wad / 2n);
      return request(item as Parameters<typeof request>[0]);
    },
  });
  const client = createPublicClient({ chain: mainnet, transport }) as PublicClient;
  const before = await eigenlayer.readTerms({ client, chainId: 1, now: 0 }, mine);
  expect(before.readPoint).toEqual(whole.readPoint);
  expect(open(before.slash.today)).toEqual(open(whole.slash.today));
  expect(open((await readTermsOf(chain(), mine)).slash.today)).not.toEqual(open(whole.slash.today));
});

it('a token nobody vouches for names itself, without the characters that deceive', async () => {
  const token = namedAddress('a token with a name of its own');
  const hostile = 'st\u202EHTE\u200B<img src=x onerror=alert(1)>'.repeat(3);
  await chain().testClient.setCode({ address: token, bytecode: chain().protocol.code('Token') });
  await acts.send(tokenMinter, 'Token', 'initialize', [hostile, hostile, 6, tokenMinter], token);
  await acts.send(tokenMinter, 'StrategyFactory', 'deployNewStrategy', [token]);
  const strategy = await acts.read<Address>('StrategyFactory', 'deployedStrategies', [token]);
  const { newcomer } = chain().seed.accounts;
  await acts.send(tokenMinter, 'Token', 'mint', [newcomer, 5_000_000n], token);
  await acts.send(newcomer, 'Token', 'approve', [core.strategyManager, 5_000_000n], token);
  await acts.send(newcomer, 'StrategyManager', 'depositIntoStrategy', [strategy, token, 5_000_000n]);
  const [position] = await readPositionsOf(chain(), [newcomer]);
  expect(position).toMatchObject({
    asset: { decimals: 6, address: strategyToken(token) },
    amount: { value: 5_000_000n },
  });
  expect(open(position?.valueWei)).toBe('unknown: not-measured');
  expect(position?.asset.symbol).not.toMatch(/[\u200B\u202E]/);
  expect(position?.asset.symbol.length).toBeLessThanOrEqual(24);
  // A page that names the token, and one that names its strategy, mean the same.
  for (const target of [token, strategy]) {
    const terms = await readTermsOf(chain(), { owner: newcomer, target });
    expect(terms.layers.find(({ kind }) => kind === 'wrapper')).toMatchObject({ isSelfNamed: true });
  }
});

const strategyToken = (token: Address) => expect.stringMatching(new RegExp(`^${token}$`, 'i'));

it('a token whose name is no text is known by its address', async () => {
  const token = namedAddress('a token that names itself in 32 bytes');
  // Answers every call with the same word, as MKR answers symbol().
  const word = stringToHex('MKR', { size: 32 }).slice(2);
  await chain().testClient.setCode({ address: token, bytecode: chain().protocol.code('Token') });
  await acts.send(tokenMinter, 'StrategyFactory', 'deployNewStrategy', [token]);
  await chain().testClient.setCode({ address: token, bytecode: `0x7f${word}5f5260205ff3` });
  const terms = await readTermsOf(chain(), { target: token });
  const layer = terms.layers.find(({ kind }) => kind === 'wrapper');
  expect(layer).toMatchObject({ isSelfNamed: false, address: strategyToken(token) });
  expect(layer?.name).toMatch(/^0x[0-9a-fA-F]{4}…/);
});

it('Multicall3 is where the reader looks for it', async () => {
  expect(await chain().publicClient.getCode({ address: MULTICALL3 })).toBeDefined();
  const { client, trips } = countTrips(chain().rpcUrl);
  await eigenlayer.readTerms({ client, chainId: 1, now: 0 }, mine);
  expect(trips()).toBe(3);
});
