import { keccak256, toHex } from 'viem';
import { describe, expect, it } from 'vitest';
import type { Address } from '@/lib/core/units';
import ankr from '@/lib/protocols/ankr';
import binance from '@/lib/protocols/binance-staking';
import coinbase from '@/lib/protocols/coinbase-staking';
import frax from '@/lib/protocols/frax';
import lido from '@/lib/protocols/lido';
import collective from '@/lib/protocols/liquid-collective';
import mantle from '@/lib/protocols/mantle-staking';
import origin from '@/lib/protocols/origin';
import rocketPool from '@/lib/protocols/rocket-pool';
import stader from '@/lib/protocols/stader';
import stakewise from '@/lib/protocols/stakewise';
import swell from '@/lib/protocols/swell-staking';
import { liquidStakingOf } from '../../../chain/addresses';
import { liquidStakingContracts as at, liquidStakingInputs as inputs } from '../../../chain/neighbours/liquid-staking';
import { startingRateWad, tokenMinter } from '../../../chain/place';
import { Acts, useLocalMainnet } from '../../../chain/testing';
import { DAY, exitBehind, exitOf, open, readPositionsOf, readTermsOf } from './reading';

const chain = useLocalMainnet({ seed: true });
const { holder } = inputs;
const WAD = 10n ** 18n;
const rateOf = (symbol: string): bigint => startingRateWad[symbol] ?? 0n;
const worth = (amount: bigint, symbol: string): bigint => (amount * rateOf(symbol)) / WAD;
const acts = () => new Acts(chain());
const send = (contract: string, name: string, args: readonly unknown[], to: Address, from: Address = tokenMinter) =>
  acts().send(from, contract, name, args, to);
const findingsOf = (terms: { findings: readonly { id: string; status: string }[] }) =>
  terms.findings.map(({ id, status }) => `${id} ${status}`);

describe('rETH', () => {
  it('is redeemed at once while there is ether, and has no way out without', async () => {
    const rEth = liquidStakingOf('rETH').token;
    expect(exitOf(await readTermsOf(chain(), rocketPool))).toEqual({ min: 0, expected: 0, max: 0 });
    await chain().testClient.setBalance({ address: rEth, value: 0n });
    const terms = await readTermsOf(chain(), rocketPool);
    expect(exitOf(terms)).toBe('unknown: unbounded');
    expect(findingsOf(terms)).toEqual(['rocket-pool:noCollateral notable']);
  });

  it('is redeemed for an amount only as far as the ether goes', async () => {
    const burn = (amount: bigint) =>
      rocketPool.decodeCall({
        chainId: 1,
        from: holder,
        to: liquidStakingOf('rETH').token,
        value: 0n,
        data: `0x42966c68${amount.toString(16).padStart(64, '0')}`,
      });
    const most = (inputs.rocketCollateral * WAD) / rateOf('rETH');
    for (const [amount, expected] of [
      [most, { min: 0, expected: 0, max: 0 }],
      [most + 2n, 'unknown: unbounded'],
    ] as const) {
      const intent = burn(amount);
      expect(exitOf(await readTermsOf(chain(), rocketPool, intent ? { intent } : {}))).toEqual(expected);
    }
  });

  it('is held at its rate, which is dated', async () => {
    const [position] = await readPositionsOf(chain(), rocketPool, [holder]);
    expect(open(position?.amount)).toBe(inputs.rEthHeld);
    expect(open(position?.valueWei)).toBe(worth(inputs.rEthHeld, 'rETH'));
    const oracle = position?.terms.layers.find(({ kind }) => kind === 'oracle');
    expect(oracle?.claims.map(({ sentence }) => sentence.key)).toContain('staking.oracle.reportedAt');
    const key = keccak256(toHex('network.balances.updated.timestamp'));
    await send('RocketSettings', 'setUint', [key, 1_790_000_123n], at.rocketStorage);
    const later = await readTermsOf(chain(), rocketPool);
    const claims = later.layers.flatMap((layer) => layer.claims.map(({ sentence }) => sentence));
    expect(claims.find(({ key: it }) => it === 'staking.oracle.reportedAt')?.values).toMatchObject({
      date: { at: 1_790_000_123 },
    });
  });
});

