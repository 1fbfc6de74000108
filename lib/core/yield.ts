import { OutOfDomainError } from './errors';
import { combineFacts, type Fact, mapFact, strongestUnknown, type Unknown, unknown } from './fact';
import type { Sentence } from './sentence';
import { maxOf, mulDivDown, mulDivUp, shareOfDown, sumOf, WAD, type Wad } from './units';

export type YieldKind = 'base' | 'fee' | 'emission' | 'points' | 'borrowed';

/** One source of yield and who pays it. */
export type YieldPart = {
  readonly id: string;
  readonly kind: YieldKind;
  readonly label: Sentence;
  readonly payer: Sentence;
  /** Per year on the money. Points have no rate: unknown `not-measured`, never priced. */
  readonly apr: Fact<Wad>;
  /** Unix seconds, when a campaign ends. */
  readonly endsAt?: Fact<number>;
};

/** Where an advertised yield comes from. */
export type YieldSplit = {
  /** What the page promises. */
  readonly advertised: Fact<Wad>;
  readonly parts: readonly YieldPart[];
  /** Sum of the parts that are known. */
  readonly explained: Fact<Wad>;
  /** Advertised minus explained; 0 when more is explained than promised. */
  readonly unexplained: Fact<Wad>;
  /** What restaking adds over holding the asset. */
  readonly added: Fact<Wad>;
};

const sumAprs = (parts: readonly YieldPart[], formula: string): Fact<Wad> => {
  const unknowns = parts.map((part) => part.apr).filter((apr): apr is Unknown => !apr.known);
  if (unknowns.length > 0) return strongestUnknown(unknowns);
  return combineFacts(
    parts.map((part) => part.apr),
    formula,
    (...aprs) => sumOf(aprs),
  );
};

const isPriced = (part: YieldPart): boolean => part.kind !== 'points';

/**
 * Splits an advertised APR into who pays what (risk-model §6). Points never count, whatever rate somebody gave them.
 * `explained` sums the parts that are known; where that comes to nothing while another part is unknown, it is unknown; `added` (everything but the asset's own yield) is unknown
 * as soon as one of its parts is. All APRs in WAD.
 */
export const splitYield = (advertised: Fact<Wad>, parts: readonly YieldPart[]): YieldSplit => {
  const priced = parts.filter(isPriced);
  const unknowns = priced.map((part) => part.apr).filter((apr): apr is Unknown => !apr.known);
  const isNothingFound = priced.every(({ apr }) => !apr.known || apr.value === 0n);
  const explained: Fact<Wad> =
    isNothingFound && (unknowns.length > 0 || priced.length === 0)
      ? strongestUnknown(unknowns)
      : sumAprs(
          priced.filter((part) => part.apr.known),
          'sum of the known parts',
        );
  const extras = priced.filter((part) => part.kind !== 'base');
  return {
    advertised,
    parts,
    explained,
    unexplained: combineFacts([advertised, explained], 'advertised - explained, not below 0', (promised, found) =>
      maxOf(promised - found, 0n),
    ),
    added:
      extras.length === 0
        ? mapFact(explained, 'no part beyond the asset itself', () => 0n)
        : sumAprs(extras, 'fees + incentives'),
  };
};

/** A promised APR of which nothing is known, for one reason. WAD. */
export const unknownYield = (advertised: Fact<Wad>, why: Unknown): YieldSplit => ({
  advertised,
  parts: [],
  explained: why,
  unexplained: why,
  added: why,
});

/** APR that does not depend on anyone's emissions: base + fees. Unknown when one of them is; unknown when there is neither. WAD. */
export const sustainedApr = (parts: readonly YieldPart[]): Fact<Wad> => {
  const lasting = parts.filter((part) => part.kind === 'base' || part.kind === 'fee');
  return lasting.length === 0 ? unknown('not-read', 'no base or fee part') : sumAprs(lasting, 'base + fees');
};

/**
 * APR left when incentives fall by `drop` (WAD, 1e18 = gone): base + fee + (1 - h) * incentive (risk-model §6). Rounded down.
 * @throws OutOfDomainError when drop is outside 0..1.
 */
export const afterDropApr = (parts: readonly YieldPart[], drop: Wad): Fact<Wad> => {
  if (drop < 0n || drop > WAD) throw new OutOfDomainError('The yield after a drop', 'a drop between 0 and 100 %');
  const priced = parts.filter(isPriced);
  if (priced.length === 0) return unknown('not-read', 'no priced part');
  return sumAprs(
    priced.map((part) =>
      part.kind === 'emission'
        ? { ...part, apr: mapFact(part.apr, '(1 - drop) * incentive', (apr) => mulDivDown(apr, WAD - drop, WAD)) }
        : part,
    ),
    'base + fee + (1 - drop) * incentive',
  );
};

/** Share of the priced yield that each kind pays, WAD rounded down; undefined when the total is 0 (risk-model §6). */
export const yieldShares = (split: {
  readonly base: Wad;
  readonly fee: Wad;
  readonly incentive: Wad;
}): { readonly base: Wad; readonly fee: Wad; readonly incentive: Wad } | undefined => {
  const total = split.base + split.fee + split.incentive;
  if (total <= 0n) return undefined;
  return {
    base: shareOfDown(split.base, total),
    fee: shareOfDown(split.fee, total),
    incentive: shareOfDown(split.incentive, total),
  };
};

/**
 * Years of extra yield that one loss takes back: loss / (total APR - plain staking APR), risk-model §6. All in WAD, also the years
 * (1e18 = one year), rounded up. `null`: there is no extra yield, so it never pays for the loss.
 * @throws OutOfDomainError when the loss is outside 0..1.
 */
export const yearsCovered = (loss: Wad, totalApr: Wad, plainApr: Wad): Wad | null => {
  if (loss < 0n || loss > WAD) throw new OutOfDomainError('Years covered', 'a loss between 0 and 100 %');
  const extra = totalApr - plainApr;
  return extra <= 0n ? null : mulDivUp(loss, WAD, extra);
};
