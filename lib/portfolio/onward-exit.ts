import { combineExit, type ExitLeg, type ExitPlan, flattenLegs, type Wait } from '@/lib/core/exit';
import type { Fact } from '@/lib/core/fact';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import type { Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';

const mapLegs = (plan: ExitPlan, change: (leg: ExitLeg) => ExitLeg): ExitPlan =>
  plan.kind === 'leg'
    ? { kind: 'leg', leg: change(plan.leg) }
    : { kind: plan.kind, parts: plan.parts.map((part) => mapLegs(part, change)) };

/** The token whose own way to ETH a leg stands for, while nobody has said how long that takes. */
const openToken = ({ layers }: Pick<Terms, 'layers'>, { isBeyond, wait, layerId }: ExitLeg): Address | undefined =>
  isBeyond === true && !wait.known ? layers.find(({ id }) => id === layerId)?.address : undefined;

/** Tokens a person would have back at the end of an exit, whose own way to ETH is still open. */
export const openTokens = (terms: Pick<Terms, 'layers' | 'exit'>): readonly Address[] => [
  ...new Set(flattenLegs(terms.exit).flatMap((leg) => openToken(terms, leg) ?? [])),
];

/** How long a token's way to ETH takes, by the terms of who issues it: every leg counts, also those behind another token. */
export const wayToEther = ({ exit }: Pick<Terms, 'exit'>): Fact<Wait> =>
  flattenEvidence(combineExit(mapLegs(exit, ({ isBeyond: _, ...leg }) => leg)));

/** Terms with the open ways filled in, where `waits` has the token. Pure. */
export const fillOnward = (terms: Terms, waits: ReadonlyMap<Address, Fact<Wait>>): Terms => {
  if (waits.size === 0) return terms;
  const fill = (leg: ExitLeg): ExitLeg => {
    const token = openToken(terms, leg);
    const wait = token && waits.get(token);
    return wait ? { ...leg, wait } : leg;
  };
  return { ...terms, exit: mapLegs(terms.exit, fill) };
};
