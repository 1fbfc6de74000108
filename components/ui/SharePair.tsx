import type { Fact } from '@/lib/core/fact';
import type { Wad } from '@/lib/core/units';
import { ShareValue } from './FactValue';

type SharePairProps = { readonly from: Fact<Wad>; readonly to: Fact<Wad> };

/** Both ends say the same: the same share, or that neither is known. */
export const isLevel = (from: Fact<Wad>, to: Fact<Wad>): boolean =>
  from.known && to.known ? from.value === to.value : !from.known && !to.known;

/** `31 → 100 %`, and `0 % → 100 %`, for a bare 0 says little; one value where both ends say the same. */
export const SharePair = ({ from, to }: SharePairProps) =>
  !isLevel(from, to) ? (
    <span className="pair">
      <ShareValue of={from} isBare={from.known && to.known && from.value !== 0n} />{' '}
      <span className="onward">
        <span className="arrow" aria-hidden="true">
          →
        </span>{' '}
        <ShareValue of={to} />
      </span>
    </span>
  ) : (
    <ShareValue of={to} />
  );
