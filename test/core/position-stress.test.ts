import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutOfDomainError } from '@/lib/core/errors';
import { unknown } from '@/lib/core/fact';
import { type Stress, stressOfReplay, stressPosition, totalLoss } from '@/lib/core/position-stress';
import { REPLAYS, replayHolding } from '@/lib/core/replays';
import { WAD } from '@/lib/core/units';
import { pct, read } from './support/readings';

const NO_STRESS: Stress = { slashFraction: 0n, backingLoss: 0n, discount: 0n };
const share = fc.bigInt(0n, WAD);
const stresses = fc.record({ slashFraction: share, backingLoss: share, discount: share });
const wadOf = (loss: ReturnType<typeof totalLoss>): bigint => (loss.known ? loss.value : -1n);

describe('risk-model 9 row 8: a stress on what is held', () => {
  test('services take their fraction of 31 %, lost backing multiplies on the rest, a discount on what is left', () => {
    const stress = { slashFraction: WAD / 2n, backingLoss: pct(15n), discount: pct(20n) };
    const { lost, ifSold } = stressPosition({ today: read(pct(31n)), isToken: true }, stress);
    // 1 - 0.845 * 0.85 = 28.175 %; 1 - 0.71825 * 0.8 = 42.54 %
    expect(lost).toMatchObject({ value: 281_750_000_000_000_000n });
    expect(ifSold).toMatchObject({ value: 425_400_000_000_000_000n });
  });

  test('native ETH has no token to lose its backing or sell at a discount', () => {
    const position = { today: read(pct(20n)), isToken: false };
    const { lost, ifSold } = stressPosition(position, {
      slashFraction: WAD,
      backingLoss: pct(50n),
      discount: pct(50n),
    });
    expect([wadOf(lost), wadOf(ifSold)]).toEqual([pct(20n), pct(20n)]);
  });

  test('an unknown ceiling is unknown once services slash, and says nothing against a discount alone', () => {
    const position = { today: unknown('call-failed'), isToken: true };
    expect(stressPosition(position, { ...NO_STRESS, slashFraction: 1n }).lost).toEqual(unknown('call-failed'));
    expect(stressPosition(position, { ...NO_STRESS, slashFraction: 1n, discount: WAD }).ifSold.known).toBe(false);
    expect(stressPosition(position, { ...NO_STRESS, discount: pct(6n) }).ifSold).toMatchObject({ value: pct(6n) });
  });

  test('a named event gives the same as its replay on the money itself', () => {
    const value = 58_200_000_000_000_000_000n;
    for (const replay of REPLAYS) {
      const { lost, ifSold } = stressPosition({ today: read(pct(31n)), isToken: true }, stressOfReplay(replay));
      const replayed = replayHolding(value, replay);
      expect((wadOf(lost) * value) / WAD).toBe(replayed.lost);
      expect((wadOf(ifSold) * value) / WAD).toBe(replayed.lost + replayed.costToSell);
    }
  });

  test('the total weighs by value, rounds up once, and one unknown absorbs', () => {
    const parts = [
      { value: read(2n), loss: read(WAD / 3n) },
      { value: read(1n), loss: read(0n) },
    ];
    expect(totalLoss(parts)).toMatchObject({ value: 222_222_222_222_222_222n });
    expect(totalLoss([{ value: read(3n), loss: read(1n) }, ...parts])).toMatchObject({
      value: 111_111_111_111_111_112n,
    });
    expect(totalLoss([...parts, { value: read(0n), loss: unknown('stale') }])).toEqual(unknown('stale'));
    expect(totalLoss([...parts, { value: unknown('feed-failed'), loss: read(0n) }])).toEqual(unknown('feed-failed'));
    expect(totalLoss([])).toMatchObject({ value: 0n });
    expect(() => totalLoss([{ value: read(-1n), loss: read(0n) }])).toThrow(OutOfDomainError);
  });

  test('shares outside 0..1 are refused', () => {
    for (const field of ['slashFraction', 'backingLoss', 'discount'] as const)
      for (const wrong of [-1n, WAD + 1n])
        expect(() => stressPosition({ today: read(0n), isToken: true }, { ...NO_STRESS, [field]: wrong })).toThrow(
          OutOfDomainError,
        );
  });
});

describe('laws of stresses', () => {
  test('a larger stress never takes less; selling never takes less than what is lost; nothing exceeds everything', () => {
    fc.assert(
      fc.property(share, stresses, stresses, fc.boolean(), (today, a, b, isToken) => {
        const larger = {
          slashFraction: a.slashFraction > b.slashFraction ? a.slashFraction : b.slashFraction,
          backingLoss: a.backingLoss > b.backingLoss ? a.backingLoss : b.backingLoss,
          discount: a.discount > b.discount ? a.discount : b.discount,
        };
        const position = { today: read(today), isToken };
        const [small, large] = [stressPosition(position, a), stressPosition(position, larger)];
        expect(wadOf(large.lost)).toBeGreaterThanOrEqual(wadOf(small.lost));
        expect(wadOf(large.ifSold)).toBeGreaterThanOrEqual(wadOf(small.ifSold));
        expect(wadOf(small.ifSold)).toBeGreaterThanOrEqual(wadOf(small.lost));
        expect(wadOf(large.ifSold)).toBeLessThanOrEqual(WAD);
      }),
    );
  });

  test('scaling every value changes no share, so it scales every loss', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: fc.bigInt(1n, 10n ** 24n), loss: share }), { minLength: 1, maxLength: 6 }),
        fc.bigInt(1n, 10n ** 6n),
        (parts, factor) => {
          const held = (times: bigint) =>
            totalLoss(parts.map(({ value, loss }) => ({ value: read(value * times), loss: read(loss) })));
          expect(wadOf(held(factor))).toBe(wadOf(held(1n)));
        },
      ),
    );
  });
});
