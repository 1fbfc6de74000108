import type { Intent } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ReadTarget } from '../contract';
import { BEACON_STRATEGY, BEIGEN } from './addresses';
import { EIGEN_STRATEGY, findStrategy, findStrategyOfToken } from './strategies';

/** What terms are asked about. */
export type Subject = {
  readonly owner?: Address;
  /** The operator a request names; else the account's own counts. */
  readonly operator?: Address;
  /** Strategies the request or page names. */
  readonly strategies: readonly Address[];
  /** Tokens whose strategy only the factory knows. */
  readonly tokens: readonly Address[];
  /** A token or a strategy: only the chain can tell. */
  readonly unlisted?: Address;
  readonly intent?: Intent;
};

type Named = Pick<Subject, 'strategies' | 'tokens' | 'unlisted'>;
const strategies = (...list: Address[]): Named => ({ strategies: list, tokens: [] });
const NOTHING: Named = strategies();

const ofToken = (token: Address | undefined): Named => {
  if (token === undefined) return NOTHING;
  if (isSameAddress(token, BEIGEN)) return strategies(EIGEN_STRATEGY);
  const known = findStrategyOfToken(token);
  return known ? strategies(known.strategy) : { strategies: [], tokens: [token] };
};

const ofIntent = (intent: Intent): Named => {
  const { action, target, targetKind, moves } = intent;
  if (targetKind === 'strategy' && target) return strategies(target);
  const named = (moves ?? []).flatMap((move) => move.target ?? []);
  if (named.length > 0) return strategies(...named);
  if (targetKind === 'pod' || intent.asset === 'beaconChainETH') return strategies(BEACON_STRATEGY);
  if (action === 'approve' || action === 'permit') return ofToken(intent.assetAddress);
  return NOTHING;
};

const ofTarget = (target: Address): Named => {
  if (findStrategy(target)) return strategies(target);
  const named = ofToken(target);
  return named.tokens.length === 0 ? named : { ...NOTHING, unlisted: target };
};

/** Reads a target: which strategies, tokens, operator and account it is about. */
export const subjectOf = (target: ReadTarget): Subject => {
  const { intent, owner } = target;
  const operator = target.operator ?? (intent?.targetKind === 'operator' ? intent.target : undefined);
  const named = intent ? ofIntent(intent) : target.target === undefined ? NOTHING : ofTarget(target.target);
  const account = owner ?? intent?.subject ?? intent?.beneficiary;
  return {
    ...named,
    ...(account === undefined ? {} : { owner: account }),
    ...(operator === undefined ? {} : { operator }),
    ...(intent === undefined ? {} : { intent }),
  };
};
