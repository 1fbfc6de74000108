import { combineFacts, type Fact } from '@/lib/core/fact';
import { DEPTH_OF_KIND, type Layer } from '@/lib/core/layer';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import { sumShares } from '@/lib/core/slashing';
import { mulDivUp, WAD, type Wad } from '@/lib/core/units';
import type { KnownPart } from './part';

/** What a layer under one part can take of the whole. WAD, rounded up. */
const scaled = (layer: Layer, share: Fact<Wad>): Fact<Wad> =>
  combineFacts([layer.largestLoss, share], 'largest loss * share', (loss, part) => mulDivUp(loss, part, WAD));

/** One layer met under several parts: the losses add up, the claims are kept once. */
const merge = (met: readonly { readonly layer: Layer; readonly loss: Fact<Wad> }[]): Layer | undefined => {
  const [first] = met;
  if (first === undefined) return undefined;
  const claims = new Map(met.flatMap(({ layer }) => layer.claims).map((claim) => [keyOf(claim.sentence), claim]));
  const marks = new Map(met.flatMap(({ layer }) => layer.marks).map((mark) => [mark.key, mark]));
  return {
    ...first.layer,
    restsOn: [...new Set(met.flatMap(({ layer }) => layer.restsOn))],
    largestLoss: flattenEvidence(sumShares(met.map(({ loss }) => loss))),
    claims: [...claims.values()],
    marks: [...marks.values()],
  };
};

const keyOf = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? item.toString() : item));

/** Ids once each, where they come last: what everything rests on is at the bottom. */
const lastOnce = (ids: readonly string[]): string[] => [...new Set([...ids].reverse())].reverse();

/** What money is held in stands on top; what everything stands on, at the bottom. */
const isForm = ({ kind }: Layer): boolean => kind === 'wrapper' || kind === 'bridge' || kind === 'market';
const isGround = ({ kind }: Layer): boolean => kind === 'staking' || kind === 'chain';

/**
 * From the person's money down: no layer before one that rests on it; where nothing rests on another, kind by kind. `own`: what the
 * person holds.
 */
const inOrder = (layers: readonly Layer[], own: readonly Layer[]): Layer[] => {
  const carriers = new Set([...own.map(({ id }) => id), ...layers.flatMap(({ restsOn }) => restsOn)]);
  // A token nothing is said to rest on is what was restaked.
  const depthOf = (layer: Layer): number =>
    isForm(layer) && !carriers.has(layer.id) ? DEPTH_OF_KIND.restaking : DEPTH_OF_KIND[layer.kind];
  const open = [...layers];
  const placed: Layer[] = [];
  while (open.length > 0) {
    const free = open.filter(({ id }) => !open.some((other) => other.id !== id && other.restsOn.includes(id)));
    const [next] = (free.length > 0 ? free : open).toSorted((a, b) => depthOf(a) - depthOf(b));
    if (next === undefined) break;
    placed.push(next);
    open.splice(open.indexOf(next), 1);
  }
  return placed;
};

/**
 * A wrapper's own layers around those of its parts. The lowest form of its token rests on `entries`; a layer that carries several parts
 * appears once, with its losses added up, unless the wrapper itself says what it takes of all the money.
 */
export const joinLayers = (own: readonly Layer[], parts: readonly KnownPart[], entries: readonly string[]): Layer[] => {
  const under = parts.flatMap(({ terms, share }) =>
    terms.layers.map((layer) => ({ layer, loss: scaled(layer, share) })),
  );
  const below = new Set(under.map(({ layer }) => layer.id));
  const rest = own.filter(({ id }) => !below.has(id));
  const isLowest = (layer: Layer): boolean =>
    isForm(layer) && layer.restsOn.every((id) => !rest.some((other) => other.id === id && isForm(other)));
  const joined = lastOnce(under.map(({ layer }) => layer.id)).flatMap((id) => {
    const merged = merge(under.filter(({ layer }) => layer.id === id));
    const ofAll = own.find((layer) => layer.id === id)?.largestLoss;
    return merged ? [ofAll === undefined ? merged : { ...merged, largestLoss: ofAll }] : [];
  });
  const all = [
    ...rest
      .filter((layer) => !isGround(layer))
      .map((layer) => (isLowest(layer) ? { ...layer, restsOn: [...new Set([...entries, ...layer.restsOn])] } : layer)),
    ...joined,
    ...rest.filter(isGround),
  ];
  return inOrder(all, own);
};