describe('ETHx', () => {
  const [paid = 0n, open2 = 0n] = inputs.ethXRequests;

  it('waits for what is asked for in front, at least 600 blocks', async () => {
    const least = 600 * 12;
    expect(exitOf(await readTermsOf(chain(), stader))).toEqual({
      min: least,
      expected: least + exitBehind(worth(open2, 'ETHx')),
      max: null,
    });
  });

  it('is held beside its requests: one paid, one expected', async () => {
    const positions = await readPositionsOf(chain(), stader, [holder]);
    expect(positions.map(({ kind, amount, isClaimable }) => [kind, open(amount), open(isClaimable)])).toEqual([
      ['token', inputs.ethXHeld - paid - open2, 'absent'],
      ['queued', worth(paid, 'ETHx'), true],
      ['queued', worth(open2, 'ETHx'), false],
    ]);
  });

  it('says when it does not balance, is paused, or its rate stands still', async () => {
    await send('StaderPools', 'setHealthy', [false], at.staderPools);
    await send('StaderPools', 'setPaused', [true], at.staderPools);
    await send('StaderRates', 'setInspection', [true], at.staderOracle);
    expect(findingsOf(await readTermsOf(chain(), stader))).toEqual([
      'stader:deposits notable',
      'stader:inspection notable',
      'stader:unhealthy notable',
    ]);
  });
});

describe('swETH', () => {
  it('waits for the ether that is exiting already', async () => {
    const terms = await readTermsOf(chain(), swell);
    const exiting = worth(inputs.swEthRequested, 'swETH');
    expect(exitOf(terms)).toEqual({ min: 0, expected: exitBehind(exiting), max: null });
  });

  it('is worth what it was last repriced to', async () => {
    const swEth = liquidStakingOf('swETH').token;
    await acts().send(tokenMinter, 'Token', 'mint', [holder, WAD], swEth);
    await send('SwellEther', 'reprice', [1_300_000_000_000_000_000n], swEth);
    const [position] = await readPositionsOf(chain(), swell, [holder]);
    expect(open(position?.valueWei)).toBe(1_300_000_000_000_000_000n);
    const { timestamp } = await chain().publicClient.getBlock();
    const claims = position?.terms.layers.flatMap((layer) => layer.claims.map(({ sentence }) => sentence)) ?? [];
    expect(claims.find(({ key }) => key === 'staking.oracle.reportedAt')?.values).toMatchObject({
      date: { at: Number(timestamp) },
    });
  });

  it('is destroyed by burn, which the terms say first', async () => {
    const intent = swell.decodeCall({
      chainId: 1,
      from: holder,
      to: liquidStakingOf('swETH').token,
      value: 0n,
      data: `0x42966c68${WAD.toString(16).padStart(64, '0')}`,
    });
    const terms = await readTermsOf(chain(), swell, intent ? { intent } : {});
    expect(findingsOf(terms)[0]).toBe('swell-staking:destroys notable');
  });
});

describe('mETH', () => {
  it('waits for what was not set aside for requests', async () => {
    const least = Number(inputs.mantleBlocks) * 12;
    const missing = worth(inputs.mEthRequested, 'mETH') - inputs.mantleAllocated;
    const terms = await readTermsOf(chain(), mantle);
    expect(exitOf(terms)).toEqual({ min: least, expected: least + exitBehind(missing), max: null });
    expect(findingsOf(terms)).toEqual(['mantle-staking:queueShort notable']);
  });

  it('waits its blocks alone once all is set aside', async () => {
    await chain().protocol.send({
      from: tokenMinter,
      contract: 'MantleRequests',
      functionName: 'allocateETH',
      args: [],
      to: at.mantleRequests,
      value: 10n * WAD,
    });
    const least = Number(inputs.mantleBlocks) * 12;
    const terms = await readTermsOf(chain(), mantle);
    expect(exitOf(terms)).toEqual({ min: least, expected: least, max: null });
    expect(findingsOf(terms)).toEqual([]);
  });
});

