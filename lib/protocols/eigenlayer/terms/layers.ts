import { combineFacts, type Fact, known, type Source, unknown } from '@/lib/core/fact';
import type { Layer } from '@/lib/core/layer';
import {
  address,
  type Claim,
  count,
  duration,
  evidenceOf,
  percent,
  type Quantity,
  say,
  text,
} from '@/lib/core/sentence';
import type { SlashCeiling } from '@/lib/core/slashing';
import { shortAddress } from '@/lib/core/text';
import { secondsOfBlocks, shareOfDown, WAD } from '@/lib/core/units';
import { registryValue, secondsOfDate } from '../../reading/registry-fact';
import { BEACON_STRATEGY, DELEGATION_MANAGER, MAINNET } from '../addresses';
import { PROTOCOL } from '../decode';
import type { OperatorReading } from '../read/ask-operator';
import type { StrategyReading } from '../read/ask-strategy';
import { findService, REGISTRY_DATE, registryValues } from '../registry';
import { serviceLayers } from './service-layer';
import {
  CHAIN_LAYER,
  type Delegation,
  operatorLayerId,
  RESTAKING_LAYER,
  type StakeReading,
  waitOfStake,
} from './stake';

const claim = (key: string, evidence: readonly Source[], values?: Readonly<Record<string, Quantity>>): Claim => ({
  sentence: say(`eigenlayer.${key}`, values),
  evidence,
});

/** What an operator may still promise, and how long ahead a new promise is known. */
const noticeClaims = ({ operator, book }: Delegation): Claim[] => {
  const free = combineFacts(
    [book.maxMagnitude, book.encumbered],
    '(max magnitude - encumbered magnitude) / max magnitude',
    (max, encumbered) => shareOfDown(max - encumbered, max),
  );
  const { allocationDelay, canAllocate } = operator;
  if (!free.known || !allocationDelay.known || !canAllocate.known) return [claim('operator.noticeUnknown', [])];
  const evidence = evidenceOf(free, allocationDelay);
  const values = { share: percent(free.value), notice: duration(secondsOfBlocks(allocationDelay.value)) };
  if (!canAllocate.value) return [claim('operator.cannotAllocate', evidence, values)];
  if (free.value === 0n) return [claim('operator.allPromised', evidence, values)];
  return [claim(allocationDelay.value === 0n ? 'operator.noNotice' : 'operator.notice', evidence, values)];
};

/** Services of the old directory, by name where it is one that the registry names. */
const legacyClaims = ({ legacy }: OperatorReading): Claim[] => {
  const [first, ...others] = legacy.known ? legacy.value : [];
  if (first === undefined) return [];
  const name = others.length === 0 ? findService(first)?.name : undefined;
  return [
    name === undefined
      ? claim('operator.legacy', evidenceOf(legacy), { count: count(others.length + 1) })
      : claim('operator.legacyNamed', evidenceOf(legacy), { service: text(name) }),
  ];
};

const operatorClaims = (delegation: Delegation, configurationDelay: Fact<bigint>): Claim[] => {
  const { operator, book } = delegation;
  const claims = noticeClaims(delegation);
  const lost = combineFacts([book.maxMagnitude], '1 - m', (max) => WAD - max);
  if (lost.known && lost.value > 0n)
    claims.unshift(claim('operator.slashedBefore', evidenceOf(lost), { share: percent(lost.value) }));
  claims.push(...legacyClaims(operator));
  if (operator.approver.known && operator.approver.value !== null)
    claims.push(
      claim('operator.approver', evidenceOf(operator.approver), { approver: address(operator.approver.value) }),
    );
  claims.push(claim('operator.canUndelegate', [registryValues.withdrawalDelay.source]));
  if (configurationDelay.known)
    claims.push(
      claim('operator.delayMayChange', evidenceOf(configurationDelay), {
        duration: duration(secondsOfBlocks(configurationDelay.value)),
      }),
    );
  return claims;
};

const vaultClaims = (strategy: StrategyReading): Claim[] => {
  const { vault } = strategy;
  if (!vault.known || vault.value === null) return [];
  const { duration: locked, admin, arbitrator } = vault.value;
  const claims: Claim[] = [];
  if (locked.known && admin.known)
    claims.push(
      claim('vault.lock', evidenceOf(locked, admin), { duration: duration(locked.value), admin: address(admin.value) }),
    );
  if (arbitrator.known)
    claims.push(claim('vault.arbitrator', evidenceOf(arbitrator), { arbitrator: address(arbitrator.value) }));
  return claims;
};

const operatorLayer = (stake: StakeReading, delegation: Delegation, slash: SlashCeiling): Layer => {
  const { operator } = delegation.operator;
  const { strategy } = stake;
  return {
    id: operatorLayerId(operator),
    kind: 'operator',
    protocol: PROTOCOL,
    name: shortAddress(operator),
    isSelfNamed: false,
    address: operator,
    chainId: MAINNET,
    restsOn: [RESTAKING_LAYER],
    // An operator can promise to a service of its own all that new terms can reach before its delegators are out.
    largestLoss: slash.withinExit,
    marks: [],
    claims: [
      ...(strategy ? vaultClaims(strategy) : []),
      ...operatorClaims(delegation, stake.protocol.configurationDelay),
    ],
  };
};

