import type { Fact } from '@/lib/core/fact';
import type { Wad } from '@/lib/core/units';
import { ShareValue } from './FactValue';

type SharePairProps = { readonly from: Fact<Wad>; readonly to: Fact<Wad> };

/** `31 → 100 %`. Where neither end is known, that is said once. */
export const SharePair = ({ from, to }: SharePairProps) =>
  from.known || to.known ? (
    <span className="pair">
      <ShareValue of={from} isBare={from.known && to.known} /> <span aria-hidden="true">→</span>{' '}
      <ShareValue of={to} />
    </span>
  ) : (
    <ShareValue of={to} />
  );
