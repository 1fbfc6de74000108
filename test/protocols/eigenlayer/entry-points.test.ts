import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address, Hex } from '@/lib/core/units';
import * as addresses from '@/lib/protocols/eigenlayer/addresses';
import { contractsOn, decodeCall } from '@/lib/protocols/eigenlayer/decode';
import { podAddressOf } from '@/lib/protocols/eigenlayer/pod-address';
import { anyAddress, anyValue, encode, flatten, inputsOf } from '../encode';

const ALICE: Address = '0x1D96F2f6BeF1202E4Ce1Ff6Dad0c2CB002861d3e';
const STRANGER: Address = '0x00000000000000000000000000000000DeaDBeef';

type Row = { contract: string; selector: Hex; signature?: string; outdated?: string };
const { rows } = JSON.parse(readFileSync(new URL('./fixtures/entry-points.fixture.json', import.meta.url), 'utf8')) as {
  rows: readonly Row[];
};

const homes: Readonly<Record<string, Address>> = {
  StrategyManager: addresses.STRATEGY_MANAGER,
  DelegationManager: addresses.DELEGATION_MANAGER,
  EigenPodManager: addresses.EIGEN_POD_MANAGER,
  AllocationManager: addresses.ALLOCATION_MANAGER,
  PermissionController: addresses.PERMISSION_CONTROLLER,
  RewardsCoordinator: addresses.REWARDS_COORDINATOR,
  StrategyFactory: addresses.STRATEGY_FACTORY,
  Eigen: addresses.EIGEN,
  EigenPod: podAddressOf(ALICE),
  BeaconDeposit: addresses.BEACON_DEPOSIT,
  DurationVaultStrategy: STRANGER,
};

/** Decoded only with a spender or credentials of ours in it, or (`lock`) too common a name to claim. */
const SPECIAL = new Set(['0xd505accf', '0x22895118', '0xf83d08ba']);
const signed = rows.filter((row): row is Row & { signature: string } => row.signature !== undefined);
const ordinary = signed.filter((row) => !SPECIAL.has(row.selector));
const call = (to: Address, data: Hex, chainId = 1, value = 0n) => ({ chainId, from: ALICE, to, value, data });
const homeOf = (row: Row): Address => homes[row.contract] ?? STRANGER;

describe('entry points that a person signs', () => {
  it.each(ordinary.map((row) => [row.contract, row.signature, row] as const))('%s %s', (_, signature, row) => {
    const name = /function (\w+)/.exec(signature)?.[1];
    fc.assert(
      fc.property(fc.tuple(...inputsOf(signature).map(anyValue)), (args) => {
        const data = encode(signature, args);
        expect(data.slice(0, 10)).toBe(row.selector);
        const intent = decodeCall(call(homeOf(row), data));
        expect(intent?.verb).toBe(name);
        expect(intent?.flags).not.toContain('malformed');
        expect(flatten(intent?.args)).toEqual(flatten(args));
      }),
      { numRuns: 30 },
    );
  });

  it.each(rows.filter((row) => row.outdated))('$contract $outdated ($selector) is known, and outdated', (row) => {
    const intent = decodeCall(call(homeOf(row), `${row.selector}00`));
    expect(intent).toMatchObject({ verb: row.outdated, action: 'other' });
    expect(intent?.flags).toEqual(expect.arrayContaining(['malformed']));
  });

  it('keeps what it knows of a call followed by stray bytes', () => {
    const data = encode('function undelegate(address staker)', [ALICE]);
    const intent = decodeCall(call(addresses.DELEGATION_MANAGER, `${data}deadbeef`));
    expect(intent).toMatchObject({ action: 'undelegate', subject: ALICE, flags: [] });
  });

  it.each(ordinary.filter((row) => inputsOf(row.signature).length > 0 && row.contract !== 'DurationVaultStrategy'))(
    '$contract $selector cut short is malformed, never nothing',
    (row) => {
      for (const data of [row.selector, `${row.selector}00`, `${row.selector}${'ff'.repeat(31)}`] as Hex[]) {
        expect(decodeCall(call(homeOf(row), data))).toMatchObject({ action: 'other', flags: ['malformed'] });
      }
    },
  );

  it('says so when the chain is another one, and knows nothing there that it knows by shape alone', () => {
    const data = encode('function depositIntoStrategy(address,address,uint256)', [STRANGER, STRANGER, 1n]);
    for (const chainId of [10, 8453, 42161, 17000]) {
      expect(decodeCall(call(addresses.STRATEGY_MANAGER, data, chainId))?.flags).toContain('wrong-chain');
      expect(decodeCall(call(STRANGER, `0x88676cad${'0'.repeat(64)}`, chainId))).toBeUndefined();
    }
  });

  it('names a function it does not know at a core contract instead of passing it on', () => {
    expect(decodeCall(call(addresses.DELEGATION_MANAGER, '0x12345678'))).toMatchObject({
      action: 'other',
      verb: '0x12345678',
      flags: ['unknown-function'],
    });
    expect(decodeCall(call(addresses.DELEGATION_MANAGER, '0x'))).toBeUndefined();
    // The token is everyone's: a transfer of EIGEN is no business of ours.
    expect(
      decodeCall(call(addresses.EIGEN, encode('function transfer(address,uint256)', [ALICE, 1n]))),
    ).toBeUndefined();
  });

  it('claims no stranger by selector, but for those that only pods and vaults have', () => {
    const ownShapes = new Set(
      signed
        .filter((row) => row.contract === 'EigenPod' || row.contract === 'DurationVaultStrategy')
        .map((row) => row.selector),
    );
    for (const row of signed) {
      fc.assert(
        fc.property(anyAddress, fc.tuple(...inputsOf(row.signature).map(anyValue)), (to, args) => {
          const intent = decodeCall(call(to, encode(row.signature, args)));
          if (!ownShapes.has(row.selector)) expect(intent).toBeUndefined();
          else if (intent) expect(intent.flags).toContain('unregistered-contract');
        }),
        { numRuns: 5 },
      );
    }
  });

  it('never throws, whatever the bytes', () => {
    const targets = [...contractsOn(1), addresses.BEACON_DEPOSIT, podAddressOf(ALICE), STRANGER];
    const selectors = rows.map((row) => row.selector);
    const bytes = fc.uint8Array({ maxLength: 700 }).map((array) => Buffer.from(array).toString('hex'));
    fc.assert(
      fc.property(fc.constantFrom(...targets), fc.constantFrom('0x', ...selectors), bytes, (to, selector, rest) => {
        const intent = decodeCall(call(to, `${selector as Hex}${rest}`));
        if (intent) expect(intent.protocol).toBe('eigenlayer');
      }),
      { numRuns: 2_000 },
    );
  });
});