const restakingLayer = (stake: StakeReading, restsOn: string): Layer => {
  const { upgradeDelaySeconds } = stake.protocol;
  const escrow = waitOfStake({ ...stake, remainingDelay: stake.protocol.withdrawalDelay });
  const { bypassThreshold, pauserThreshold } = registryValues;
  const threshold = text(bypassThreshold.value);
  const evidence = [bypassThreshold.source, ...evidenceOf(upgradeDelaySeconds, escrow)];
  const exit = escrow.known ? secondsOfBlocks(escrow.value) : 0;
  // Who need not announce anything comes first: beside that, a delay is no promise.
  const upgrade =
    upgradeDelaySeconds.known && escrow.known
      ? claim(upgradeDelaySeconds.value < exit ? 'core.upgrade.shorter' : 'core.upgrade.longer', evidence, {
          threshold,
          delay: duration(upgradeDelaySeconds.value),
          exit: duration(exit),
        })
      : claim('core.upgrade.unknown', evidence, { threshold });
  const claims = [upgrade, claim('core.pause', [pauserThreshold.source], { threshold: text(pauserThreshold.value) })];
  return {
    id: RESTAKING_LAYER,
    kind: 'restaking',
    protocol: PROTOCOL,
    name: 'EigenLayer',
    isSelfNamed: false,
    address: DELEGATION_MANAGER,
    chainId: MAINNET,
    restsOn: [restsOn],
    // Whoever can replace the contracts can move everything in them.
    largestLoss: registryValue(WAD, 'L2BEAT discovery of EigenLayer: upgradeable by its executor', '2026-07-30'),
    marks: [],
    claims,
  };
};

/** Redeemed by the company that issues it, not by a contract. Source: coinbase/wrapped-tokens-os; Binance, dated facts. */
const CUSTODIAL: readonly string[] = ['cbETH', 'wBETH'];
/** Share a validator loses at once when slashed alone: 1/4096. Source: consensus-specs electra, MIN_SLASHING_PENALTY_QUOTIENT_ELECTRA. */
const LONE_PENALTY = WAD / 4096n;

const tokenClaims = (strategy: StrategyReading): Claim[] => {
  const values = { asset: text(strategy.symbol) };
  const evidence = evidenceOf(strategy.token);
  const unlisted = strategy.isListed ? [] : [claim('token.unlisted', evidence, values)];
  if (strategy.kind === 'eigen') {
    const { eigenUpgradeDelaySeconds: delay } = registryValues;
    return [claim('token.eigen', [delay.source], { delay: duration(delay.value) }), ...unlisted];
  }
  return [claim(CUSTODIAL.includes(strategy.symbol) ? 'token.custodial' : 'token.own', evidence, values), ...unlisted];
};

const stakingLayer = (strategy: StrategyReading): Layer => {
  const isNative = strategy.kind === 'native';
  const asOf = strategy.token.known ? strategy.token.asOf : secondsOfDate(REGISTRY_DATE);
  const token = strategy.token.known ? strategy.token.value : strategy.strategy;
  const kind = strategy.kind === 'lst' || isNative ? 'staking' : 'wrapper';
  return {
    id: `${kind}:${MAINNET}:${isNative ? BEACON_STRATEGY : token}`,
    kind,
    protocol: isNative ? 'ethereum' : strategy.symbol,
    name: isNative ? 'Ethereum validators' : strategy.symbol,
    isSelfNamed: strategy.isSelfNamed,
    ...(isNative ? {} : { address: token }),
    chainId: MAINNET,
    restsOn: [CHAIN_LAYER],
    largestLoss: known(
      WAD,
      {
        kind: 'derived',
        formula: isNative
          ? 'a third of all stake slashed together loses everything (consensus specification)'
          : 'a token whose contracts or issuer fail can lose everything',
        inputs: evidenceOf(strategy.token),
      },
      asOf,
    ),
    marks: [],
    claims: isNative
      ? [
          claim(
            'validators.slashing',
            [{ kind: 'registry', document: 'ethereum/consensus-specs electra', date: '2026-08-07' }],
            { share: percent(LONE_PENALTY) },
          ),
        ]
      : tokenClaims(strategy),
  };
};

const chainLayer: Layer = {
  id: CHAIN_LAYER,
  kind: 'chain',
  protocol: 'ethereum',
  name: 'Ethereum',
  isSelfNamed: false,
  chainId: MAINNET,
  restsOn: [],
  largestLoss: unknown('not-measured'),
  marks: [],
  claims: [],
};

/** The stack under a stake, from the services nearest the person down to the chain. */
export const layersOf = (stake: StakeReading, slash: SlashCeiling): Layer[] => {
  const { strategy } = stake;
  const delegation = stake.delegation.known ? stake.delegation.value : null;
  const token = strategy && stakingLayer(strategy);
  return [
    ...(delegation && strategy ? serviceLayers(slash.services, delegation, strategy) : []),
    ...(delegation ? [operatorLayer(stake, delegation, slash)] : []),
    restakingLayer(stake, token?.id ?? CHAIN_LAYER),
    ...(token ? [token] : []),
    chainLayer,
  ];
};

/** The stack under a token that is not at stake. */
export const stackWithout = (strategy: StrategyReading | undefined): Layer[] =>
  strategy ? [stakingLayer(strategy), chainLayer] : [chainLayer];
