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
