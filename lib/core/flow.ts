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

/**
 * Streams of slashable money from holdings through operators to services. Each holding's streams and its free part sum to its weight
 * where the shares do (promises that overlap can sum to more; the free part is then 0). Order of the inputs does not matter.
 */
export const flowThrough = (holdings: readonly FlowSource[]): Flow => {
  const values = new Map<string, { from: string; to: string; value: Wad }>();
  const add = (from: string, to: string, value: Wad): void => {
    const key = JSON.stringify([from, to]);
    const link = values.get(key) ?? { from, to, value: 0n };
    link.value += value;
    values.set(key, link);
  };
  const free: Record<string, Wad> = {};
  const unknown: { from: string; to: string }[] = [];
  for (const holding of holdings) {
    let taken = 0n;
    for (const service of holding.services) {
      if (!service.shareNow.known) {
        unknown.push({ from: service.operatorLayerId, to: service.layerId });
        continue;
      }
      const value = mulDivUp(service.shareNow.value, holding.weight, WAD);
      if (value === 0n) continue;
      add(holding.id, service.operatorLayerId, value);
      add(service.operatorLayerId, service.layerId, value);
      taken += value;
    }
    free[holding.id] = maxOf(holding.weight - minOf(taken, holding.weight), 0n);
  }
  const links = [...values.values()].sort((a, b) =>
    a.value === b.value ? (a.from + a.to < b.from + b.to ? -1 : 1) : a.value > b.value ? -1 : 1,
  );
  return { links, free, unknown };
};
