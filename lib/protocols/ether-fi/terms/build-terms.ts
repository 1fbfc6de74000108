import { type Fact, unknown } from '@/lib/core/fact';
import type { ReadPoint, Terms } from '@/lib/core/terms';
import { buildOwnTerms, type Form, formId } from '../../families/liquid-restaking/own-terms';
import { releasedCeiling, undelegatedRest, unstatedCeiling } from '../../families/liquid-restaking/rest';
import { validatorsLayer } from '../../families/liquid-staking/validators';
import { ADMIN, EETH, MAINNET, WEETH } from '../addresses';
import { PROTOCOL } from '../decode';
import type { PoolReading } from '../read/ask-pool';
import { contractsAsOf, contractsSource } from '../registry';
import { isPaidAtOnce, type Subject } from '../subject';
import { claim, poolClaims, rateClaims } from './claims';
import { paidPlan, queuePlan, vaultPlan } from './exit-plan';
import { findingsOf } from './findings';

type PoolSubject = Extract<Subject, { kind: 'pool' }>;
type VaultSubject = Extract<Subject, { kind: 'vault' }>;

const control = { protocol: PROTOCOL, control: contractsSource, controlAsOf: contractsAsOf } as const;

/** eETH, weETH over it, and weETH elsewhere over that. */
const formsOf = ({ isWrapped, remote }: PoolSubject, pool: PoolReading): readonly [Form, ...Form[]] => {
  const base: Form = { kind: 'wrapper', symbol: 'eETH', address: EETH, chainId: MAINNET, claims: poolClaims(pool) };
  const wrapped: Form = {
    kind: 'wrapper',
    symbol: 'weETH',
    address: WEETH,
    chainId: MAINNET,
    claims: [claim('weeth.shares', [contractsSource])],
  };
  if (remote)
    return [
      {
        kind: 'bridge',
        symbol: 'weETH',
        address: remote.token,
        chainId: remote.chainId,
        claims: [
          claim('bridge.layerZero', [contractsSource]),
          ...(remote.isMinted ? [claim('bridge.minted', [contractsSource])] : []),
        ],
      },
      wrapped,
      base,
    ];
  return isWrapped ? [wrapped, base] : [base];
};

const eEthId = formId({ kind: 'wrapper', chainId: MAINNET, address: EETH });

/** Terms of eETH or weETH themselves; what the pool is restaked in is joined to them. `isReleased`: set aside for its owner. */
export const poolTerms = (
  subject: PoolSubject,
  pool: PoolReading,
  point: ReadPoint | undefined,
  isReleased = false,
): Terms => {
  const isOut = isReleased || isPaidAtOnce(subject.intent);
  return buildOwnTerms({
    ...control,
    ...(point ? { point } : {}),
    forms: formsOf(subject, pool),
    oracle: { name: 'ether.fi oracle', address: ADMIN, claims: rateClaims(pool) },
    ground: [validatorsLayer],
    exit: isOut ? paidPlan(eEthId) : queuePlan(pool, eEthId),
    rest: isOut ? releasedCeiling(contractsSource, contractsAsOf) : undelegatedRest(contractsSource, contractsAsOf),
    yields: [],
    findings: findingsOf(pool, point, subject.intent),
  });
};

/** Terms of a liquid vault: what is in it is moved at will and stated nowhere we read. */
export const vaultTerms = (
  { vault }: VaultSubject,
  point: ReadPoint | undefined,
  maturitySeconds: Fact<number> = unknown('not-read', vault.symbol),
): Terms => {
  const form: Form = {
    kind: 'wrapper',
    symbol: vault.symbol,
    address: vault.address,
    chainId: MAINNET,
    claims: [claim('vault.strategists', [contractsSource])],
  };
  return buildOwnTerms({
    ...control,
    ...(point ? { point } : {}),
    forms: [form],
    oracle: {
      name: `${vault.symbol} accountant`,
      address: vault.accountant,
      claims: [claim('vault.accountant', [contractsSource])],
    },
    ground: [],
    exit: vaultPlan(maturitySeconds, formId(form)),
    rest: unstatedCeiling(vault.symbol),
    yields: [],
    findings: [],
  });
};
