import type { ExitPlan } from './exit';
import type { Fact, Unknown } from './fact';
import type { Finding } from './findings';
import type { Layer } from './layer';
import type { SlashCeiling } from './slashing';
import type { Address, Wad } from './units';
import type { YieldPart } from './yield';

/** The block a whole read is pinned to. `timestamp` unix seconds. */
export type ReadPoint = { readonly chainId: number; readonly block: bigint; readonly timestamp: number };

/** What the layers under one target may do to the money: slash, lock, change, pay. */
export type Terms = {
  readonly protocol: string;
  /** `registry`: bundled facts only · `live`: read at `readPoint`. */
  readonly stage: 'registry' | 'live';
  readonly readPoint?: ReadPoint;
  /** Top (nearest the person) to bottom. */
  readonly layers: readonly Layer[];
  readonly slash: SlashCeiling;
  readonly exit: ExitPlan;
  readonly yields: readonly YieldPart[];
  /** Findings the protocol itself raises (pause state, outdated entry, upgrade delay against exit …). */
  readonly findings: readonly Finding[];
};

/** A restaking protocol is among its layers, or services may reach it as far as anybody knows. */
export const isRestaked = ({ layers, slash }: Terms): boolean =>
  layers.some(({ kind }) => kind === 'restaking') ||
  [slash.today, slash.withinExit].some((share) => !share.known || share.value > 0n);

const isElsewhere = (fact: Fact<unknown>): fact is Unknown => !fact.known && fact.why === 'other-chain';

/** Why nothing of it can be read here: all of it is on a chain of another kind. Undefined where some of it can be. */
export const outOfReach = ({ layers, slash }: Terms): Unknown | undefined =>
  isElsewhere(slash.today) && layers.every(({ largestLoss }) => isElsewhere(largestLoss)) ? slash.today : undefined;

/** What an account holds somewhere. */
export type Position = {
  readonly id: string;
  readonly protocol: string;
  readonly owner: Address;
  readonly chainId: number;
  readonly kind: 'deposit' | 'queued' | 'native' | 'token';
  /** Token symbol and decimals, from the registry or the token itself. */
  readonly asset: { readonly symbol: string; readonly decimals: number; readonly address?: Address };
  /** What it is worth now in the asset's base units, after slashing. */
  readonly amount: Fact<bigint>;
  /** The same in wei of ETH, where a rate is known. */
  readonly valueWei: Fact<bigint>;
  /** Operator or vault, for a person; in a portfolio beside its protocol. */
  readonly heldAt: string;
  readonly terms: Terms;
  /** When a queued withdrawal can be claimed, unix seconds; and until when it stays slashable. */
  readonly claimableAt?: Fact<number>;
  readonly isClaimable?: Fact<boolean>;
};

/** Share of everything held in the watched accounts. */
export type Weighted<T> = { readonly weight: Wad; readonly of: T };
