import { known, type Source, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { type SlashCeiling, unknownCeiling } from '@/lib/core/slashing';
import { WAD } from '@/lib/core/units';

/**
 * Money of a liquid restaking token that is with none of its operators: at hand, or with validators nobody has promised. No service can
 * take of it today; who runs the token may delegate it at any moment, to an operator that promises all of it, and tells no holder
 * before. `source`: who may do so.
 */
export const undelegatedRest = (source: Source, asOf: number): SlashCeiling => ({
  today: known(0n, source, asOf),
  pending: known([], source, asOf),
  latent: known(0n, source, asOf),
  withinExit: known(WAD, source, asOf),
  noticeSeconds: known(0, source, asOf),
  gapSeconds: unknown('not-measured', 'depends on the exit'),
  services: [],
  unableCount: known(0, source, asOf),
});

/** Money that has left: paid out, or set aside for those who asked for it. */
export const releasedCeiling = (source: Source, asOf: number): SlashCeiling => ({
  ...undelegatedRest(source, asOf),
  withinExit: known(0n, source, asOf),
  noticeSeconds: unknown('not-published', 'nothing is left to promise'),
  gapSeconds: unknown('not-published', 'nothing is left to promise'),
  why: say('liquidRestaking.slash.released'),
});

/** A vault whose holdings nobody states on chain. */
export const unstatedCeiling = (name: string): SlashCeiling => ({
  ...unknownCeiling(unknown('not-published', name)),
  why: say('liquidRestaking.slash.unstated'),
});
