import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { completeCeiling, type SlashCeiling } from '@/lib/core/slashing';
import { type AdapterReading, buildAdapterCeiling } from '@/lib/core/symbiotic-adapters';
import { buildVaultCeiling, type NetworkReading } from '@/lib/core/symbiotic-slashing';
import { slashableStake } from '@/lib/core/symbiotic-stake';
import { type Address, isSameAddress } from '@/lib/core/units';
import { reshape } from '../../reading/registry-fact';
import { DEAD_ADDRESSES, LOWERING_HOOKS, UNWRAPPING_BURNERS } from '../addresses';
import type { AdapterVaultState, EpochReading, PairReading, SymbioticReading } from '../reading';
import { byDesign } from '../registry';
import { exitSecondsOf } from './exit-plan';
import { operatorLayerId, serviceLayerId } from './layer-ids';

const conditions = unknown('not-published', 'networks publish no slashing conditions on chain');

/** Nothing of it can be slashed, and why. */
export const zeroCeiling = (key: string): SlashCeiling => {
  const none = byDesign(0n);
  return {
    ...completeCeiling({
      today: none,
      pending: byDesign([]),
      latent: none,
      withinExit: none,
      noticeSeconds: byDesign(0),
      exitSeconds: byDesign(0),
      services: byDesign([]),
    }),
    why: say(`symbiotic.slash.${key}`),
  };
};

const unreadCeiling = (why: Fact<never>): SlashCeiling =>
  completeCeiling({
    today: why,
    pending: why,
    latent: why,
    withinExit: why,
    noticeSeconds: byDesign(0),
    exitSeconds: why,
    services: why,
  });

/** Whether what is slashed goes to somebody. A burner that is no router of the factory may do anything. */
const redistributes = (pair: PairReading, router: EpochReading['router']): Fact<boolean> => {
  const { receiver } = pair;
  if (!receiver.known || receiver.value === null) return reshape(receiver, () => false);
  if (!router.known) return router;
  return router.value === null ? unknown('not-measured', 'what the burner does') : reshape(receiver, () => true);
};

const networkReading = (pair: PairReading, epoch: EpochReading): NetworkReading => {
  const { middleware, receiver } = pair;
  // Nobody can slash for a network without middleware; it can set one at once.
  const hasNobody = middleware.known && middleware.value === null;
  const waiting = combineFacts(
    [pair.promised, pair.latent],
    'stake once a middleware is set',
    (now, later) => now + later,
  );
  return {
    layerId: serviceLayerId(pair.subnetwork),
    operatorLayerId: operatorLayerId(pair.operator),
    promised: hasNobody ? reshape(middleware, () => 0n) : pair.promised,
    latentStake: hasNobody ? waiting : pair.latent,
    hasResolver: reshape(pair.resolver, (it) => it !== null),
    slasher:
      middleware.known && middleware.value === null
        ? unknown('not-published', 'the network has set no middleware')
        : (middleware as Fact<Address>),
    isRedistributing: redistributes(pair, epoch.router),
    ...(receiver.known && receiver.value !== null ? { recipient: receiver as Fact<Address> } : {}),
    slashCount: pair.slashCount,
    conditions,
  };
};

/** Whether a slash lowers the limit it was made under, so that it cannot be made again. */
export const lowersLimits = ({ hook }: EpochReading): Fact<boolean> =>
  reshape(hook, (it) => it !== null && LOWERING_HOOKS.some((known) => isSameAddress(known, it)));

const epochCeiling = (epoch: EpochReading, reading: SymbioticReading): SlashCeiling =>
  buildVaultCeiling({
    timestamp: reading.point?.timestamp ?? 0,
    slashable: slashableOf(epoch),
    slasher: epoch.slasherKind,
    vetoSeconds: epoch.vetoSeconds,
    networks: mapFact(epoch.pairs, 'networks of the vault', (pairs) => pairs.map((it) => networkReading(it, epoch))),
    exitSeconds: exitSecondsOf(reading),
    canLimitsRise: byDesign(true),
    lowersLimits: lowersLimits(epoch),
  });

/** What a capture of the current epoch can touch. Base units. */
export const slashableOf = ({ active, exitingNow, exitingNext }: EpochReading): Fact<bigint> =>
  combineFacts([active, exitingNow, exitingNext], 'active + exits of this epoch', (held, now, next) =>
    slashableStake({ active: held, exitingNow: now, exitingNext: next }, 'current'),
  );

const adapterReadings = ({ adapters }: AdapterVaultState): Fact<readonly AdapterReading[]> => {
  if (!adapters.known) return adapters;
  const unread = adapters.value.find(({ app }) => !app.known)?.app;
  if (unread && !unread.known) return unread;
  return mapFact(adapters, 'adapters that serve a network', (list) =>
    list.flatMap(({ app }): AdapterReading[] => {
      if (!app.known || app.value === null) return [];
      const { subnetwork, operator, burner, slashable, isNested } = app.value;
      const isBurned = (it: Address) =>
        [...DEAD_ADDRESSES, ...UNWRAPPING_BURNERS].some((dead) => isSameAddress(dead, it));
      const burns = burner.known && isBurned(burner.value);
      return [
        {
          layerId: serviceLayerId(subnetwork),
          operatorLayerId: operatorLayerId(operator),
          slashable: isNested ? unknown('not-measured', 'slashing of the vault below') : slashable,
          slasher: unknown('not-measured', 'middleware of the network'),
          isRedistributing: burns ? reshape(burner, () => false) : unknown('not-measured', 'what the burner does'),
          ...(burner.known && !burns ? { recipient: burner } : {}),
          slashCount: unknown('not-measured', 'logs of the adapter'),
          conditions,
        },
      ];
    }),
  );
};

/** How much networks may take of what a reading is about. */
export const ceilingOf = (reading: SymbioticReading): SlashCeiling => {
  const { kind, epoch, adapters, leaving, point } = reading;
  if (leaving?.isClaimable.known && leaving.isClaimable.value) return zeroCeiling('released');
  if (kind.known && kind.value === 'collateral') return zeroCeiling('collateral');
  if (epoch) return epochCeiling(epoch, reading);
  if (adapters)
    return buildAdapterCeiling({
      timestamp: point?.timestamp ?? 0,
      totalAssets: adapters.totalAssets,
      adapters: adapterReadings(adapters),
      exitSeconds: exitSecondsOf(reading),
    });
  if (kind.known && kind.value === null)
    return unreadCeiling(unknown('not-measured', 'no vault of Symbiotic’s factories'));
  return unreadCeiling(unknown('not-read'));
};
