import type { LimitId } from '@/components/portfolio/portfolio-data';
import type { Limits } from '@/lib/core/findings';
import type { HoldSetting } from '@/lib/core/interruption';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import type { Address } from '@/lib/core/units';

/** What a person sets. */
export type SettingsData = {
  readonly limits: Limits;
  /** Limits the person set, be it to what they were. */
  readonly ownLimits: readonly LimitId[];
  readonly holdMode: HoldSetting;
  readonly accounts: readonly Address[];
  /** Endpoints of the person's own, by chain id; none: the defaults. */
  readonly rpcUrls: Readonly<Record<string, readonly string[]>>;
  /** Choices about single sites, by host. */
  readonly sites: Readonly<Record<string, { readonly isOff: boolean; readonly isStripClosed: boolean }>>;
};

const FIELD_OF_LIMIT: Readonly<Record<LimitId, keyof Limits>> = {
  loss: 'largestLossWad',
  exit: 'longestExitSeconds',
  liquidation: 'smallestDistanceWad',
};
const LIMIT_IDS = Object.keys(FIELD_OF_LIMIT) as LimitId[];

/** Limits the person set. One that differs from the default was set before that was written down. */
export const ownLimitsOf = ({ limits, ownLimits }: Pick<SettingsData, 'limits' | 'ownLimits'>): readonly LimitId[] =>
  LIMIT_IDS.filter((id) => ownLimits.includes(id) || limits[FIELD_OF_LIMIT[id]] !== DEFAULT_LIMITS[FIELD_OF_LIMIT[id]]);

/** Why an endpoint was not taken. */
export type EndpointProblem = 'not-a-url' | 'not-allowed' | 'no-answer' | 'wrong-chain';

/** What a request of the extension was for. */
export type NetworkPurpose = 'chain' | 'endpointCheck' | 'baseYield' | 'name';

/** One request the extension made. `at` unix milliseconds. */
export type NetworkRequest = {
  readonly at: number;
  readonly host: string;
  readonly purpose: NetworkPurpose;
  readonly milliseconds: number;
  readonly outcome: 'ok' | 'failed';
};
