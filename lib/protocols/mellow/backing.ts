import { combineFacts, type Fact, known, unknown } from '@/lib/core/fact';
import { minOf, shareOfDown, WAD, type Wad } from '@/lib/core/units';
import type { Backing, Protocol, ReadTarget } from '../contract';
import { createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { askVault, familyOf, protocolOf, readHoldings, slotsOf } from './read/ask-vault';
import type { Holdings, Place } from './reading';
import { findVault } from './registry';
import { vaultOf } from './subject';
import { queueViews } from './views';

/** Share of a vault's assets in a place; rounded down, so that all of them never exceed the whole. */
const shareOf = ({ held }: Place, total: Fact<bigint>): Fact<Wad> =>
  combineFacts([held, total], 'held there / total assets', (part, whole) => minOf(shareOfDown(part, whole), WAD));

/** The terms of EigenLayer are its isolated account's; of everything else the vault's. */
const targetOf = ({ protocol, vault }: Pick<Place, 'protocol' | 'vault'>): ReadTarget =>
  protocol === 'eigenlayer' ? { owner: vault } : { target: vault };

const placeOf = (place: Pick<Place, 'protocol' | 'vault'>) => ({ protocol: place.protocol, target: targetOf(place) });

/** Where the money is, as the wrapper's plumbing asks it. A place nothing is in is left out. */
export const backingOf = ({ places, total }: Holdings): readonly Backing[] => {
  if (!places.known) return [{ protocol: 'symbiotic', target: {}, share: places }];
  return places.value
    .filter(({ held }) => !held.known || held.value > 0n)
    .map((place) => ({ ...placeOf(place), share: shareOf(place, total) }));
};

/** The Symbiotic vault a page links to; how much of the money is in it is not known offline. */
const registry = (target: ReadTarget): readonly Backing[] => {
  const vault = vaultOf(target);
  const under = vault && findVault(vault, target.intent?.chainId ?? 1)?.symbioticVault;
  return under ? [{ protocol: 'symbiotic', target: { target: under }, share: unknown('not-read') }] : [];
};

/**
 * Reads where a vault's money is, in two round trips; the places are told after the first one. A withdrawal queue's is all in its Symbiotic
 * vault.
 */
const read: NonNullable<Protocol['backing']>['read'] = async (context, target, found) => {
  const vault = vaultOf(target);
  if (!vault) return [];
  const first = createBatch();
  const asked = askVault(first, vault, undefined);
  const queued = first.ask(view(queueViews, vault, 'collateral'));
  const point = await first.send(context);
  const under = asked.symbioticVault();
  if (queued().known && under.known) {
    const share = known(WAD, { kind: 'derived', formula: 'all of the queue', inputs: [under.source] }, under.asOf);
    return [{ protocol: 'symbiotic', target: { target: under.value }, share }];
  }
  const family = familyOf(asked, context.chainId);
  if (!family.known || family.value === 'core' || family.value === 'dvv') return [];
  const slots = slotsOf(asked, family);
  for (const { protocol, vault: place } of slots.known ? slots.value : [])
    found?.(placeOf({ protocol: protocolOf({ protocol }), vault: place }));
  return backingOf(await readHoldings(context, point, asked, family));
};

export const backing = { registry, read };
