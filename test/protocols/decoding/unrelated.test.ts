import { describe, expect, it } from 'vitest';
import type { Address, Hex } from '@/lib/core/units';
import { parseTypedData } from '@/lib/protocols/decoding/typed-data';
import { examineCall, examineTypedData, protocols } from '@/lib/protocols/registry';
import { callOfCase, ownCases, protocolFolders } from '../conformance/folders';
import { encode } from '../encode';
import { cases as mined } from './fixtures/unrelated-transactions.json';

// Selectors are shared by half of all contracts: what is called decides, never the selector alone.

const EOA: Address = '0x38C8E1149431749736658b9fd21E1A2752B77E4e';

/** Contracts of mainnet that have nothing to do with restaking. */
const strangers: Readonly<Record<string, Address>> = {
  WETH: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
  USDC: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  WBTC: '0x2260FAC5E5542a773Aa44fBCfeDf7C193bc2C599',
  sDAI: '0x83F20F44975D03b1b09e64809B757c47f942BEeA',
  sUSDe: '0x9D39A5DE30e57443BfF2A8307A4256c8797A3497',
  'Aave pool': '0x87870Bca3F3fD6335C3F4ce8392D69350B4fA4E2',
  Morpho: '0xBBBBBbbBBb9cC5e90e3b3Af64bdAF62C37EEFFCb',
  Compound: '0xc3d688B66703497DAA19211EEdff47f25384cdc3',
  Yearn: '0xa354F35829Ae975e850e23e9615b11Da1B3dC4DE',
  'Curve 3pool': '0xbEbc44782C7dB0a1A60Cb6fe97d0b483032FF1C7',
  'Uniswap router': '0xE592427A0AEce92De3Edee1F18E0157C05861564',
  Permit2: '0x000000000022D473030F116dDEE9F6B43aC78BA3',
  Pendle: '0x888888888889758F76e7103c6CbF23ABbF58F946',
  'Lido’s gate seal': '0xf9C9fDB4A5D2AA1D836D5370AB9b28BC1847e178',
};

/** Karak's vaults and EigenLayer's pods are many and listed nowhere: calls only they have are taken for theirs, with that said. */
const isShape = (flags: readonly string[]): boolean => flags.includes('unregistered-contract');

/** One call of every selector that any protocol has a fixture of. */
const calls = new Map(
  protocolFolders
    .flatMap((id) => ownCases(id))
    .filter(({ typedData, expected }) => typedData === undefined && expected.action !== 'approve')
    .map((item) => callOfCase(item))
    .filter(({ data }) => data.length >= 10)
    .map((call) => [call.data.slice(0, 10), call] as const),
);

describe('every known selector', () => {
  it('there are many', () => {
    expect(calls.size).toBeGreaterThan(200);
  });

  it.each(Object.entries(strangers))('is nothing at %s', (_, to) => {
    const claimed = [...calls.values()].flatMap((call) => examineCall({ ...call, chainId: 1, to }).intents);
    expect(claimed.filter(({ flags }) => !isShape(flags))).toEqual([]);
    expect(new Set(claimed.map(({ verb }) => verb))).toEqual(new Set(['startRedeem', 'finishRedeem']));
  });

  it('at a contract of ours on a chain it is not on says so, or nothing', () => {
    const ours = protocolFolders.flatMap((id) => ownCases(id)).filter(({ typedData }) => typedData === undefined);
    const elsewhere = [8453, 17_000, 560_048].flatMap((chainId) =>
      ours
        .filter((item) => item.chainId === 1)
        .flatMap((item) => examineCall({ ...callOfCase(item), chainId }).intents.map((intent) => ({ intent, item }))),
    );
    expect(elsewhere.length).toBeGreaterThan(500);
    // The same addresses are the protocol's own on some chains: those need no flag.
    const unsaid = elsewhere.filter(({ intent, item }) => {
      const isThere = protocols.some(({ contracts }) =>
        contracts(intent.chainId).some((it) => [item.to, intent.target].includes(it)),
      );
      return !intent.flags.includes('wrong-chain') && !isShape(intent.flags) && !isThere;
    });
    expect(unsaid.map(({ item, intent }) => `${item.id} on ${intent.chainId}`)).toEqual([]);
  });
});

describe('mined transactions that share a selector with restaking', () => {
  it('there are many, of many selectors', () => {
    expect(mined.length).toBeGreaterThan(150);
    expect(new Set(mined.map(({ data }) => data.slice(0, 10))).size).toBeGreaterThan(40);
  });

  it.each(mined.map((item) => [item.hash, item] as const))('%s is nothing', (_, item) => {
    const call = {
      ...item,
      to: item.to as Address,
      from: item.from as Address,
      value: BigInt(item.value),
      data: item.data as Hex,
    };
    expect(examineCall(call).intents).toEqual([]);
  });
});

describe('allowances', () => {
  const amount = 2n ** 256n - 1n;
  const spenders = Object.values(strangers).filter((it) => it !== strangers.Permit2);
  const tokens: readonly Address[] = [
    '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee',
    '0xA1290d69c65A6Fe4DF752f95823fae25cB99e5A7',
    '0xbf5495Efe5DB9ce00f80364C8B423567e58d2110',
    '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
    '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  ];

  it('of any token to strangers are nobody’s, by call and by signature', () => {
    for (const spender of spenders)
      for (const to of tokens) {
        const approve = encode('function approve(address,uint256)', [spender, amount]);
        const more = encode('function increaseAllowance(address,uint256)', [spender, amount]);
        for (const data of [approve, more])
          expect(examineCall({ chainId: 1, from: EOA, to, value: 0n, data }).intents).toEqual([]);
        const parsed = parseTypedData([
          EOA,
          {
            types: {
              Permit: ['owner address', 'spender address', 'value uint256', 'nonce uint256', 'deadline uint256'].map(
                (field) => ({ name: field.split(' ')[0], type: field.split(' ')[1] }),
              ),
            },
            primaryType: 'Permit',
            domain: { name: 'Token', version: '1', chainId: 1, verifyingContract: to },
            message: { owner: EOA, spender, value: amount.toString(), nonce: 0, deadline: 1 },
          },
        ]);
        if (!parsed.ok) throw parsed.error;
        expect(examineTypedData(parsed.typedData).intents).toEqual([]);
      }
  });
});
