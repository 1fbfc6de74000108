import { describe, expect, test } from 'vitest';
import { debtAtRisk } from '@/lib/core/cascade-model';
import { OutOfDomainError, UnderlayerError } from '@/lib/core/errors';
import { repeatedLoss, shareOfKarakPercent } from '@/lib/core/karak-slashing';
import {
  dropToLiquidation,
  equityLoss,
  healthFactor,
  isLiquidatable,
  leverageOf,
  simpleLoan,
} from '@/lib/core/leverage';
import { liquidate } from '@/lib/core/liquidation';
import { depthWithin, marketExit, redemptionArbitrageApr, sellableShare } from '@/lib/core/market-exit';
import { protectableValue, serviceBuffer } from '@/lib/core/protectable';
import { ratio } from '@/lib/core/ratio';
import { overlapRatio, promisedStake } from '@/lib/core/symbiotic-stake';
import { DAY, WAD } from '@/lib/core/units';
import { additiveLoss, compoundLoss, weightedLoss } from '@/lib/core/wrapper';
import { pct } from './support/readings';

const HUGE = 10n ** 60n;

describe('inputs without a meaning are refused with a typed error that says what is needed', () => {
  const wrong: Readonly<Record<string, () => unknown>> = {
    'equity lost at leverage below 1': () => equityLoss(WAD - 1n, 0n),
    'equity lost to a drop of more than everything': () => equityLoss(WAD, WAD + 1n),
    'a fraction above 1': () => additiveLoss([{ fraction: WAD + 1n, share: 1n }]),
    'a negative share': () => additiveLoss([{ fraction: 1n, share: -1n }]),
    'a loss above 1': () => compoundLoss(WAD + 1n, 0n),
    'weights above 1': () =>
      weightedLoss([
        { weight: WAD, of: 1n },
        { weight: 1n, of: 1n },
      ]),
    'a cost above 1': () => depthWithin(WAD + 1n, []),
    'a negative discount': () => redemptionArbitrageApr(-1n, DAY),
    'no wait': () => redemptionArbitrageApr(1n, 0),
    'a rising price': () => debtAtRisk([], WAD, -1n),
    'a slash of more than everything': () => repeatedLoss([{ share: WAD + 1n, times: 1 }]),
    'a Karak percentage of 101': () => shareOfKarakPercent(101n * WAD),
    'leverage without equity': () => leverageOf(simpleLoan(5n, 5n, WAD)),
    'a negative debt': () => healthFactor(simpleLoan(5n, -1n, WAD)),
    'a liquidation of more than the debt': () =>
      liquidate({ collateral: 1n, debt: 1n, liquidationThreshold: WAD }, WAD + 1n, 0n),
    'overlap without stake': () => overlapRatio([1n], 0n),
    'a delegator of a type nobody knows': () => promisedStake(4 as 0, 1n, {}),
    'a threshold of 0': () => serviceBuffer(1n, ratio(0n), 1n),
    'a buffer of -1': () => protectableValue(1n, ratio(1n, 3n), ratio(-1n)),
  };
  for (const [name, call] of Object.entries(wrong))
    test(name, () => {
      expect(call).toThrow(OutOfDomainError);
      expect(call).toThrow(UnderlayerError);
      expect(call).toThrow(/ needs .+\.$/);
    });
});

describe('the ends of the scale', () => {
  test('a loan of huge amounts keeps every digit: one wei decides', () => {
    const at = simpleLoan(HUGE, HUGE, WAD);
    expect([healthFactor(at), isLiquidatable(at), dropToLiquidation(at)]).toEqual([WAD, false, 0n]);
    const over = simpleLoan(HUGE, HUGE + 1n, WAD);
    expect([healthFactor(over), isLiquidatable(over)]).toEqual([WAD - 1n, true]);
    const under = simpleLoan(HUGE, HUGE - 1n, WAD);
    // The factor reads 1 to the last digit it has, and the loan is not liquidatable either way.
    expect([healthFactor(under), isLiquidatable(under)]).toEqual([WAD, false]);
  });

  test('a loan of one wei', () => {
    expect(healthFactor(simpleLoan(1n, 1n, pct(80n)))).toBe(pct(80n));
    expect(isLiquidatable(simpleLoan(1n, 1n, pct(80n)))).toBe(true);
    expect(liquidate({ collateral: 1n, debt: 1n, liquidationThreshold: WAD }, WAD, 0n)).toMatchObject({
      repaid: 1n,
      seized: 1n,
      debt: 0n,
      badDebt: 0n,
    });
  });

  test('empty lists: nothing is lost, nothing is for sale, an empty loan cannot be liquidated', () => {
    expect([additiveLoss([]), weightedLoss([]), repeatedLoss([])]).toEqual([0n, 0n, 0n]);
    expect([depthWithin(0n, []), marketExit(1n, [])]).toEqual([0n, undefined]);
    expect(isLiquidatable({ collaterals: [], debt: 0n })).toBe(false);
    expect(isLiquidatable({ collaterals: [], debt: 1n })).toBe(true);
  });

  test('weights of 0 lose nothing, whatever is lost under them', () => {
    expect(
      weightedLoss([
        { weight: 0n, of: WAD },
        { weight: WAD, of: 0n },
      ]),
    ).toBe(0n);
  });

  test('a service without stake protects nothing, and corrupting it is free; without profit there is nothing to take', () => {
    expect(protectableValue(0n, ratio(1n, 3n), ratio(0n))).toBe(0n);
    expect(serviceBuffer(0n, ratio(1n, 3n), 5n)).toEqual(ratio(-1n));
    expect(serviceBuffer(5n, ratio(1n, 3n), 0n)).toBeNull();
  });

  test('what can be sold now never exceeds the position, and rounds down', () => {
    expect(sellableShare(3n, 1n, 0n)).toBe(333_333_333_333_333_333n);
    expect(sellableShare(3n, HUGE, HUGE)).toBe(WAD);
  });
});
