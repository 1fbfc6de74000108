import { type ExitPlan, flattenLegs, inParallel, inSeries, slashableExit, type Wait, waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact, strongestUnknown, type Unknown, unknown } from '@/lib/core/fact';
import { beneath } from '@/lib/core/findings';
import type { Layer } from '@/lib/core/layer';
import { flattenCeiling, flattenEvidence } from '@/lib/core/leaf-evidence';
import { say } from '@/lib/core/sentence';
import { type SlashCeiling, unknownCeiling } from '@/lib/core/slashing';
import type { Terms, Weighted } from '@/lib/core/terms';
import { maxOf, sumOf, WAD } from '@/lib/core/units';
import { combineCeilings } from '@/lib/core/wrapper';
import { joinLayers } from './join-layers';
import { joinServices } from './join-services';
import { joinYields } from './join-yields';
import type { KnownPart, Part } from './part';

const isRead = (part: Part): part is KnownPart => 'layers' in part.terms;

/** Shares that sum to more than everything contradict each other: none of them is used. */
const withSoundShares = (parts: readonly Part[]): readonly Part[] => {
  const sum = sumOf(parts.map(({ share }) => (share.known ? share.value : 0n)));
  return sum <= WAD ? parts : parts.map((part) => ({ ...part, share: unknown('disputed', 'shares above 100 %') }));
};

/** The wait of a leg nobody, or not everybody, has to wait for. */
const shortened = (wait: Fact<Wait>, isCovered: Fact<boolean>): Fact<Wait> => {
  if (isCovered.known && !isCovered.value) return wait;
  return mapFact(wait, 'none while money at hand covers all who leave', ({ expected, max }) =>
    waitOf(0, isCovered.known ? 0 : expected, max),
  );
};

const shortenPlan = (plan: ExitPlan, isCovered: Fact<boolean>): ExitPlan =>
  plan.kind === 'leg'
    ? { kind: 'leg', leg: { ...plan.leg, wait: flattenEvidence(shortened(plan.leg.wait, isCovered)) } }
    : { kind: plan.kind, parts: plan.parts.map((part) => shortenPlan(part, isCovered)) };

/** The same steps with the same waits, whatever their evidence. */
const shapeOf = (plan: ExitPlan): string =>
  JSON.stringify([
    plan.kind,
    flattenLegs(plan).map(({ id, wait, isSlashable }) => [id, wait.known ? wait.value : wait.why, isSlashable]),
  ]);

/** The wrapper's own way out, then those of its parts side by side; ways that are alike are one. */
const joinExits = (own: Terms, parts: readonly KnownPart[]): ExitPlan => {
  const plans = parts.map(({ terms, isCovered }) =>
    isCovered === undefined ? terms.exit : shortenPlan(terms.exit, isCovered),
  );
  const distinct = [...new Map(plans.map((plan) => [shapeOf(plan), plan])).values()];
  const [only, ...others] = distinct;
  if (only === undefined) return own.exit;
  return inSeries(own.exit, others.length === 0 ? only : inParallel(...distinct));
};

const isTooLate = (notice: Fact<number>, exit: Fact<Wait>): boolean =>
  notice.known && exit.known && (exit.value.max === null || notice.value <= exit.value.max);

/**
 * A part's ceiling for someone who leaves through the wrapper, which takes longer than leaving the part: promises that would not bite in
 * time there may do so here. `now` unix seconds.
 */
const reachedBy = (ceiling: SlashCeiling, exit: Fact<Wait> | undefined, now: number): SlashCeiling => {
  const { withinExit, noticeSeconds, pending } = ceiling;
  if (exit === undefined || (withinExit.known && withinExit.value === WAD)) return ceiling;
  if (isTooLate(noticeSeconds, exit)) {
    const all = combineFacts([noticeSeconds, exit], '1 because the notice is not longer than the exit', () => WAD);
    return { ...ceiling, withinExit: all, why: say('core.slash.noNotice') };
  }
  const later = combineFacts(
    [withinExit, pending, exit, noticeSeconds],
    'the larger of the part’s own exit and the steps until the end of this one',
    (share, steps, { max }) =>
      maxOf(share, ...steps.filter(({ at }) => at <= now + (max ?? 0)).map((step) => step.share)),
  );
  return { ...ceiling, withinExit: later };
};

/** Nothing can be taken of it, so it has no notice to give. */
const isHarmless = ({ today, latent, withinExit }: SlashCeiling): boolean =>
  [today, latent, withinExit].every((share) => share.known && share.value === 0n);

const gapOf = (notice: Fact<number>, exit: Fact<Wait>): Fact<number> => {
  if (exit.known && exit.value.max === null) return unknown('unbounded', 'the exit has no upper bound');
  return combineFacts([exit, notice], 'exit time - notice time', ({ max }, seconds) => (max ?? 0) - seconds);
};

const joinCeilings = (own: Terms, parts: readonly Part[], exit: ExitPlan): SlashCeiling => {
  const now = own.readPoint?.timestamp ?? 0;
  const wait = slashableExit(exit);
  const weighed = parts.flatMap(({ share, terms }): Weighted<SlashCeiling>[] => {
    const of = 'layers' in terms ? reachedBy(terms.slash, wait, now) : unknownCeiling(terms);
    return share.known ? [{ weight: share.value, of }] : [];
  });
  const shareless = parts.map(({ share }) => share).filter((share): share is Unknown => !share.known);
  const rest: Weighted<SlashCeiling> = {
    weight: WAD - sumOf(weighed.map(({ weight }) => weight)),
    of: shareless.length === 0 ? own.slash : unknownCeiling(strongestUnknown(shareless)),
  };
  const all = [...weighed, rest].filter(({ weight }) => weight > 0n);
  const joined = combineCeilings(all);
  const reachable = all.filter(({ of }) => !isHarmless(of));
  const { noticeSeconds } = reachable.length === 0 ? joined : combineCeilings(reachable);
  const why = own.slash.why ?? all.find(({ of }) => of.why !== undefined)?.of.why;
  return flattenCeiling({
    ...joined,
    noticeSeconds,
    gapSeconds: wait === undefined ? joined.gapSeconds : gapOf(noticeSeconds, wait),
    services: joinServices(parts.filter(isRead)),
    ...(why === undefined ? {} : { why }),
  });
};

/** Layers a wrapper stands on: the uppermost of each part that is more than somebody it is promised to. */
const entryOf = ({ layers }: Terms): Layer | undefined =>
  layers.find(({ kind }) => kind !== 'service' && kind !== 'operator' && kind !== 'oracle');

/**
 * A wrapper's terms with those of the places its money is in, by share. Of what the shares leave, the wrapper's own ceiling speaks. Its
 * own terms come back unchanged where it names no place. Pure.
 */
export const joinTerms = (own: Terms, given: readonly Part[]): Terms => {
  if (given.length === 0) return own;
  const parts = withSoundShares(given);
  const read = parts.filter(isRead);
  const exit = joinExits(own, read);
  return {
    ...own,
    layers: joinLayers(own.layers, read, [...new Set(read.flatMap(({ terms }) => entryOf(terms)?.id ?? []))]),
    slash: joinCeilings(own, parts, exit),
    exit,
    yields: joinYields(own.yields, read),
    findings: [
      ...new Map(
        [...own.findings, ...read.flatMap(({ terms }) => terms.findings.map(beneath))].map((it) => [it.id, it]),
      ).values(),
    ],
  };
};
