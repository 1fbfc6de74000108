import { unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import type { YieldPart } from '@/lib/core/yield';
import type { SymbioticReading } from './reading';

const part = (id: string, kind: YieldPart['kind'], why: string): YieldPart => ({
  id: `symbiotic:${id}`,
  kind,
  label: say(`symbiotic.yield.${id}`),
  payer: say(`symbiotic.yield.${id}Payer`),
  apr: unknown('not-measured', why),
});

/**
 * What a vault adds to its token's own yield: rewards of networks, paid through reward contracts whose amounts are worked out off chain;
 * what a V2 vault's adapters earn; points, which are named and never priced.
 */
export const yieldsOf = ({ kind }: SymbioticReading): YieldPart[] => {
  const generation = kind.known ? kind.value : undefined;
  const points = part('points', 'points', 'points have no published worth');
  if (generation === 'collateral') return [points];
  const strategies = part('adapters', 'fee', 'what the adapters’ places pay is not read');
  return [
    ...(generation === 'vault-v2' ? [strategies] : []),
    part('rewards', 'fee', 'rewards of networks are worked out off chain'),
    points,
  ];
};
