import type { Limits } from '@/lib/core/findings';
import type { HoldSetting } from '@/lib/core/interruption';
import type { Address } from '@/lib/core/units';

/** What a person sets. */
export type SettingsData = {
  readonly limits: Limits;
  readonly holdMode: HoldSetting;
  readonly accounts: readonly Address[];
  /** Endpoints of the person's own, by chain id; none: the defaults. */
  readonly rpcUrls: Readonly<Record<string, readonly string[]>>;
  /** Choices about single sites, by host. */
  readonly sites: Readonly<Record<string, { readonly isOff: boolean; readonly isStripClosed: boolean }>>;
};

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
