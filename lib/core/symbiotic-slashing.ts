import { combineFacts, type Fact, known, mapFact, type Source, strongestUnknown, type Unknown } from './fact';
import { type Sentence, say } from './sentence';
import { completeCeiling, type ServiceTerms, type SlashCeiling, type SlashState } from './slashing';
import { capturesWithin, oneCaptureShare, repeatedCaptureShare, type SlasherKind } from './symbiotic-stake';
import { maxOf, minOf, shareOfUp, WAD, type Wad } from './units';

/** What was read about one network and one operator of a vault. Amounts in base units. */
export type NetworkReading = Pick<
  ServiceTerms,
  'layerId' | 'operatorLayerId' | 'slasher' | 'isRedistributing' | 'recipient' | 'slashCount' | 'conditions'
> & {
  /** `promisedStake`, or the delegator's own `stake(subnetwork, operator)`. */
  readonly promised: Fact<bigint>;
  /** A limit is set but the operator is not opted in: one transaction away. */
  readonly latentStake?: Fact<bigint>;
  /** A resolver is set for this subnetwork; only read for a veto slasher. */
  readonly hasResolver: Fact<boolean>;
};

/** Everything `buildVaultCeiling` needs, read at one block. */
export type VaultReading = {
  /** Unix seconds. */
  readonly timestamp: number;
  /** X: what a capture of the current epoch can touch (`slashableStake`). */
  readonly slashable: Fact<bigint>;
  readonly slasher: Fact<SlasherKind>;
  readonly vetoSeconds: Fact<number>;
  readonly networks: Fact<readonly NetworkReading[]>;
  /** Longest exit in seconds (two epochs for V1). */
  readonly exitSeconds: Fact<number>;
  /** Somebody can raise a limit or admit a network without delay. */
  readonly canLimitsRise: Fact<boolean>;
  /** The delegator hook lowers limits on a slash. */
  readonly lowersLimits: Fact<boolean>;
};

const AT_ONCE: Source = {
  kind: 'registry',
  document: 'Symbiotic delegators: limits take effect in the same block',
  date: '2026-08-07',
};

const holds = (stake: Fact<bigint> | undefined): boolean => stake !== undefined && (!stake.known || stake.value > 0n);

/** Unknown reads count as held: never `unable` for lack of an answer. */
const stateOf = (slasher: Fact<SlasherKind>, network: NetworkReading): SlashState => {
  const hasStake = holds(network.promised) || holds(network.latentStake);
  if (!hasStake || (slasher.known && slasher.value === 'fixed-none')) return 'unable';
  const canSlash = slasher.known && (slasher.value === 'instant' || slasher.value === 'veto');
  return canSlash && holds(network.promised) ? 'active' : 'latent';
};

const describeNetwork = (reading: VaultReading, network: NetworkReading): ServiceTerms => {
  const { slasher, slashable } = reading;
  const share = (stake: Fact<bigint>): Fact<Wad> =>
    combineFacts([stake, slashable], 'min(X, stake) / X', (amount, whole) => shareOfUp(minOf(amount, whole), whole));
  const state = stateOf(slasher, network);
  return {
    layerId: network.layerId,
    operatorLayerId: network.operatorLayerId,
    state,
    shareNow: state === 'active' ? share(network.promised) : mapFact(slasher, '0 until it can slash', () => 0n),
    shareLater: share(network.latentStake ?? network.promised),
    slasher: network.slasher,
    veto: !slasher.known
      ? slasher
      : slasher.value !== 'veto'
        ? mapFact(slasher, 'slasher type', () => 'none' as const)
        : mapFact(network.hasResolver, 'resolver(subnetwork) is set', (isSet) =>
            isSet ? ('resolver' as const) : ('no-resolver-set' as const),
          ),
    isRedistributing: network.isRedistributing,
    ...(network.recipient === undefined ? {} : { recipient: network.recipient }),
    slashCount: network.slashCount,
    conditions: network.conditions,
  };
};

/** One fact over a value of every network; one that is unknown makes it unknown. */
const gather = <T>(
  networks: Fact<readonly NetworkReading[]>,
  read: (network: NetworkReading) => Fact<T>,
): Fact<readonly T[]> => {
  if (!networks.known) return networks;
  const facts = networks.value.map(read);
  const unknowns = facts.filter((fact): fact is Unknown => !fact.known);
  if (unknowns.length > 0) return strongestUnknown(unknowns);
  return combineFacts([networks, ...facts], 'all networks of the vault', (_networks, ...values) => values as T[]);
};

