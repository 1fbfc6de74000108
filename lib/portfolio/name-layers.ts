import { z } from 'zod';
import type { Layer } from '@/lib/core/layer';
import type { Position, Terms } from '@/lib/core/terms';
import { shortAddress } from '@/lib/core/text';
import type { Address } from '@/lib/core/units';
import { protocolById } from '@/lib/protocols/registry';
import { readCached, writeCached } from '@/lib/storage/cache';
import type { Deps } from './deps';

/** A name, or that there was none, is looked up again after these. Seconds. */
const NAMED_FOR = 30 * 86_400;
const NAMELESS_FOR = 86_400;
/** Numbers do not wait longer than this for names; what comes later is there the next time. Milliseconds. */
const PATIENCE = 600;

const storedSchema = z.object({ name: z.string().nullable() });

/** Operators and services the registry has no name for: their address stands in. */
const isNameless = ({ kind, name, address }: Layer): boolean =>
  (kind === 'operator' || kind === 'service') && address !== undefined && name.startsWith(shortAddress(address));

const keyOf = ({ chainId, address }: Layer): string => `name:${chainId}:${address}`.toLowerCase();

const lookUp = async (layer: Layer, deps: Deps): Promise<string | undefined> => {
  const cached = await readCached(keyOf(layer), storedSchema, deps.now(), NAMED_FOR);
  if (cached !== undefined && (cached.value.name !== null || deps.now() - cached.storedAt < NAMELESS_FOR))
    return cached.value.name ?? undefined;
  const client = await deps.reader(layer.chainId);
  const uri =
    client && (await protocolById(layer.protocol)?.readMetadataUri?.({ client, chainId: layer.chainId }, layer));
  const name = uri === undefined ? undefined : await deps.selfGivenName(uri);
  await writeCached(keyOf(layer), { name: name ?? null }, deps.now());
  return name;
};

const inTime = async <T>(work: Promise<T>): Promise<T | undefined> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  return await Promise.race([work, timeout]).finally(() => clearTimeout(timer));
};

const namesOf = async (layers: readonly Layer[], deps: Deps): Promise<ReadonlyMap<Address, string>> => {
  const names = new Map<Address, string>();
  const nameless = new Map(layers.filter(isNameless).map((layer) => [keyOf(layer), layer]));
  await inTime(
    Promise.allSettled(
      [...nameless.values()].map(async (layer) => {
        const name = await lookUp(layer, deps);
        if (name !== undefined && layer.address !== undefined) names.set(layer.address, name);
      }),
    ),
  );
  return names;
};

const renamed = (terms: Terms, names: ReadonlyMap<Address, string>): Terms =>
  names.size === 0
    ? terms
    : {
        ...terms,
        layers: terms.layers.map((layer) => {
          const name = layer.address && names.get(layer.address);
          if (name === undefined || layer.address === undefined || !isNameless(layer)) return layer;
          return { ...layer, name: layer.name.replace(shortAddress(layer.address), name), isSelfNamed: true };
        }),
      };

/** Terms with the names operators and services give themselves, marked as such, as far as they are known or come in time. */
export const nameLayers = async (terms: Terms, deps: Deps): Promise<Terms> =>
  renamed(terms, await namesOf(terms.layers, deps));

/** The same for positions, and for where they are held. */
export const namePositions = async (positions: readonly Position[], deps: Deps): Promise<readonly Position[]> => {
  const names = await namesOf(
    positions.flatMap(({ terms }) => terms.layers),
    deps,
  );
  const byShort = new Map([...names].map(([address, name]) => [shortAddress(address), name]));
  return positions.map((position) => ({
    ...position,
    heldAt: byShort.get(position.heldAt) ?? position.heldAt,
    terms: renamed(position.terms, names),
  }));
};