describe('OETH', () => {
  const missing = inputs.oEthRequested - inputs.originVaultWeth;

  it('waits for what the vault does not hold', async () => {
    const least = Number(inputs.originDelaySeconds);
    const terms = await readTermsOf(chain(), origin);
    expect(exitOf(terms)).toEqual({ min: least, expected: least + exitBehind(missing), max: null });
    expect(findingsOf(terms)).toEqual(['origin:queueShort notable']);
  });

  it('grows in number; wOETH by what it holds', async () => {
    const oEth = liquidStakingOf('OETH').token;
    const supply = await acts().read<bigint>('OriginEther', 'totalSupply', [], oEth);
    await send('OriginEther', 'changeSupply', [(supply * 11n) / 10n], oEth);
    const positions = await readPositionsOf(chain(), origin, [holder]);
    const held = await acts().read<bigint>('OriginEther', 'balanceOf', [holder], oEth);
    const wrapped = await acts().read<bigint>('OriginEther', 'balanceOf', [at.woEth], oEth);
    expect(wrapped).toBeGreaterThan(inputs.wrappedOEth);
    expect(positions.map(({ asset, valueWei }) => [asset.symbol, open(valueWei)])).toEqual([
      ['OETH', held],
      ['wOETH', (inputs.wrappedOEth * ((WAD * wrapped) / inputs.wrappedOEth)) / WAD],
    ]);
  });

  it('says when the vault is paused', async () => {
    await send('OriginVault', 'setUp', [600n, true], at.originVault);
    expect(findingsOf(await readTermsOf(chain(), origin))).toContain('origin:requests notable');
  });
});

describe('frxETH and sfrxETH', () => {
  it('wait as long as the queue is set, and cost its fee', async () => {
    const seconds = Number(inputs.fraxQueueSeconds);
    expect(exitOf(await readTermsOf(chain(), frax))).toEqual({ min: seconds, expected: seconds, max: null });
    await send('FraxQueue', 'setQueue', [BigInt(40 * DAY), 5_000n], at.fraxQueue);
    const terms = await readTermsOf(chain(), frax);
    expect(exitOf(terms)).toEqual({ min: 40 * DAY, expected: 40 * DAY, max: null });
    expect(findingsOf(terms)).toEqual(['frax:redemptionFee notable']);
  });

  it('are held one to one and at the price of a share', async () => {
    const sfrxEth = liquidStakingOf('sfrxETH').token;
    await acts().send(tokenMinter, 'Token', 'mint', [holder, 3n * WAD], sfrxEth);
    const positions = await readPositionsOf(chain(), frax, [holder]);
    expect(positions.map(({ asset, valueWei }) => [asset.symbol, open(valueWei)])).toEqual([
      ['frxETH', inputs.frxEthMinted],
      ['sfrxETH', worth(3n * WAD, 'sfrxETH')],
    ]);
  });
});

describe('wBETH', () => {
  const [allocated = 0n, waiting = 0n] = inputs.wbEthRequests;
  const lock = Number(inputs.binanceLockSeconds);

  it('waits its lock, and then for the exchange', async () => {
    expect(exitOf(await readTermsOf(chain(), binance))).toEqual({ min: lock, expected: lock, max: null });
  });

  it('can be claimed once ether was put in and the lock has passed', async () => {
    const stateOf = async () =>
      (await readPositionsOf(chain(), binance, [holder]))
        .filter(({ kind }) => kind === 'queued')
        .map(({ amount, isClaimable }) => [open(amount), open(isClaimable)]);
    const amounts = [worth(allocated, 'wBETH'), worth(waiting, 'wBETH')];
    expect(await stateOf()).toEqual([
      [amounts[0], false],
      [amounts[1], false],
    ]);
    await chain().mine(lock / 12 + 1);
    expect(await stateOf()).toEqual([
      [amounts[0], true],
      [amounts[1], false],
    ]);
  });
});

