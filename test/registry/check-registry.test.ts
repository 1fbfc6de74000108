import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Address, PublicClient } from 'viem';
import { parseAbi } from 'viem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { view } from '@/lib/protocols/reading/read-batch';
import { core, liquidStakingOf } from '../chain/addresses';
import { type LocalMainnet, startLocalMainnet } from '../chain/local-mainnet';
import { checkRegistry, findAddresses } from './check-registry';

let chain: LocalMainnet;
beforeAll(async () => {
  chain = await startLocalMainnet();
});
afterAll(() => chain.stop());

const head = { version: 1, date: '2026-11-24', source: 'a test' };
const stEth = liquidStakingOf('stETH');
const nobody = '0x00000000000000000000000000000000000000A1' as Address;

const check = (content: object, checks: Parameters<typeof checkRegistry>[2] = []) =>
  checkRegistry(chain.publicClient as PublicClient, { name: 'some', content: { ...head, ...content } }, checks);

describe('a registry file against the chain', () => {
  test('that is right differs in nothing', async () => {
    const { checked, differences } = await check({ tokens: [{ address: stEth.token, symbol: 'stETH', decimals: 18 }] });
    expect(differences).toEqual([]);
    expect(checked).toBe(3);
  });

  test.each([
    ['a symbol', { tokens: [{ address: stEth.token, symbol: 'wstETH' }] }, 'wstETH', 'stETH'],
    ['decimals', { tokens: [{ address: stEth.token, decimals: 6 }] }, '6', '18'],
    ['code', { vaults: [{ address: nobody }] }, 'code', 'none'],
    ['a checksum', { vaults: [{ address: stEth.token.toLowerCase() }] }, stEth.token, stEth.token.toLowerCase()],
  ])('differs in %s', async (_what, content, expected, found) => {
    expect((await check(content)).differences).toMatchObject([{ expected, found }]);
  });

  test('needs no code where plain accounts sign, and leaves other chains alone', async () => {
    expect((await check({ operators: [nobody], vaults: [{ chainId: 10, address: nobody }] })).differences).toEqual([]);
  });

  test('is held to what the protocol itself can confirm', async () => {
    const abi = parseAbi([
      'function underlyingToken() view returns (address)',
      'function owner() view returns (address)',
    ]);
    const asked = [
      {
        place: 'token',
        address: stEth.strategy,
        view: view(abi, stEth.strategy, 'underlyingToken'),
        expected: stEth.token,
      },
      {
        place: 'other',
        address: stEth.strategy,
        view: view(abi, stEth.strategy, 'underlyingToken'),
        expected: core.strategyManager,
      },
      { place: 'none', address: nobody, view: view(abi, nobody, 'owner'), expected: nobody },
    ];
    expect((await check({}, asked)).differences).toMatchObject([
      { place: 'other', expected: core.strategyManager, found: stEth.token },
      { place: 'none', found: 'no answer' },
    ]);
  });

  test('without version, date and source is told to lack them', async () => {
    const file = { name: 'some', content: { tokens: [] } };
    expect((await checkRegistry(chain.publicClient as PublicClient, file, [])).differences).toHaveLength(1);
  });
});

describe('every bundled registry file', () => {
  const folder = join('public', 'registry');
  test.each(readdirSync(folder))('%s names addresses, with checksums', async (file) => {
    const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    expect(findAddresses(content).length).toBeGreaterThan(0);
    // On no chain of its own nothing but the form is left to check.
    const elsewhere = { getChainId: async () => 0 } as unknown as PublicClient;
    expect((await checkRegistry(elsewhere, { name: file, content }, [])).differences).toEqual([]);
  });
});
