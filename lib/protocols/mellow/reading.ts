import type { Fact } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import type { ReadPoint } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';

/** How a vault works: over one Symbiotic vault, over several places, through queues, or not restaked at all. */
export type Family = 'simple' | 'multi' | 'core' | 'dvv';

/** One place a vault's money is. */
export type Place = {
  readonly protocol: 'symbiotic' | 'eigenlayer' | 'erc4626';
  readonly vault: Address;
  readonly queue?: Address;
  /** At work there, and on its way back to the vault but still reachable. Base units of the asset. */
  readonly held: Fact<bigint>;
};

/** Where the money is: adds up to `total` with what is at hand. */
export type Holdings = {
  readonly total: Fact<bigint>;
  readonly places: Fact<readonly Place[]>;
  /** In the vault itself, in its collateral, or claimable: paid to whoever comes first. */
  readonly liquid: Fact<bigint>;
};

/** Who may put in and take out. */
export type Gates = {
  readonly isDepositPaused: Fact<boolean>;
  readonly isWithdrawalPaused: Fact<boolean>;
  /** Most the vault takes in all, base units. */
  readonly limit: Fact<bigint>;
  /** false: the account would be turned away. */
  readonly isWelcome: Fact<boolean>;
};

/** Everything read about one vault: what terms are made of. */
export type MellowReading = {
  readonly chainId: number;
  readonly point?: ReadPoint;
  readonly intent?: Intent;
  /** Absent where nothing says which vault is meant. */
  readonly vault?: Address;
  readonly family: Fact<Family>;
  readonly token: Fact<Address>;
  readonly symbol?: string;
  /** The symbol is what the token calls itself. */
  readonly isSelfNamed: boolean;
  readonly holdings?: Holdings;
  readonly gates?: Gates;
};
