import { combineFacts, type Fact, known, mapFact, unknown } from '@/lib/core/fact';
import { amount, type Sentence, say } from '@/lib/core/sentence';
import { isSameAddress, sumOf, type Wad } from '@/lib/core/units';
import type { YieldPart } from '@/lib/core/yield';
import type { Distribution, EmissionsReading } from './read/ask-protocol';
import { registryValues } from './registry';
import type { StakeReading } from './terms/stake';

const YEAR_SECONDS = 31_536_000n;
const TOTAL_WEIGHT = 10_000n;
/** Distribution types that never reach stakers by themselves: disabled, and handed to the Incentive Council. */
const NOT_TO_STAKERS: readonly number[] = [0, 5];

/** What `getCurrentEpoch` answers before the first epoch. */
const NOT_STARTED = 2n ** 256n - 1n;

const isDisabled = ({ distributionType, weight }: Distribution): boolean =>
  NOT_TO_STAKERS.includes(distributionType) || weight === 0n;

const hasEnded = ({ startEpoch, totalEpochs }: Distribution, epoch: bigint): boolean =>
  totalEpochs !== 0n && epoch >= startEpoch + totalEpochs;

const isRunning = (item: Distribution, epoch: bigint): boolean =>
  epoch !== NOT_STARTED && !isDisabled(item) && epoch >= item.startEpoch && !hasEnded(item, epoch);

const isFor = (item: Distribution, strategy: string): boolean =>
  item.strategiesAndMultipliers.some((list) =>
    list.some((entry) => entry.multiplier > 0n && isSameAddress(entry.strategy, strategy)),
  );

/** EIGEN base units a year that the running distributions pay over all stake of the strategies they name, this one among them. */
export const emissionPerYear = (emissions: EmissionsReading, strategy: string): Fact<bigint> =>
  combineFacts(
    [emissions.distributions, emissions.epoch, emissions.perEpoch, emissions.epochSeconds],
    'sum of running weights / 10000 * emission per epoch * epochs a year',
    (distributions, epoch, perEpoch, seconds) => {
      const weight = sumOf(
        distributions.filter((item) => isRunning(item, epoch) && isFor(item, strategy)).map((item) => item.weight),
      );
      return seconds === 0n ? 0n : (perEpoch * weight * YEAR_SECONDS) / (TOTAL_WEIGHT * seconds);
    },
  );

const label = (perYear: Fact<bigint>) =>
  perYear.known && perYear.value > 0n
    ? say('eigenlayer.yield.emissionOf', { amount: amount(perYear.value, 18, 'EIGEN') })
    : say('eigenlayer.yield.emission');

/** Who pays emissions, or that nobody does for this strategy: no longer, or not now. */
const emissionPayer = (
  { distributions, epoch }: EmissionsReading,
  strategy: string,
  perYear: Fact<bigint>,
): Sentence => {
  if (!perYear.known || perYear.value > 0n || !distributions.known || !epoch.known)
    return say('eigenlayer.yield.emissionPayer');
  const named = distributions.value.filter((item) => isFor(item, strategy));
  const isOff =
    named.length > 0 &&
    epoch.value !== NOT_STARTED &&
    named.every((item) => isDisabled(item) || hasEnded(item, epoch.value));
  return say(`eigenlayer.yield.${isOff ? 'emissionOff' : 'emissionNone'}`);
};

/** What emissions say about the rate: nothing paid is 0; anything paid has no rate here, for want of a price and of its split. */
const rateOf = (perYear: Fact<bigint>): Fact<Wad> => {
  if (!perYear.known) return perYear;
  return perYear.value === 0n
    ? mapFact(perYear, 'nothing is emitted for this strategy', () => 0n)
    : unknown('not-measured', 'EIGEN has no price here, and its split by operator is computed off chain');
};

const isSwitchedOff = (kind: string): boolean => kind === 'lst' || kind === 'native';

/** The dated weights, where the chain was not asked. */
const registryRate = (kind: string): Fact<Wad> => {
  if (isSwitchedOff(kind)) return registryValues.otherEmissionWeight;
  if (kind === 'eigen') return unknown('not-measured', 'EIGEN has no price here');
  return unknown('not-read');
};

const part = (
  id: 'emission' | 'fee',
  text: Sentence,
  apr: Fact<Wad>,
  payer = say(`eigenlayer.yield.${id}Payer`),
): YieldPart => ({ id: `eigenlayer:${id}`, kind: id, label: text, payer, apr });

/**
 * What EigenLayer adds to the asset's own yield: service fees, whose amounts are computed off chain, and EIGEN emissions. Without an
 * operator neither is earned.
 */
export const yieldsOf = (stake: StakeReading): YieldPart[] => {
  const { delegation, protocol, strategy } = stake;
  const isDelegated = !delegation.known || delegation.value !== null;
  const perYear = strategy ? emissionPerYear(protocol.emissions, strategy.strategy) : unknown('not-read');
  const isAsked = protocol.emissions.distributions.known || stake.point !== undefined;
  const dated = strategy && isSwitchedOff(strategy.kind) ? say('eigenlayer.yield.emissionOff') : undefined;
  const payer = isAsked ? strategy && emissionPayer(protocol.emissions, strategy.strategy, perYear) : dated;
  if (!isDelegated && delegation.known) {
    const nothing = known(
      0n,
      { kind: 'derived', formula: 'stake without an operator earns nothing', inputs: [delegation.source] },
      delegation.asOf,
    );
    return [
      part('fee', say('eigenlayer.yield.fee'), nothing),
      part('emission', say('eigenlayer.yield.emission'), nothing, payer),
    ];
  }
  const rate = isAsked || !strategy ? rateOf(perYear) : registryRate(strategy.kind);
  return [
    part('fee', say('eigenlayer.yield.fee'), unknown('not-measured', 'service rewards are computed off chain')),
    part('emission', label(perYear), rate, payer),
  ];
};
