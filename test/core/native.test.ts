import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import { waitOf } from '@/lib/core/exit';
import { BELLATRIX, ELECTRA, GLOAS } from '@/lib/core/fork';
import {
  beaconExitWait,
  exitChurnPerEpoch,
  exitQueueEpochs,
  exitQueueSeconds,
  nativeRestakedExit,
  WITHDRAWABILITY_SECONDS,
} from '@/lib/core/native-exit';
import {
  attestationPenalty,
  correlationPenalty,
  initialPenalty,
  integerSqrt,
  keptThroughLeak,
  nativeSlashLoss,
  nativeSlashShare,
} from '@/lib/core/native-slashing';
import { DAY, WAD } from '@/lib/core/units';

const ETH = 10n ** 9n; // in gwei
const MILLION = 1_000_000n * ETH;
const days = (seconds: number): number => seconds / DAY;

describe('risk-model 4.3: native slashing', () => {
  test('initial penalty: 1 -> 0.0078125 ETH per 32, 64 -> 0.5 ETH per 2048', () => {
    expect(initialPenalty(32n * ETH, BELLATRIX)).toBe(ETH);
    expect(initialPenalty(32n * ETH, ELECTRA)).toBe(7_812_500n);
    expect(initialPenalty(2048n * ETH, BELLATRIX)).toBe(64n * ETH);
    expect(initialPenalty(2048n * ETH, ELECTRA)).toBe(ETH / 2n);
  });

  test('a lone 2048-ETH slash at 24 M ETH staked: 0 before Pectra, 524,288,000 gwei after', () => {
    const lone = { effectiveBalance: 2048n * ETH, totalSlashed: 2048n * ETH, totalActive: 24n * MILLION };
    expect(correlationPenalty(lone, BELLATRIX)).toBe(0n);
    expect(correlationPenalty(lone, ELECTRA)).toBe(524_288_000n);
    // At 35 M the rate per ETH is rounded before it is multiplied: 175,542 * 2048, not 6,144e9 * 2048 / 35e6 = 359,511,771.
    expect(correlationPenalty({ ...lone, totalActive: 35n * MILLION }, ELECTRA)).toBe(359_510_016n);
  });

  test('a third of the stake slashed takes the whole balance on both forks', () => {
    const third = { effectiveBalance: 32n * ETH, totalSlashed: 8n * MILLION, totalActive: 24n * MILLION };
    for (const fork of [BELLATRIX, ELECTRA, GLOAS]) {
      expect(correlationPenalty(third, fork)).toBe(32n * ETH);
      expect(nativeSlashLoss(third, fork)).toBe(32n * ETH);
      expect(nativeSlashShare(third, fork)).toBe(WAD);
    }
    const more = { ...third, totalSlashed: 24n * MILLION };
    expect(correlationPenalty(more, ELECTRA)).toBe(32n * ETH);
  });

  test('0.1, 1 and 10 % slashed cost 0.3, 3 and 30 %', () => {
    const cost = (slashed: bigint): bigint =>
      correlationPenalty({ effectiveBalance: 1000n * ETH, totalSlashed: slashed, totalActive: 30n * MILLION }, ELECTRA);
    expect([cost(30_000n * ETH), cost(300_000n * ETH), cost(3n * MILLION)]).toEqual([3n * ETH, 30n * ETH, 300n * ETH]);
  });

  test('attestation penalties: 0.0677 ETH per 32 at 24 M; 6,840 gwei per epoch, 0.056 and 3.59 ETH at 35 M', () => {
    expect(Number(attestationPenalty(32n * ETH, 24n * MILLION, ELECTRA)) / 1e9).toBeCloseTo(0.0677, 4);
    const at35 = attestationPenalty(32n * ETH, 35n * MILLION, ELECTRA);
    expect(at35 / 8192n).toBe(6_840n);
    expect(Number(at35) / 1e9).toBeCloseTo(0.056, 3);
    expect(Number(attestationPenalty(2048n * ETH, 35n * MILLION, ELECTRA)) / 1e9).toBeCloseTo(3.59, 2);
  });

  test('a lone 32-ETH slash costs far less than the 1 ETH many pages still show', () => {
    const lone = { effectiveBalance: 32n * ETH, totalSlashed: 32n * ETH, totalActive: 35n * MILLION };
    expect(Number(nativeSlashLoss(lone, ELECTRA)) / 1e9).toBeLessThan(0.07);
  });

  test('inactivity leak: about 0.15, 1.4, 7.1, 25.6 and 48.6 % after 1, 3, 7, 14 and 21 days', () => {
    const lost = [1, 3, 7, 14, 21].map((day) => Math.round((1 - keptThroughLeak(day)) * 1000) / 10);
    expect(lost).toEqual([0.2, 1.3, 7.1, 25.6, 48.6]);
  });

  test('balances below zero or a chain without stake are refused', () => {
    expect(() => initialPenalty(-1n, ELECTRA)).toThrow(OutOfDomainError);
    expect(() => correlationPenalty({ effectiveBalance: 1n, totalSlashed: 0n, totalActive: 0n }, ELECTRA)).toThrow(
      OutOfDomainError,
    );
  });

  test('more slashed around it never costs less, and never more than the balance', () => {
    const stake = fc.bigInt({ min: 0n, max: 40n * MILLION });
    fc.assert(
      fc.property(stake, stake, fc.bigInt({ min: 32n, max: 2048n }), (a, b, balance) => {
        const at = (totalSlashed: bigint, fork: typeof ELECTRA): bigint =>
          correlationPenalty({ effectiveBalance: balance * ETH, totalSlashed, totalActive: 40n * MILLION }, fork);
        const [less, more] = a < b ? [a, b] : [b, a];
        for (const fork of [BELLATRIX, ELECTRA]) {
          expect(at(more, fork)).toBeGreaterThanOrEqual(at(less, fork));
          expect(at(more, fork)).toBeLessThanOrEqual(balance * ETH);
        }
      }),
    );
  });

  test('the integer square root is exact', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), (value) => {
        const root = integerSqrt(value);
        expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true);
      }),
    );
  });
});

