import type { ServiceTerms } from './slashing';
import { maxOf, minOf, mulDivUp, WAD, type Wad } from './units';

/** A holding with the services that reach it. */
export type FlowSource = {
  readonly id: string;
  readonly weight: Wad;
  readonly services: readonly Pick<ServiceTerms, 'layerId' | 'operatorLayerId' | 'state' | 'shareNow' | 'shareLater'>[];
};

/** A stream of money, as a share of everything held. WAD. */
export type FlowLink = { readonly from: string; readonly to: string; readonly value: Wad };

/** The picture "positions -> operators -> services": what may be taken today, what may not, and what is not known. */
export type Flow = {
  readonly links: readonly FlowLink[];
  /** Part of each holding that no service can take today, by holding. WAD. */
  readonly free: Readonly<Record<string, Wad>>;
  /** Pairs whose share could not be read: draw them, without a width. */
  readonly unknown: readonly { readonly from: string; readonly to: string }[];
};

/** Sums by pair; nested, so that no id can look like two. */
type Pairs = Map<string, Map<string, Wad>>;

const addTo = (pairs: Pairs, from: string, to: string, value: Wad): void => {
  const row = pairs.get(from) ?? new Map<string, Wad>();
  row.set(to, (row.get(to) ?? 0n) + value);
  pairs.set(from, row);
};

const byName = (a: FlowLink, b: FlowLink): number =>
  a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1;

/** Largest first, then by name. */
const sortPairs = (pairs: Pairs): FlowLink[] =>
  [...pairs]
    .flatMap(([from, row]) => [...row].map(([to, value]): FlowLink => ({ from, to, value })))
    .sort((a, b) => (a.value === b.value ? byName(a, b) : a.value > b.value ? -1 : 1));

/**
 * Streams of slashable money from holdings through operators to services. Each holding's streams and its free part sum to its weight
 * where the shares do (promises that overlap can sum to more; the free part is then 0). Order of the inputs does not matter.
 */
export const flowThrough = (holdings: readonly FlowSource[]): Flow => {
  const streams: Pairs = new Map();
  const unread: Pairs = new Map();
  const free: Record<string, Wad> = {};
  for (const holding of holdings) {
    let taken = 0n;
    for (const service of holding.services) {
      if (!service.shareNow.known) {
        addTo(unread, service.operatorLayerId, service.layerId, 0n);
        continue;
      }
      const value = mulDivUp(service.shareNow.value, holding.weight, WAD);
      if (value === 0n) continue;
      addTo(streams, holding.id, service.operatorLayerId, value);
      addTo(streams, service.operatorLayerId, service.layerId, value);
      taken += value;
    }
    free[holding.id] = maxOf(holding.weight - minOf(taken, holding.weight), 0n);
  }
  return { links: sortPairs(streams), free, unknown: sortPairs(unread).map(({ from, to }) => ({ from, to })) };
};
