import { type ExitPlan, oneLeg, waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import type { Layer } from '@/lib/core/layer';
import { flattenEvidence } from '@/lib/core/leaf-evidence';
import { type Claim, evidenceOf, percent, say, text } from '@/lib/core/sentence';
import { completeCeiling, type SlashCeiling, unknownCeiling } from '@/lib/core/slashing';
import type { Terms } from '@/lib/core/terms';
import { shortAddress } from '@/lib/core/text';
import { type Address, minOf, shareOfDown, sumOf, WAD } from '@/lib/core/units';
import type { YieldPart } from '@/lib/core/yield';
import { registryValue, reshape } from '../../reading/registry-fact';
import { chainLayer, chainLayerId, tokenLayer } from '../../reading/stack';
import { PROTOCOL } from '../decode';
import type { MellowReading } from '../reading';
import { CORE_CODE, CORE_DATE, findVault, MULTI_CODE, MULTI_DATE, nameOf } from '../registry';
import { findingsOf } from './findings';

export const vaultLayerId = (vault: Address, chainId: number): string => `wrapper:${chainId}:${vault}`;

const isCore = ({ family }: MellowReading): boolean => family.known && family.value === 'core';

/** Money at hand is all there is beside the places: nothing reaches it. */
const isAccounted = ({ holdings }: MellowReading): Fact<boolean> => {
  if (!holdings) return unknown('not-read');
  const { places, total, liquid } = holdings;
  if (!places.known) return places;
  return combineFacts(
    [total, liquid, ...places.value.map(({ held }) => held)],
    'places + money at hand = total assets',
    (whole, free, ...parts) => sumOf(parts as bigint[]) + free >= whole,
  );
};

/**
 * What services may take of the part that is in no place of another protocol. Nothing, where all money was found; unknown, where it was
 * not, and for core vaults, whose money may be anywhere their curator is let.
 */
const ceilingOf = (reading: MellowReading): SlashCeiling => {
  const accounted = isAccounted(reading);
  if (isCore(reading)) return unknownCeiling(unknown('not-measured', 'where the curator put it'));
  if (reading.family.known && reading.family.value === 'dvv') return harmless(reshape(reading.family, () => true));
  if (!accounted.known) return unknownCeiling(accounted);
  return accounted.value ? harmless(accounted) : unknownCeiling(unknown('disputed', 'total assets against its parts'));
};

const harmless = (by: Fact<boolean>): SlashCeiling => {
  const nothing = flattenEvidence(mapFact(by, 'money at hand is promised to no service', () => 0n));
  return completeCeiling({
    today: nothing,
    pending: reshape(nothing, () => []),
    latent: nothing,
    withinExit: nothing,
    noticeSeconds: unknown('not-published', 'the vault gives no notice'),
    exitSeconds: reshape(nothing, () => 0),
    services: reshape(nothing, () => []),
  });
};

const layerIdOf = ({ vault, chainId }: MellowReading): string =>
  vault ? vaultLayerId(vault, chainId) : `wrapper:${PROTOCOL}`;

/** The vault's own step of the way out; those of the places follow it. */
const exitOf = (reading: MellowReading): ExitPlan => {
  const layerId = layerIdOf(reading);
  const leg = { id: 'mellow:own', layerId, isEarning: false };
  const { intent, family, vault, chainId } = reading;
  if (intent?.action === 'claimWithdrawal')
    return oneLeg({
      ...leg,
      label: say('mellow.exit.paid'),
      wait: registryValue(waitOf(0), MULTI_CODE, MULTI_DATE),
      isSlashable: false,
    });
  if (isCore(reading))
    return oneLeg({
      ...leg,
      label: say('mellow.exit.queue'),
      wait: unknown('unbounded', 'paid when the vault has money at hand'),
      isSlashable: true,
    });
  const isFollowed = reading.holdings?.places.known || (vault && findVault(vault, chainId)?.symbioticVault);
  const isKnown = family.known && family.value !== 'dvv' && isFollowed;
  return oneLeg({
    ...leg,
    label: say(isKnown ? 'mellow.exit.atHand' : 'mellow.exit.unknown'),
    wait: isKnown ? registryValue(waitOf(0), MULTI_CODE, MULTI_DATE) : unknown('not-read'),
    isSlashable: false,
  });
};

const liquidClaim = ({ holdings }: MellowReading): Claim[] => {
  if (!holdings) return [];
  const share = combineFacts([holdings.liquid, holdings.total], 'at hand / total assets', (free, total) =>
    minOf(shareOfDown(free, total), WAD),
  );
  return share.known
    ? [{ sentence: say('mellow.vault.atHand', { share: percent(share.value) }), evidence: evidenceOf(share) }]
    : [];
};

const vaultLayer = (reading: MellowReading, restsOn: string): Layer => {
  const { vault, chainId } = reading;
  const curator = vault && findVault(vault, chainId)?.curator;
  const core = isCore(reading);
  const upgrade = core
    ? registryValue(WAD, `${CORE_CODE}: vaults and queues are upgradeable proxies`, CORE_DATE)
    : registryValue(WAD, `${MULTI_CODE}: vaults and queues are upgradeable proxies`, MULTI_DATE);
  const say_ = (key: string): Claim => ({ sentence: say(`mellow.${key}`), evidence: [upgrade.source] });
  return {
    id: layerIdOf(reading),
    kind: 'wrapper',
    protocol: PROTOCOL,
    name: vault ? (nameOf(vault, chainId) ?? shortAddress(vault)) : 'Mellow',
    isSelfNamed: false,
    ...(vault ? { address: vault } : {}),
    chainId,
    restsOn: [restsOn],
    largestLoss: upgrade,
    marks: [],
    claims: [
      ...(curator
        ? [{ sentence: say('mellow.vault.curator', { curator: text(curator) }), evidence: [upgrade.source] }]
        : []),
      ...(core ? [say_('vault.core'), say_('vault.oracle')] : [say_('vault.strategy')]),
      ...liquidClaim(reading),
      say_('vault.upgrade'),
    ],
  };
};

const yields: readonly YieldPart[] = [
  {
    id: 'mellow:curator',
    kind: 'fee',
    label: say('mellow.yield.rewards'),
    payer: say('mellow.yield.rewardsPayer'),
    apr: unknown('not-published'),
  },
];

/** What one vault adds, from what was read about it; what it rests on speaks for itself. Pure. */
export const buildTerms = (reading: MellowReading): Terms => {
  const { chainId, point, token, symbol, isSelfNamed } = reading;
  const under = tokenLayer({
    chainId,
    address: token,
    isSelfNamed,
    claims: [],
    ...(symbol === undefined ? {} : { symbol }),
  });
  return {
    protocol: PROTOCOL,
    stage: point ? 'live' : 'registry',
    ...(point ? { readPoint: point } : {}),
    layers: [vaultLayer(reading, under?.id ?? chainLayerId(chainId)), ...(under ? [under] : []), chainLayer(chainId)],
    slash: ceilingOf(reading),
    exit: exitOf(reading),
    yields,
    findings: findingsOf(reading, layerIdOf(reading)),
  };
};
