import { type Fact, mapFact } from '@/lib/core/fact';
import type { Layer } from '@/lib/core/layer';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import { address, type Claim, count, duration, evidenceOf, percent, type Quantity, say } from '@/lib/core/sentence';
import type { ServiceTerms, SlashCeiling } from '@/lib/core/slashing';
import { shortAddress } from '@/lib/core/text';
import { isSameAddress, maxOf, WAD } from '@/lib/core/units';
import { registryValue } from '../../reading/registry-fact';
import { chainLayer, chainLayerId, tokenLayer } from '../../reading/stack';
import { PROTOCOL } from '../decode';
import type { KarakReading, StakedVault } from '../reading';
import { V1_CODE, V1_DATE, V2_CODE, V2_DATE } from '../registry';
import { RULES } from './constants';
import { operatorLayerId, restakingLayerId, serviceLayerId } from './ids';

const ZERO = '0x0000000000000000000000000000000000000000';

const claim = (key: string, facts: readonly Fact<unknown>[], values?: Readonly<Record<string, Quantity>>): Claim => ({
  sentence: say(`karak.${key}`, values),
  evidence: evidenceOf(...facts),
});

const vetoClaim = ({ slots }: StakedVault): Claim => {
  if (!slots.known) return claim('service.vetoUnknown', []);
  const { vetoCommittee } = slots.value;
  const window = duration(RULES.vetoWindow.value);
  return isSameAddress(vetoCommittee, ZERO)
    ? claim('service.noVeto', [slots], { window })
    : claim('service.veto', [slots, RULES.vetoWindow], { committee: address(vetoCommittee), window });
};

const destinationClaim = ({ slots }: StakedVault): Claim =>
  slots.known && !isSameAddress(slots.value.slashingHandler, ZERO)
    ? claim('service.handler', [slots], { handler: address(slots.value.slashingHandler) })
    : claim('service.handlerUnknown', []);

const recordClaim = ({ slashCount }: ServiceTerms): Claim => {
  if (!slashCount.known) return claim('service.slashesUnknown', []);
  return slashCount.value === 0n
    ? claim('service.noSlashes', [slashCount])
    : claim('service.slashes', [slashCount], { count: count(Number(slashCount.value)) });
};

const standingClaim = (terms: ServiceTerms, staked: StakedVault): Claim | undefined => {
  if (terms.state === 'active')
    return terms.shareNow.known
      ? claim('service.most', [terms.shareNow], { share: percent(terms.shareNow.value) })
      : claim('service.mostUnknown', []);
  if (terms.state === 'latent') return claim('service.mayBeNext', [staked.slots]);
  return claim('service.notStaked', [staked.services, RULES.newServiceNotice], {
    notice: duration(RULES.newServiceNotice.value),
  });
};

const serviceLayers = (reading: KarakReading, staked: StakedVault, slash: SlashCeiling): Layer[] => {
  if (!staked.services.known || !staked.operator.known) return [];
  const operator = operatorLayerId(staked.operator.value, reading);
  return staked.services.value.flatMap(({ dss }): Layer[] => {
    const id = serviceLayerId(dss, reading);
    const terms = slash.services.find((it) => it.layerId === id);
    if (!terms) return [];
    const standing = standingClaim(terms, staked);
    return [
      {
        id,
        kind: 'service',
        protocol: PROTOCOL,
        name: shortAddress(dss),
        isSelfNamed: false,
        address: dss,
        chainId: reading.chain.chainId,
        restsOn: [operator],
        largestLoss: flattenEvidence(
          mapFact(terms.shareLater, 'most per request', (later) =>
            terms.shareNow.known ? maxOf(later, terms.shareNow.value) : later,
          ),
        ),
        marks: [],
        claims: [
          ...(standing ? [standing] : []),
          ...(terms.state === 'unable' ? [] : [vetoClaim(staked), destinationClaim(staked)]),
          recordClaim(terms),
        ],
      },
    ];
  });
};

const operatorLayer = (reading: KarakReading, { operator, services }: StakedVault, slash: SlashCeiling): Layer[] => {
  if (!operator.known) return [];
  const staked = slash.services.filter(({ state }) => state === 'active').length;
  return [
    {
      id: operatorLayerId(operator.value, reading),
      kind: 'operator',
      protocol: PROTOCOL,
      name: shortAddress(operator.value),
      isSelfNamed: false,
      address: operator.value,
      chainId: reading.chain.chainId,
      restsOn: [restakingLayerId(reading)],
      largestLoss: slash.withinExit,
      marks: [],
      claims: [
        services.known
          ? staked === 0
            ? claim('operator.none', [services])
            : claim('operator.services', [services], { count: count(staked) })
          : claim('operator.servicesUnknown', []),
        claim('operator.notice', [RULES.newServiceNotice], { notice: duration(RULES.newServiceNotice.value) }),
      ],
    },
  ];
};

const restakingLayer = (reading: KarakReading, restsOn: string): Layer => {
  const { chain, kind } = reading;
  const isV2 = kind.known && kind.value === 'v2' && chain.core !== undefined;
  const upgrade = isV2
    ? registryValue(WAD, `${V2_CODE}: Core.changeStandardImplementation`, V2_DATE)
    : registryValue(WAD, `${V1_CODE}: VaultSupervisor.changeImplementation`, V1_DATE);
  return {
    id: restakingLayerId(reading),
    kind: 'restaking',
    protocol: PROTOCOL,
    name: isV2 ? 'Karak V2' : kind.known && kind.value === 'v1' ? 'Karak V1' : 'Karak',
    isSelfNamed: false,
    address: isV2 && chain.core ? chain.core : chain.vaultSupervisor,
    chainId: chain.chainId,
    restsOn: [restsOn],
    // Whoever can replace the vaults' code can move everything in them.
    largestLoss: upgrade,
    marks: [],
    claims: [claim('core.upgrade', [upgrade]), claim('core.pause', [upgrade])],
  };
};

/** The stack under a vault, from the services nearest the person down to the chain. */
export const layersOf = (
  reading: KarakReading,
  slash: SlashCeiling,
): readonly [readonly Layer[], Layer | undefined] => {
  const { chainId } = reading.chain;
  const token = tokenLayer({
    chainId,
    address: reading.token,
    isSelfNamed: reading.isSelfNamed,
    claims: [],
    ...(reading.symbol === undefined ? {} : { symbol: reading.symbol }),
  });
  const staked = reading.staked;
  return [
    [
      ...(staked ? serviceLayers(reading, staked, slash) : []),
      ...(staked ? operatorLayer(reading, staked, slash) : []),
      restakingLayer(reading, token?.id ?? chainLayerId(chainId)),
      ...(token ? [token] : []),
      chainLayer(chainId),
    ],
    token,
  ];
};
