import { type Fact, known, type Source, unknown } from '@/lib/core/fact';
import type { Layer } from '@/lib/core/layer';
import { amount, type Claim, duration, evidenceOf, say, text, time } from '@/lib/core/sentence';
import { WAD } from '@/lib/core/units';
import { secondsOfDate } from '../../reading/registry-fact';
import { chainLayer, chainLayerId } from '../../reading/stack';
import type { LiquidStaking, StakedToken, StakingReading } from './shape';
import { VALIDATORS_LAYER, validatorsLayer } from './validators';

const claimOf = ({ sentence, source }: LiquidStaking['control']['words'][number]): Claim => ({
  sentence,
  evidence: [source],
});

const dateOf = (source: Source): number => (source.kind === 'registry' ? secondsOfDate(source.date) : 0);

/** The same id as other protocols give the token when it is restaked. */
export const tokenLayerId = ({ chainId, address }: StakedToken): string => `staking:${chainId}:${address}`;

const lossClaim = ({ losses }: LiquidStaking): Claim => {
  const evidence = [losses.source];
  if (losses.kind === 'bond')
    return { sentence: say('staking.loss.bond', { bond: amount(losses.bond, 18, 'ETH') }), evidence };
  if (losses.kind === 'issuer')
    return { sentence: say('staking.loss.issuer', { issuer: text(losses.issuer) }), evidence };
  return { sentence: say('staking.loss.shared'), evidence };
};

const queueClaims = ({ isQueueExposed, losses }: LiquidStaking): Claim[] =>
  isQueueExposed ? [{ sentence: say('staking.loss.queued'), evidence: [losses.source] }] : [];

const upgradeClaim = ({ control }: LiquidStaking): Claim => {
  const { upgradeDelaySeconds: delay } = control;
  return delay.known
    ? { sentence: say('staking.control.upgrade', { delay: duration(delay.value) }), evidence: evidenceOf(delay) }
    : { sentence: say('staking.control.upgradeUnknown'), evidence: [] };
};

/** A token's contracts hold or speak for all of its ether, so whoever can change them can take all of it. */
const allOfIt = (source: Source): Fact<bigint> =>
  known(
    WAD,
    { kind: 'derived', formula: 'a token whose contracts or issuer fail can lose everything', inputs: [source] },
    dateOf(source),
  );

const oracleLayerId = (token: StakedToken): string => `oracle:${token.chainId}:${token.address}`;

const oracleLayer = ({ id, oracle }: LiquidStaking, base: StakedToken, { rateAt }: StakingReading): Layer => ({
  id: oracleLayerId(base),
  kind: 'oracle',
  protocol: id,
  name: oracle.name,
  isSelfNamed: false,
  chainId: base.chainId,
  restsOn: [chainLayerId(base.chainId)],
  largestLoss: unknown('not-measured', 'what a wrong report would cost'),
  marks: [],
  claims: [
    ...oracle.words.map(claimOf),
    ...(rateAt?.known
      ? [{ sentence: say('staking.oracle.reportedAt', { date: time(rateAt.value) }), evidence: evidenceOf(rateAt) }]
      : []),
  ],
});

const baseLayer = (definition: LiquidStaking, base: StakedToken): Layer => ({
  id: tokenLayerId(base),
  kind: 'staking',
  protocol: definition.id,
  name: base.symbol,
  isSelfNamed: false,
  address: base.address,
  chainId: base.chainId,
  restsOn: [oracleLayerId(base), VALIDATORS_LAYER],
  largestLoss: allOfIt(definition.losses.source),
  marks: [],
  claims: [
    lossClaim(definition),
    ...queueClaims(definition),
    upgradeClaim(definition),
    ...definition.control.words.map(claimOf),
  ],
});

/** A form of the base token on the same chain. */
const formLayer = (definition: LiquidStaking, token: StakedToken, under: StakedToken): Layer => ({
  id: tokenLayerId(token),
  kind: 'staking',
  protocol: definition.id,
  name: token.symbol,
  isSelfNamed: false,
  address: token.address,
  chainId: token.chainId,
  restsOn: [tokenLayerId(under)],
  largestLoss: allOfIt(definition.losses.source),
  marks: [],
  claims: [
    {
      sentence: say('staking.token.wraps', { asset: text(token.symbol), under: text(under.symbol) }),
      evidence: [definition.losses.source],
    },
  ],
});

/** A token on another chain is a claim on what a bridge keeps on Ethereum. */
const bridgeLayer = (definition: LiquidStaking, token: StakedToken, base: StakedToken): Layer => ({
  id: `bridge:${token.chainId}:${token.address}`,
  kind: 'bridge',
  protocol: definition.id,
  name: token.symbol,
  isSelfNamed: false,
  address: token.address,
  chainId: token.chainId,
  restsOn: [chainLayerId(token.chainId), tokenLayerId(base)],
  largestLoss: allOfIt(definition.losses.source),
  marks: [],
  claims: [
    { sentence: say('staking.token.bridged', { asset: text(token.symbol) }), evidence: [definition.losses.source] },
  ],
});

/** The stack under a token, from the token itself down to the chain. */
export const layersOf = (definition: LiquidStaking, token: StakedToken, reading: StakingReading): readonly Layer[] => {
  const { tokens } = definition;
  const [first] = tokens;
  const sameChain = tokens.filter(({ chainId }) => chainId === token.chainId);
  const isBridged = token.chainId !== first.chainId;
  const under = sameChain.find(({ symbol }) => symbol === token.wraps);
  const foundation = [baseLayer(definition, first), oracleLayer(definition, first, reading), validatorsLayer];
  if (isBridged) {
    return [
      ...(under ? [formLayer(definition, token, under)] : []),
      { ...bridgeLayer(definition, under ?? token, first), ...(under ? { id: tokenLayerId(under) } : {}) },
      ...foundation,
      chainLayer(token.chainId),
      chainLayer(first.chainId),
    ];
  }
  return [...(under ? [formLayer(definition, token, under)] : []), ...foundation, chainLayer(first.chainId)];
};