describe('those whose way out nobody publishes', () => {
  it.each([
    [coinbase, 'cbETH'],
    [stakewise, 'osETH'],
    [ankr, 'ankrETH'],
    [collective, 'lsETH'],
  ] as const)('%# say so, and are held at their rate', async (protocol, symbol) => {
    await acts().send(tokenMinter, 'Token', 'mint', [holder, 2n * WAD], liquidStakingOf(symbol).token);
    const [position] = await readPositionsOf(chain(), protocol, [holder]);
    expect(open(position?.valueWei)).toBe(worth(2n * WAD, symbol));
    expect(position && exitOf(position.terms)).toMatch(/^unknown: not-/);
  });

  it('StakeWise vaults are told from other contracts by the registry of vaults', async () => {
    const context = { client: chain().publicClient, chainId: 1, now: 0 } as const;
    const entities = await stakewise.recognise?.entitiesAmong(context, [inputs.stakewiseVault, holder]);
    expect(entities).toEqual([
      { protocol: 'stakewise', chainId: 1, address: inputs.stakewiseVault, kind: 'vault', traits: {} },
    ]);
    const call = {
      chainId: 1,
      from: holder,
      to: inputs.stakewiseVault,
      value: WAD,
      data: `0xf9609f08${holder.slice(2).toLowerCase().padStart(64, '0')}${'0'.repeat(64)}`,
    } as const;
    expect(stakewise.decodeCall(call)).toBeUndefined();
    const book = new Map((entities ?? []).map((entity) => [`1:${entity.address.toLowerCase()}`, entity]));
    expect(stakewise.decodeCall(call, book)).toMatchObject({ action: 'deposit', amount: WAD, beneficiary: holder });
  });
});

describe('contracts that do not answer', () => {
  it.each([
    [lido, at.lidoQueue, 'unknown: call-failed', ['lido:requests unknown']],
    [rocketPool, liquidStakingOf('rETH').token, 'unknown: call-failed', []],
    [stader, at.staderWithdrawals, 'unknown: call-failed', ['stader:requests unknown']],
    [mantle, at.mantleRequests, 'unknown: call-failed', []],
    [origin, at.originVault, 'unknown: call-failed', ['origin:deposits unknown', 'origin:requests unknown']],
    [frax, at.fraxQueue, 'unknown: call-failed', []],
    [binance, at.binanceUnwrap, 'unknown: call-failed', ['binance-staking:claims unknown']],
    [swell, at.swellExit, 'unknown: call-failed', []],
  ] as const)(
    '%# leave the exit and what is paused unknown, never safe',
    async (protocol, contract, exit, findings) => {
      await chain().testClient.setCode({ address: contract, bytecode: '0x' });
      const terms = await readTermsOf(chain(), protocol);
      expect(exitOf(terms)).toBe(exit);
      expect(findingsOf(terms)).toEqual(findings);
    },
  );

  it('leave requests one unknown position, and balances as they are', async () => {
    await chain().testClient.setCode({ address: at.lidoQueue, bytecode: '0x' });
    const positions = await readPositionsOf(chain(), lido, [holder]);
    expect(positions.map(({ kind, amount }) => [kind, amount.known])).toEqual([
      ['token', true],
      ['token', true],
      ['queued', false],
    ]);
  });

  it('leave a token without a rate without a worth', async () => {
    await chain().testClient.setCode({ address: at.stakewiseController, bytecode: '0x' });
    await acts().send(tokenMinter, 'Token', 'mint', [holder, WAD], liquidStakingOf('osETH').token);
    const [position] = await readPositionsOf(chain(), stakewise, [holder]);
    expect([open(position?.amount), open(position?.valueWei)]).toEqual([WAD, 'unknown: call-failed']);
  });
});
