import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import {
  type KarakService,
  karakCeilingToday,
  karakCeilingWithinExit,
  shareOfKarakPercent,
} from '@/lib/core/karak-slashing';
import { say } from '@/lib/core/sentence';
import { completeCeiling, type ServiceTerms, type SlashCeiling, unknownCeiling } from '@/lib/core/slashing';
import { isSameAddress } from '@/lib/core/units';
import { reshape } from '../../reading/registry-fact';
import type { KarakReading, ServiceReading, StakedVault } from '../reading';
import { RULES } from './constants';
import { operatorLayerId, serviceLayerId } from './ids';

const ZERO = '0x0000000000000000000000000000000000000000';

/** V1: no service reaches the vault. An upgrade could change that without notice. */
const plainCeiling = (): SlashCeiling => {
  const nothing = RULES.nothingSlashes;
  return completeCeiling({
    today: nothing,
    pending: reshape(nothing, () => []),
    latent: nothing,
    withinExit: nothing,
    noticeSeconds: unknown('not-published', 'upgrades are not announced'),
    exitSeconds: unknown('not-published', 'upgrades are not announced'),
    services: reshape(nothing, () => []),
    why: say('karak.slash.v1'),
  });
};

const stateOf = (service: ServiceReading, staked: StakedVault): ServiceTerms['state'] => {
  // Where it could not be read whether it is staked, it is taken for staked.
  if (!service.isStaked.known || service.isStaked.value) return 'active';
  return staked.slots.known && staked.slots.value.isStakeChanging ? 'latent' : 'unable';
};

const describeService = (service: ServiceReading, staked: StakedVault, reading: KarakReading): ServiceTerms => {
  const share = mapFact(service.maxPercentWad, 'most per request, 100e18 = 100 %', shareOfKarakPercent);
  const state = stateOf(service, staked);
  return {
    layerId: serviceLayerId(service.dss, reading),
    state,
    operatorLayerId: staked.operator.known ? operatorLayerId(staked.operator.value, reading) : '',
    shareNow: state === 'active' ? share : mapFact(share, 'the vault is not staked to it', () => 0n),
    shareLater: state === 'unable' ? mapFact(share, 'the vault is not staked to it', () => 0n) : share,
    // Only the service itself can ask for a slash.
    slasher: reshape(service.maxPercentWad, () => service.dss),
    veto: reshape(staked.slots, ({ vetoCommittee }): 'resolver' | 'no-resolver-set' =>
      isSameAddress(vetoCommittee, ZERO) ? 'no-resolver-set' : 'resolver',
    ),
    isRedistributing: unknown('not-published', 'decided by the slashing handler'),
    slashCount: service.slashCount,
    conditions: unknown('not-published'),
  };
};

type Priced = { readonly percent: bigint; readonly service: ServiceReading };

const largest = (services: readonly Priced[]): Priced | undefined =>
  services.reduce<Priced | undefined>((most, it) => (most && most.percent >= it.percent ? most : it), undefined);

/** Services in the terms of the core. Requests on their way do not say here whose they are: the largest is taken to have made them. */
const countedServices = (active: readonly Priced[], queued: number): KarakService[] => {
  const most = largest(active);
  return active.map((item) => ({ maxPercentWad: item.percent, queuedSlashes: item === most ? queued : 0 }));
};

const stakedCeiling = (staked: StakedVault, reading: KarakReading): SlashCeiling => {
  const { services, slots } = staked;
  if (!services.known) return unknownCeiling(services);
  const inState = (state: ServiceTerms['state']) => services.value.filter((it) => stateOf(it, staked) === state);
  const percents = (list: readonly ServiceReading[]): Fact<readonly Priced[]> =>
    combineFacts([services, ...list.map((it) => it.maxPercentWad)], 'most per request of each', (_, ...values) =>
      list.map((service, index) => ({ service, percent: values[index] as bigint })),
    );
  const active = percents(inState('active'));
  const latent = percents(inState('latent'));
  const today = mapFact(active, '1 - product (1 - p) over the services the vault is staked to', (list) =>
    karakCeilingToday(countedServices(list, 0)),
  );
  const withLatent = combineFacts(
    [active, latent],
    'with the largest service the change under way may be for',
    (a, b) => {
      const most = largest(b);
      return most ? [...a, most] : a;
    },
  );
  const exitSeconds = reading.remaining ?? RULES.redeemDelay;
  return completeCeiling({
    today,
    pending: mapFact(services, 'stake changes are not announced with a time', () => []),
    latent: combineFacts(
      [withLatent, today],
      'ceiling with the change under way - today',
      (list, now) => karakCeilingToday(countedServices(list, 0)) - now,
    ),
    withinExit: combineFacts(
      [active, withLatent, slots, exitSeconds],
      '1 - product (1 - p)^k; k: one request every 2 days that ends before the redeem can be finished, and those on their way',
      (now, all, { queuedSlashes }, seconds) => {
        const added = all.slice(now.length).map(({ percent }) => ({ maxPercentWad: percent, queuedSlashes: 0 }));
        return karakCeilingWithinExit([...countedServices(now, queuedSlashes), ...added], seconds);
      },
    ),
    noticeSeconds: RULES.newServiceNotice,
    exitSeconds,
    services: reshape(services, (list) => list.map((it) => describeService(it, staked, reading))),
    ...(services.value.length === 0 ? { why: say('karak.slash.noService') } : {}),
  });
};

/** What services may take of a vault. */
export const ceilingOf = (reading: KarakReading): SlashCeiling => {
  const { kind, staked } = reading;
  if (!kind.known) return unknownCeiling(kind);
  if (kind.value === null) return unknownCeiling(unknown('not-measured', 'no vault of Karak'));
  if (kind.value === 'v1') return plainCeiling();
  if (!staked) return unknownCeiling(unknown('not-read'));
  return stakedCeiling(staked, reading);
};