describe('risk-model 4.4: exit time', () => {
  const CHURN = exitChurnPerEpoch(35n * MILLION, ELECTRA);

  test('electra churn is capped at 256 ETH per epoch, 57,600 a day; small chains get 128', () => {
    expect(CHURN).toBe(256n * ETH);
    expect((CHURN * BigInt(DAY)) / 384n).toBe(57_600n * ETH);
    expect(exitChurnPerEpoch(MILLION, ELECTRA)).toBe(128n * ETH);
    expect(exitChurnPerEpoch(12n * MILLION, ELECTRA)).toBe(183n * ETH);
  });

  test('gloas: 1,068 ETH per epoch at 35 M, 240,300 a day', () => {
    const churn = exitChurnPerEpoch(35n * MILLION, GLOAS);
    expect(churn).toBe(1_068n * ETH);
    expect((churn * 225n) / ETH).toBe(240_300n);
  });

  test('475,000 ETH queued: 8.25 days, 9.38 with withdrawability', () => {
    const queue = exitQueueSeconds(475_000n * ETH, CHURN);
    expect(days(queue)).toBeCloseTo(8.25, 2);
    expect(days(queue + WITHDRAWABILITY_SECONDS)).toBeCloseTo(9.38, 2);
    expect(WITHDRAWABILITY_SECONDS / 3600).toBeCloseTo(27.3, 1);
  });

  test('2.5 M ETH: 43.4 days, 2.6 M: 45.2 days, lookahead included', () => {
    expect(days(exitQueueEpochs(2_500_000n * ETH, CHURN) * 384)).toBeCloseTo(43.4, 1);
    expect(days(exitQueueEpochs(2_600_000n * ETH, CHURN) * 384)).toBeCloseTo(45.2, 1);
  });

  test('a beacon exit: queue, 27.3 h, sweep; without a known queue there is no upper bound', () => {
    const exit = { queued: 0n, churnPerEpoch: CHURN, sweepMaxSeconds: 9 * DAY, isQueueKnown: true };
    const wait = beaconExitWait(exit);
    expect(wait).toEqual({ min: 261 * 384, expected: 261 * 384 + 4.5 * DAY, max: 261 * 384 + 9 * DAY });
    expect(beaconExitWait({ ...exit, isQueueKnown: false }).max).toBeNull();
    expect(() => exitQueueSeconds(1n, 0n)).toThrow(OutOfDomainError);
  });

  test('native restaked ETH: max(14 d, beacon exit) to 14 d + beacon exit', () => {
    const escrow = waitOf(14 * DAY);
    const wait = nativeRestakedExit(escrow, waitOf(10 * DAY, 12 * DAY, 20 * DAY));
    expect(wait).toEqual({ min: 14 * DAY, expected: 14 * DAY, max: 34 * DAY });
    expect(nativeRestakedExit(escrow, waitOf(0, 0, null)).max).toBeNull();
  });
});
