import { getAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { combineExit } from '@/lib/core/exit';
import type { Address, Hex } from '@/lib/core/units';
import eigenlayer from '@/lib/protocols/eigenlayer';
import { podAddressOf } from '@/lib/protocols/eigenlayer/pod-address';
import native from '@/lib/protocols/native-staking';
import { BEACON_DEPOSIT, CONSOLIDATION_REQUESTS, WITHDRAWAL_REQUESTS } from '@/lib/protocols/native-staking/contracts';
import { decodeCall } from '@/lib/protocols/registry';
import { encode } from '../encode';
import { DAY, exitBehind } from '../families/liquid-staking/reading';

const ALICE: Address = '0x1D96F2f6BeF1202E4Ce1Ff6Dad0c2CB002861d3e';
const BOB: Address = '0x38C8E1149431749736658b9fd21E1A2752B77E4e';
const KEY: Hex = `0x${'a1'.repeat(48)}`;
const THIRTY_TWO = 32n * 10n ** 18n;

const deposit = (payee: Address, prefix: string, from?: Address) => ({
  chainId: 1,
  ...(from ? { from } : {}),
  to: BEACON_DEPOSIT,
  value: THIRTY_TWO,
  data: encode('function deposit(bytes,bytes,bytes,bytes32)', [
    KEY,
    `0x${prefix}${'00'.repeat(11)}${payee.slice(2).toLowerCase()}`,
    `0x${'c3'.repeat(96)}`,
    `0x${'00'.repeat(32)}`,
  ]),
});
const protocolsOf = (call: Parameters<typeof decodeCall>[0]) => decodeCall(call).map(({ protocol }) => protocol);

describe('a deposit for a validator', () => {
  it.each(['01', '02'])('that pays 0x%s the depositor is native staking', (prefix) => {
    expect(protocolsOf(deposit(ALICE, prefix, ALICE))).toEqual(['native-staking']);
    expect(eigenlayer.decodeCall(deposit(ALICE, prefix, ALICE))).toBeUndefined();
  });

  it('that pays the depositor’s own pod is EigenLayer’s, whichever protocol is asked first', () => {
    const call = deposit(podAddressOf(ALICE), '02', ALICE);
    expect(protocolsOf(call)).toEqual(['eigenlayer']);
    expect(eigenlayer.decodeCall(call)?.flags).toEqual([]);
    // Not firm by itself, so that the order of folders decides nothing.
    expect(native.decodeCall(call)?.flags).toContain('unregistered-target');
  });

  it('that pays somebody else, or a pod of somebody else, says so', () => {
    for (const payee of [BOB, podAddressOf(BOB)])
      expect(decodeCall(deposit(payee, '01', ALICE))).toMatchObject([
        { protocol: 'native-staking', beneficiary: payee, flags: ['beneficiary-not-signer', 'unregistered-target'] },
      ]);
  });

  it('names the account that gets everything, for good', () => {
    expect(native.decodeCall(deposit(BOB, '01', BOB))?.note).toEqual({
      key: 'staking.note.ownValidator',
      values: { account: { type: 'address', address: BOB } },
    });
  });
});

describe('requests of validators', () => {
  const ask = (to: Address, data: Hex, chainId = 1) => native.decodeCall({ chainId, from: ALICE, to, value: 1n, data });

  it('of any other length fail, and are not passed on unseen', () => {
    for (const bytes of [1, 47, 48, 55, 57, 95, 97])
      for (const to of [WITHDRAWAL_REQUESTS, CONSOLIDATION_REQUESTS])
        expect(ask(to, `0x${'ab'.repeat(bytes)}`)?.flags, `${bytes}`).toEqual(['malformed']);
  });

  it('without data, or on another chain, are none', () => {
    expect(ask(WITHDRAWAL_REQUESTS, '0x')).toBeUndefined();
    expect(ask(WITHDRAWAL_REQUESTS, `0x${'ab'.repeat(56)}`, 100)).toBeUndefined();
    expect(
      native.decodeCall({ chainId: 1, to: getAddress(BOB), value: 1n, data: `0x${'ab'.repeat(56)}` }),
    ).toBeUndefined();
  });

  it('tell an exit from a part of it, and joining from compounding', () => {
    const part = 500_000_000n.toString(16).padStart(16, '0');
    expect(ask(WITHDRAWAL_REQUESTS, `${KEY}${part}`)).toMatchObject({ amount: 5n * 10n ** 17n });
    expect(ask(WITHDRAWAL_REQUESTS, `${KEY}${'0'.repeat(16)}`)).not.toHaveProperty('amount');
    const keys = (first: string, second: string): Hex => `0x${first.repeat(48)}${second.repeat(48)}`;
    expect(ask(CONSOLIDATION_REQUESTS, keys('a1', 'b2'))?.note?.key).toBe('staking.note.merge');
    expect(ask(CONSOLIDATION_REQUESTS, keys('a1', 'a1'))?.note?.key).toBe('staking.note.compounding');
  });
});

describe('the terms of native staking', () => {
  const terms = native.registryTerms({});

  it('have no service over them, and no bound on the exit', () => {
    expect(terms.slash.today).toMatchObject({ known: true, value: 0n });
    // An empty queue: 5 epochs of lookahead, 256 more, and half of a sweep of nine days.
    expect(combineExit(terms.exit)).toMatchObject({
      value: { min: exitBehind(0n) - (9 * DAY) / 2, expected: exitBehind(0n), max: null },
    });
  });

  it('say what slashing takes by the rules since Pectra', () => {
    const [alone, together] = terms.layers[0]?.claims ?? [];
    // 1/4096 at once; 8192 epochs of absence at 35 million ETH staked: base reward per ETH 64e9/isqrt(35e15), 40 of 64 parts.
    const perEpoch = 32n * ((64n * 10n ** 9n) / 187_082_869n);
    const absent = 8_192n * ((perEpoch * 14n) / 64n + (perEpoch * 26n) / 64n);
    const share = (gwei: bigint) => (gwei * 10n ** 18n + 32n * 10n ** 9n - 1n) / (32n * 10n ** 9n);
    expect(alone?.sentence.values).toEqual({
      share: { type: 'percent', wad: 10n ** 18n / 4_096n },
      absent: { type: 'percent', wad: share(absent) },
    });
    expect(together?.sentence.values).toEqual({
      slashed: { type: 'percent', wad: 10n ** 16n },
      share: { type: 'percent', wad: 3n * 10n ** 16n },
    });
  });
});
