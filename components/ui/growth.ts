import type { SlashCeiling } from '@/lib/core/slashing';

/** What lets services take more before one is out than they can today. */
export type Growth = 'scheduled' | 'added' | 'raised' | 'later';

const GROWTH_OF_WHY: Readonly<Record<string, Growth>> = {
  'core.slash.noNotice': 'added',
  'core.slash.limitsRise': 'raised',
};

/** How what can be slashed may grow before one is out; undefined where it cannot, or where nobody knows whether it can. */
export const growthOf = ({ today, pending, withinExit, why }: SlashCeiling): Growth | undefined => {
  if (!withinExit.known || (today.known && withinExit.value <= today.value)) return undefined;
  const growth = (why && GROWTH_OF_WHY[why.key]) ?? 'later';
  return growth === 'added' && pending.known && pending.value.length > 0 ? 'scheduled' : growth;
};
