import * as z from 'zod/mini';
import type { Layer } from '@/lib/core/layer';
import { type Quantity, type Sentence, say, text } from '@/lib/core/sentence';
import type { Position, Terms } from '@/lib/core/terms';
import { shortAddress } from '@/lib/core/text';
import type { Address } from '@/lib/core/units';
import { protocolById } from '@/lib/protocols/registry';
import { readCached, writeCached } from '@/lib/storage/cache';
import type { Deps } from './deps';
import { within } from './within';

/** A name, or that there was none, is looked up again after these. Seconds. */
const NAMED_FOR = 30 * 86_400;
const NAMELESS_FOR = 86_400;
/** A portfolio does not wait longer than this for names; what comes later is there the next time. Milliseconds. */
const PATIENCE = 600;

const storedSchema = z.object({ name: z.nullable(z.string()) });

type Nameless = Layer & { readonly address: Address };
type Names = ReadonlyMap<Address, string>;

/** Operators and services the registry has no name for: their address stands in. */
const isNameless = (layer: Layer): layer is Nameless =>
  (layer.kind === 'operator' || layer.kind === 'service') &&
  layer.address !== undefined &&
  layer.name.startsWith(shortAddress(layer.address));

const keyOf = ({ chainId, address }: Nameless): string => `name:${chainId}:${address}`.toLowerCase();

const namelessAmong = (layers: readonly Layer[]): readonly Nameless[] => [
  ...new Map(layers.filter(isNameless).map((layer) => [keyOf(layer), layer])).values(),
];

/** Names at hand, and whom to look up. No network. */
const recall = async (
  layers: readonly Layer[],
  deps: Pick<Deps, 'now'>,
): Promise<{ names: Names; open: Nameless[] }> => {
  const names = new Map<Address, string>();
  const open: Nameless[] = [];
  await Promise.all(
    namelessAmong(layers).map(async (layer) => {
      const cached = await readCached(keyOf(layer), storedSchema, deps.now(), NAMED_FOR);
      if (cached?.value.name) names.set(layer.address, cached.value.name);
      else if (cached === undefined || deps.now() - cached.storedAt > NAMELESS_FOR) open.push(layer);
    }),
  );
  return { names, open };
};

const lookUp = async (protocol: string, layers: readonly Nameless[], deps: Deps): Promise<Names> => {
  const chainId = layers[0]?.chainId ?? 1;
  const readUris = protocolById(protocol)?.readMetadataUris;
  const client = readUris && (await deps.reader(chainId));
  if (!readUris || !client) return new Map();
  const uris = await readUris({ client, chainId }, layers);
  const names = new Map<Address, string>();
  await Promise.all(
    layers.map(async (layer) => {
      const uri = uris.get(layer.address);
      const name = uri === undefined ? undefined : await deps.selfGivenName(uri);
      if (name !== undefined) names.set(layer.address, name);
      await writeCached(keyOf(layer), { name: name ?? null }, deps.now());
    }),
  );
  return names;
};

/** Looks up, and keeps, the names of those that have none yet. Those found now. */
export const learnNames = async (layers: readonly Layer[], deps: Deps): Promise<Names> => {
  const { open } = await recall(layers, deps);
  const protocols = [...new Set(open.map(({ protocol }) => protocol))];
  const found = await Promise.all(
    protocols.map((id) =>
      lookUp(
        id,
        open.filter(({ protocol }) => protocol === id),
        deps,
      ),
    ),
  );
  return new Map(found.flatMap((names) => [...names]));
};

const renamedLayer = (layer: Layer, names: Names): Layer => {
  const name = layer.address && names.get(layer.address);
  if (name === undefined || !isNameless(layer)) return layer;
  return { ...layer, name: layer.name.replace(shortAddress(layer.address), name), isSelfNamed: true };
};

/** What an address is called among these operators and services; one that stands for several of them is called nothing. */
const calledAmong = (layers: readonly Layer[]): ReadonlyMap<string, string> => {
  const called = new Map<string, string>();
  const several = new Set<string>();
  for (const { kind, address, name } of layers) {
    if ((kind !== 'operator' && kind !== 'service') || address === undefined) continue;
    const key = address.toLowerCase();
    if (called.has(key) && called.get(key) !== name) several.add(key);
    else if (!name.startsWith(shortAddress(address))) called.set(key, name);
  }
  for (const key of several) called.delete(key);
  return called;
};

/** A sentence with words for the addresses that have some. */
const renamedIn = (sentence: Sentence, wordsOf: (address: Address) => string | undefined): Sentence => {
  const { key, values } = sentence;
  if (values === undefined) return sentence;
  const named = Object.entries(values).map(([slot, value]): [string, Quantity] => {
    const words = value.type === 'address' ? wordsOf(value.address) : undefined;
    return [slot, words === undefined ? value : text(words)];
  });
  return say(key, Object.fromEntries(named));
};

/**
 * Puts the names of these operators and services into sentences that speak of them; their addresses stay, for whoever signs has to know
 * which. Names are gathered once, for however many sentences.
 */
export const nameAmong = (layers: readonly Layer[]): ((sentence: Sentence) => Sentence) => {
  const called = calledAmong(layers);
  return (sentence) =>
    renamedIn(sentence, (address) => {
      const name = called.get(address.toLowerCase());
      return name === undefined ? undefined : `${name} (${shortAddress(address)})`;
    });
};

/** Layers by their names, and what is said of them and of the whole in the same names. */
const renamed = (terms: Terms, names: Names): Terms => {
  const layers = terms.layers.map((layer) => renamedLayer(layer, names));
  const called = calledAmong(layers);
  if (called.size === 0) return terms;
  const renameIn = <T extends { readonly sentence: Sentence }>(statement: T): T => ({
    ...statement,
    sentence: renamedIn(statement.sentence, (address) => called.get(address.toLowerCase())),
  });
  return {
    ...terms,
    layers: layers.map((layer) => ({
      ...layer,
      claims: layer.claims.map(renameIn),
      marks: layer.marks.map((mark) => ({ ...mark, claim: renameIn(mark.claim) })),
    })),
    findings: terms.findings.map(renameIn),
  };
};

/** Terms with the names operators and services gave themselves, marked as such, as far as they are at hand. No network. */
export const nameLayers = async (terms: Terms, deps: Pick<Deps, 'now'>): Promise<Terms> =>
  renamed(terms, (await recall(terms.layers, deps)).names);

/** The protocol, and the operator or vault there. */
const placeOf = ({ protocol, heldAt }: Position, byShort: ReadonlyMap<string, string>): string => {
  const name = protocolById(protocol)?.name ?? protocol;
  const place = byShort.get(heldAt) ?? heldAt;
  if (place === '' || place === name) return name;
  // A reading that was kept says it already.
  return place.startsWith(`${name} · `) ? place : `${name} · ${place}`;
};

/** The same for positions, and for where they are held; names not at hand are looked up, for a moment. */
export const namePositions = async (positions: readonly Position[], deps: Deps): Promise<readonly Position[]> => {
  const layers = positions.flatMap(({ terms }) => terms.layers);
  await within(learnNames(layers, deps), PATIENCE);
  const { names } = await recall(layers, deps);
  const byShort = new Map([...names].map(([address, name]) => [shortAddress(address), name]));
  return positions.map((position) => ({
    ...position,
    heldAt: placeOf(position, byShort),
    terms: renamed(position.terms, names),
  }));
};
