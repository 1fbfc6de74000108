import { combineFacts, type Fact, type Source } from '@/lib/core/fact';
import type { Layer, LayerMark } from '@/lib/core/layer';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import { address, type Claim, count, evidenceOf, type Quantity, say, text, time } from '@/lib/core/sentence';
import type { ServiceTerms } from '@/lib/core/slashing';
import { shortAddress } from '@/lib/core/text';
import { isSameAddress, maxOf } from '@/lib/core/units';
import { reshape } from '../../reading/registry-fact';
import { MAINNET } from '../addresses';
import { PROTOCOL } from '../decode';
import type { OperatorSet } from '../read/ask-operator';
import { keyOfSet, type OperatorSetReading } from '../read/ask-set';
import type { StrategyReading } from '../read/ask-strategy';
import { findService, servicesSource } from '../registry';
import { ZERO_ADDRESS } from '../strategies';
import type { Delegation } from './stake';
import { operatorLayerId, serviceLayerId } from './stake';

const claim = (key: string, evidence: readonly Source[], values?: Readonly<Record<string, Quantity>>): Claim => ({
  sentence: say(`eigenlayer.service.${key}`, values),
  evidence,
});

/** The service's name with the number of its set; the registry's, or its address where nobody names it. */
const nameOf = (set: OperatorSet): string => `${findService(set.avs)?.name ?? shortAddress(set.avs)} #${set.id}`;

const slasherClaim = ({ slasher, set }: OperatorSetReading): Claim => {
  if (!slasher.known) return claim('slasherUnknown', []);
  const evidence = evidenceOf(slasher);
  if (isSameAddress(slasher.value, ZERO_ADDRESS)) return claim('noSlasher', evidence);
  if (isSameAddress(slasher.value, set.avs)) return claim('slasherSelf', evidence);
  return claim('slasher', evidence, { slasher: address(slasher.value) });
};

const destinationClaim = (reading: OperatorSetReading, isNative: boolean): Claim => {
  const { isRedistributing, recipient, slasher, set } = reading;
  if (!isRedistributing.known) return claim('destinationUnknown', []);
  if (!isRedistributing.value) return claim(isNative ? 'locked' : 'burned', evidenceOf(isRedistributing));
  if (!recipient.known) return claim('toSomeone', evidenceOf(isRedistributing));
  const evidence = evidenceOf(isRedistributing, recipient);
  if (isSameAddress(recipient.value, set.avs)) return claim('toItself', evidence);
  if (slasher.known && isSameAddress(recipient.value, slasher.value)) return claim('toSlasher', evidence);
  return claim('toRecipient', evidence, { recipient: address(recipient.value) });
};

/** Why an allocation does not reach the stake yet, or still does. */
const standingClaims = (reading: OperatorSetReading, strategy: StrategyReading): Claim[] => {
  const { standing, strategies } = reading;
  const claims: Claim[] = [];
  if (standing.known && !standing.value.isRegistered)
    claims.push(claim(standing.value.slashableUntil === undefined ? 'notRegistered' : 'leaving', evidenceOf(standing)));
  if (strategies.known && !strategies.value.some((item) => isSameAddress(item, strategy.strategy)))
    claims.push(claim('strategyNotInSet', evidenceOf(strategies), { asset: text(strategy.symbol) }));
  return claims;
};

const pastClaims = ({ slashCount, pendingSlasher, set }: OperatorSetReading): Claim[] => {
  const claims: Claim[] = [];
  if (pendingSlasher.known && pendingSlasher.value !== null)
    claims.push(
      claim('pendingSlasher', evidenceOf(pendingSlasher), {
        slasher: address(pendingSlasher.value.address),
        date: time(pendingSlasher.value.effectAt),
      }),
    );
  if (slashCount.known)
    claims.push(
      slashCount.value === 0n
        ? claim('noSlashes', evidenceOf(slashCount))
        : claim('slashes', evidenceOf(slashCount), { count: count(Number(slashCount.value)) }),
    );
  if (findService(set.avs)?.slashing === 'none') claims.push(claim('codeHasNone', [servicesSource]));
  return claims;
};

const marksOf = (reading: OperatorSetReading, isNative: boolean): LayerMark[] => {
  const marks: LayerMark[] = [];
  const mark = (key: string, of: Claim): void => {
    marks.push({ key, tone: 'notable', claim: of });
  };
  const { isRedistributing, pendingSlasher, standing } = reading;
  if (isRedistributing.known && isRedistributing.value) mark('redistributes', destinationClaim(reading, isNative));
  if (pendingSlasher.known && pendingSlasher.value !== null)
    mark('slasherChanges', pastClaims(reading)[0] ?? claim('slasherUnknown', []));
  if (standing.known && standing.value.slashableUntil !== undefined)
    mark('leaving', claim('leaving', evidenceOf(standing)));
  return marks;
};

/** The most one service can take: what it may take now, or once its promise counts. */
const largestLossOf = (terms: ServiceTerms): Fact<bigint> =>
  flattenEvidence(
    combineFacts([terms.shareNow, terms.shareLater], 'the larger of now and later', (now, later) => maxOf(now, later)),
  );

/** The layer of one operator set that reaches, or may come to reach, the stake. */
const serviceLayer = (
  terms: ServiceTerms,
  set: OperatorSet,
  delegation: Delegation,
  strategy: StrategyReading,
): Layer => {
  const reading = delegation.sets.get(keyOfSet(set));
  const isNative = strategy.kind === 'native';
  return {
    id: terms.layerId,
    kind: 'service',
    protocol: PROTOCOL,
    name: nameOf(set),
    isSelfNamed: false,
    address: set.avs,
    chainId: MAINNET,
    restsOn: [operatorLayerId(delegation.operator.operator)],
    largestLoss: largestLossOf(terms),
    marks: reading ? marksOf(reading, isNative) : [],
    claims: reading
      ? [
          ...standingClaims(reading, strategy),
          slasherClaim(reading),
          destinationClaim(reading, isNative),
          ...pastClaims(reading),
        ]
      : [],
  };
};

/** One layer for each service with terms over the stake. */
export const serviceLayers = (
  services: readonly ServiceTerms[],
  delegation: Delegation,
  strategy: StrategyReading,
): Layer[] => {
  const allocations = reshape(delegation.book.allocations, (items) => items.map(({ set }) => set));
  if (!allocations.known) return [];
  return allocations.value.flatMap((set) => {
    const terms = services.find((service) => service.layerId === serviceLayerId(set));
    return terms ? [serviceLayer(terms, set, delegation, strategy)] : [];
  });
};
