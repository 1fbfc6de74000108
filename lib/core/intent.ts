import type { Sentence } from './sentence';
import type { Address, Hex } from './units';

/** One call inside a request. `value` in wei. */
export type Call = {
  readonly chainId: number;
  readonly from?: Address;
  readonly to?: Address;
  readonly value: bigint;
  readonly data: Hex;
};

/** One EIP-712 message, parsed and stripped of fields its types do not declare. */
export type TypedData = {
  readonly chainId?: number;
  readonly domain: {
    readonly name?: string;
    readonly version?: string;
    readonly chainId?: bigint;
    readonly verifyingContract?: Address;
  };
  readonly primaryType: string;
  readonly message: Readonly<Record<string, unknown>>;
  /** Who is asked to sign. */
  readonly signer?: Address;
};

export type Action =
  | 'deposit'
  | 'delegate'
  | 'undelegate'
  | 'requestWithdrawal'
  | 'claimWithdrawal'
  | 'approve'
  | 'permit'
  | 'wrap'
  | 'swapIn'
  | 'borrowAgainst'
  | 'bridge'
  /** A right is handed over, or another restaking call that fits none of the above. */
  | 'other';

/** What `amount` counts: the asset's base units, shares of a vault or strategy, or a token id of a withdrawal ticket. */
export type AmountKind = 'assets' | 'shares' | 'tokenId';

/** An asset with the amount a call moves; `amount` absent when the call does not say (all of it, or only known on chain). */
export type Moved = {
  /** Symbol from the registry, when the token is known to it. */
  readonly asset?: string;
  readonly assetAddress?: Address;
  readonly amount?: bigint;
  readonly amountKind?: AmountKind;
  /** The contract (strategy, vault) the amount goes into or comes out of, where one call names several. */
  readonly target?: Address;
};

/** Something about the call a person must know before its terms; each is an i18n key under `intent.flag`. */
export type IntentFlag =
  | 'outdated'
  | 'unlimited'
  | 'revoke'
  | 'beneficiary-not-signer'
  | 'recipient-not-signer'
  | 'wrong-chain'
  | 'unregistered-target'
  | 'unregistered-contract'
  | 'votes-only'
  /** It signs something we cannot read. */
  | 'unreadable'
  | 'malformed'
  /** A known contract, but none of its functions known to us. */
  | 'unknown-function';

/** A decoded call or message. Pure data; everything in it comes from the request itself or the bundled registry. */
export type Intent = {
  readonly protocol: string;
  readonly action: Action;
  /** The protocol's own name for it: the function or the EIP-712 primary type. */
  readonly verb: string;
  readonly chainId: number;
  /** The contract called, or the verifying contract of a message. */
  readonly contract: Address;
  readonly asset?: string;
  readonly assetAddress?: Address;
  readonly amount?: bigint;
  readonly amountKind?: AmountKind;
  /** Of the asset; absent: 18. */
  readonly assetDecimals?: number;
  /** All movements, when a call names several; the first equals asset and amount above. */
  readonly moves?: readonly Moved[];
  readonly assetOut?: string;
  readonly minOut?: bigint;
  /** Strategy, vault, operator, spender, appointee … */
  readonly target?: Address;
  readonly targetKind?:
    | 'strategy'
    | 'vault'
    | 'operator'
    | 'spender'
    | 'pod'
    | 'appointee'
    | 'claimer'
    | 'withdrawal'
    | 'token'
    | 'contract';
  /** Whose position it becomes, or who receives; absent when unknowable from the call. */
  readonly beneficiary?: Address;
  /** Whose position it changes, where that is named and differs in role from the beneficiary. */
  readonly subject?: Address;
  readonly owner?: Address;
  readonly spenderProtocol?: string;
  readonly unlimited?: boolean;
  /** Unix seconds; for signatures with an expiry. */
  readonly expiry?: bigint;
  readonly flags: readonly IntentFlag[];
  /** Decoded arguments by name, for the evidence panel. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Wrapping calls this one came out of, outermost first (Safe, multicall, ERC-4337 …). */
  readonly via?: readonly string[];
  readonly note?: Sentence;
};
