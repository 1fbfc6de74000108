import { OutOfDomainError } from './errors';
import { combineFacts, type Fact, known, mapFact, strongestUnknown, type Unknown } from './fact';
import type { Replay } from './replays';
import { minOf, mulDivUp, sumOf, WAD, type Wad } from './units';
import { compoundLoss } from './wrapper';

/** A stress on money held without debt. WAD. */
export type Stress = {
  /** Every service slashes this fraction of what it can take today. */
  readonly slashFraction: Wad;
  /** Backing of tokens that is gone for good (a slash below, unbacked mint). */
  readonly backingLoss: Wad;
  /** The market pays this much less than redemption. */
  readonly discount: Wad;
};

/** What a stress takes, as shares of the money. */
export type StressLoss = {
  /** Gone for good. WAD, rounded up. */
  readonly lost: Fact<Wad>;
  /** Given up by whoever sells while it lasts, the lost part included; at least `lost`. WAD, rounded up. */
  readonly ifSold: Fact<Wad>;
};

/** A named event as a stress: no service slashed in any of them. */
export const stressOfReplay = ({ backingLoss, discount }: Replay): Stress => ({
  slashFraction: 0n,
  backingLoss,
  discount,
});

/**
 * Loss of one position under a stress: services take fraction * today's ceiling (their sum is in the ceiling), lost backing multiplies on
 * what they leave, a discount on what is left of that (risk-model §4.1, §5.2, §9 row 8). Native ETH has neither token backing nor a
 * market discount: `isToken` false. An unknown ceiling makes it unknown as soon as services slash at all.
 * @throws OutOfDomainError for a share outside 0..1.
 */
export const stressPosition = (
  position: { readonly today: Fact<Wad>; readonly isToken: boolean },
  stress: Stress,
): StressLoss => {
  const shares = [stress.slashFraction, stress.backingLoss, stress.discount];
  if (shares.some((share) => share < 0n || share > WAD))
    throw new OutOfDomainError('A stress', 'shares between 0 and 100 %');
  const taken: Fact<Wad> =
    stress.slashFraction === 0n
      ? known(0n, { kind: 'assumed', why: 'no service slashes' }, 0)
      : mapFact(position.today, 'fraction * today', (today) => mulDivUp(today, stress.slashFraction, WAD));
  const lost = position.isToken
    ? mapFact(taken, '1 - (1 - services)(1 - backing)', (share) => compoundLoss(share, stress.backingLoss))
    : taken;
  const ifSold = position.isToken
    ? mapFact(lost, '1 - (1 - lost)(1 - discount)', (share) => compoundLoss(share, stress.discount))
    : lost;
  return { lost, ifSold };
};

/**
 * Loss over several positions: sum of value * loss / sum of values, rounded up once. One unknown value or loss makes it unknown; nothing
 * held loses nothing. WAD.
 * @throws OutOfDomainError for a negative value.
 */
export const totalLoss = (parts: readonly { readonly value: Fact<bigint>; readonly loss: Fact<Wad> }[]): Fact<Wad> => {
  const values = parts.map((part) => part.value);
  const losses = parts.map((part) => part.loss);
  const unknowns = [...values, ...losses].filter((fact): fact is Unknown => !fact.known);
  if (unknowns.length > 0) return strongestUnknown(unknowns);
  return combineFacts([...values, ...losses], 'sum of value * loss / sum of values', (...read) => {
    const amounts = read.slice(0, parts.length);
    if (amounts.some((value) => value < 0n)) throw new OutOfDomainError('A total loss', 'values of 0 or more');
    const total = sumOf(amounts);
    const scaled = sumOf(amounts.map((value, index) => value * (read[parts.length + index] ?? 0n)));
    return total === 0n ? 0n : minOf(mulDivUp(scaled, 1n, total), WAD);
  });
};