/** Worst case before the exit has ended; limits that can rise at once make it everything. */
const worstWithinExit = (reading: VaultReading, today: Fact<Wad>): Fact<Wad> => {
  const { slasher, canLimitsRise, networks } = reading;
  if (!slasher.known) return slasher;
  if (slasher.value === 'fixed-none') return mapFact(slasher, '0: no slasher, and none can be set', () => 0n);
  if (slasher.value === 'open') return mapFact(slasher, '1: anyone can attach a slasher', () => WAD);
  if (!canLimitsRise.known) return canLimitsRise;
  if (canLimitsRise.value) return combineFacts([slasher, canLimitsRise], '1: limits can rise at once', () => WAD);
  const kind = slasher.value;
  const isVeto = kind === 'veto';
  const vetoSeconds = isVeto ? reading.vetoSeconds : mapFact(slasher, 'no veto stage', () => 0);
  const noResolver = mapFact(slasher, 'no veto stage', () => false);
  const promises = gather(networks, (network) =>
    combineFacts(
      [
        network.promised,
        isVeto ? network.hasResolver : noResolver,
        vetoSeconds,
        reading.exitSeconds,
        reading.lowersLimits,
      ],
      'captures within the exit',
      (stake, hasResolver, veto, exit, lowersLimits) => ({
        stake,
        captures: capturesWithin(exit, { kind, hasResolver, vetoSeconds: veto }, lowersLimits),
      }),
    ),
  );
  return combineFacts([promises, reading.slashable, today], 'repeated captures, at least today', (items, whole, now) =>
    maxOf(repeatedCaptureShare(items, whole), now),
  );
};

const explain = (slasher: Fact<SlasherKind>, canRise: Fact<boolean>): Sentence | undefined => {
  if (!slasher.known) return undefined;
  if (slasher.value === 'fixed-none') return say('core.slash.noSlasher');
  if (slasher.value === 'open') return say('core.slash.openSlasher');
  return canRise.known && canRise.value ? say('core.slash.limitsRise') : undefined;
};

/**
 * What Symbiotic networks may take of a V1 vault's deposits (risk-model §4.2, §9 additions): today, one capture
 * by everyone promised; within the exit, everything when a limit can rise at once or captures can be repeated. Notice is 0, because no
 * timelock stands before a limit. Shares in WAD rounded up, seconds.
 */
export const buildVaultCeiling = (reading: VaultReading): SlashCeiling => {
  const { slasher, networks, slashable, timestamp } = reading;
  const canSlash = mapFact(slasher, 'a slasher is set', (kind) => kind === 'instant' || kind === 'veto');
  const promised = gather(networks, (network) => network.promised);
  const latent = gather(networks, (network) => network.latentStake ?? mapFact(network.promised, 'none', () => 0n));
  const isSafe = canSlash.known && !canSlash.value;
  const captured = combineFacts(
    [canSlash, promised, slashable],
    'min(X, sum of promised stake) / X',
    (can, stakes, whole) => (can ? oneCaptureShare(stakes, whole) : 0n),
  );
  const today = isSafe ? mapFact(canSlash, '0: no slasher is set', () => 0n) : captured;
  const why = explain(slasher, reading.canLimitsRise);
  return completeCeiling({
    today,
    pending: known([], AT_ONCE, timestamp),
    latent: combineFacts(
      [slasher, latent, promised, slashable, today],
      'min(X, promised + latent) / X - today',
      (kind, extra, stakes, whole, now) =>
        kind === 'fixed-none' ? 0n : maxOf(oneCaptureShare([...stakes, ...extra], whole) - now, 0n),
    ),
    withinExit: worstWithinExit(reading, today),
    noticeSeconds: known(0, AT_ONCE, timestamp),
    exitSeconds: reading.exitSeconds,
    services: mapFact(networks, 'networks of the vault', (items) =>
      items.map((item) => describeNetwork(reading, item)),
    ),
    ...(why === undefined ? {} : { why }),
  });
};
