import type { Wait } from '@/lib/core/exit';
import type { Fact, Source } from '@/lib/core/fact';
import type { AtStake } from '@/lib/core/findings';
import type { Sentence } from '@/lib/core/sentence';
import type { ReadPoint } from '@/lib/core/terms';
import type { Address, Hex } from '@/lib/core/units';
import type { PagePattern, Protocol, ReadContext, RegistryFact } from '../../contract';
import type { EntryPoint } from '../../decoding/entry-point';
import type { Batch } from '../../reading/batch';
import type { TypedView } from '../../reading/read-batch';

/**
 * What one token is worth in ETH, by what its issuer redeems or reports and not by a market: one each (`par`), a `rate` in wei per 1e18
 * of it, or `unread` where no contract of that chain says.
 */
export type Worth =
  | { readonly kind: 'par' }
  | { readonly kind: 'rate'; readonly view: TypedView<bigint> }
  | { readonly kind: 'unread' };

/** A token of 18 decimals that stands for staked ETH. */
export type StakedToken = {
  readonly symbol: string;
  readonly chainId: number;
  readonly address: Address;
  readonly worth: Worth;
  /** Symbol of the token of the same protocol and chain it wraps. */
  readonly wraps?: string;
};

/** A contract a wallet may be pointed at. */
export type EntryContract = {
  readonly chainId: number;
  readonly address: Address;
  readonly table: () => ReadonlyMap<string, EntryPoint>;
  /** Nothing a person calls there is none of our business: a function not in the table is shown as unknown. */
  readonly isCore?: boolean;
  /** It takes tokens by allowance. */
  readonly isSpender?: boolean;
  /** Plain ether sent there is staked, for this token. */
  readonly etherFor?: string;
};

/** Contracts of the protocol that anyone may deploy: their calls, and who can tell them from others. */
export type EntryFactory = {
  readonly chainId: number;
  readonly kind: string;
  readonly table: () => ReadonlyMap<string, EntryPoint>;
  /** Selectors worth asking the chain for. */
  readonly selectors: readonly Hex[];
  /** The view that says whether an address is one of them. */
  readonly isOne: (address: Address) => TypedView<boolean>;
};

/** One wait of the way back to ETH. */
export type StakingLeg = { readonly id: string; readonly label: Sentence; readonly wait: Fact<Wait> };

/** What can be switched off; true: it is. */
export type Switch = { readonly what: 'deposits' | 'requests' | 'claims'; readonly isOff: Fact<boolean> };

/** Something read that a person should know of, where it holds. */
export type Notice = {
  readonly id: string;
  readonly sentence: Sentence;
  readonly holds: Fact<boolean>;
  readonly atStake?: AtStake;
  /** Functions that fail while it holds. */
  readonly stops?: readonly string[];
};

/** What the chain says about a protocol now; everything unknown before it is asked. */
export type StakingReading = {
  /** In the order a person meets them. `amount`: what is to leave, in wei of ETH, where that is known. */
  readonly exit: (amount: Fact<bigint>, point: ReadPoint | undefined) => readonly StakingLeg[];
  readonly switches: readonly Switch[];
  readonly notices: readonly Notice[];
  /** When the rate was last reported, unix seconds. */
  readonly rateAt?: Fact<number>;
};

/** A withdrawal somebody has asked for. */
export type OpenRequest = {
  readonly id: bigint;
  readonly owner: Address;
  readonly symbol: string;
  /** What it pays or would pay now, wei of ETH. */
  readonly amount: Fact<bigint>;
  readonly isClaimable: Fact<boolean>;
  readonly claimableAt?: Fact<number>;
};

/**
 * Reads open withdrawals of many accounts. The first questions go with the balances, in `batch`; what follows from them in the round
 * trips after. An account that cannot be read has the reason instead of requests.
 */
export type RequestReader = (
  batch: Batch,
  owners: readonly Address[],
) => (
  context: ReadContext,
  point: ReadPoint,
) => Promise<readonly { readonly owner: Address; readonly requests: Fact<readonly OpenRequest[]> }[]>;

/** Who bears a loss of the validators first. `bond`: operators' own ether beside each 32, wei. */
export type LossOrder =
  | { readonly kind: 'shared'; readonly source: Source }
  | { readonly kind: 'bond'; readonly bond: bigint; readonly source: Source }
  | { readonly kind: 'issuer'; readonly issuer: string; readonly source: Source };

/** Who may change the contracts. */
export type StakingControl = {
  /** Seconds an upgrade is announced ahead; unknown where no source says. */
  readonly upgradeDelaySeconds: Fact<number>;
  readonly words: readonly { readonly sentence: Sentence; readonly source: Source }[];
};

/** A liquid staking protocol as data. */
export type LiquidStaking = {
  readonly id: string;
  readonly name: string;
  readonly pages: readonly PagePattern[];
  /** The first one is what a deposit becomes unless the request says otherwise. */
  readonly tokens: readonly [StakedToken, ...StakedToken[]];
  readonly contracts: readonly EntryContract[];
  readonly factory?: EntryFactory;
  /** Symbols of other tokens its contracts take, by address. */
  readonly takes?: Readonly<Record<Address, string>>;
  readonly losses: LossOrder;
  /** What waits to be paid out pays less after a loss. */
  readonly isQueueExposed?: boolean;
  readonly control: StakingControl;
  /** Who says what a token is worth, and within which bounds. */
  readonly oracle: {
    readonly name: string;
    readonly words: readonly { readonly sentence: Sentence; readonly source: Source }[];
  };
  readonly ask: (batch: Batch) => () => StakingReading;
  readonly requests?: RequestReader;
  readonly facts: readonly RegistryFact[];
  readonly targetOfPage?: Protocol['targetOfPage'];
};
