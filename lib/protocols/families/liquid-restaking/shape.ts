import type { Fact, Source } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import type { Layer } from '@/lib/core/layer';
import type { Claim } from '@/lib/core/sentence';
import type { ReadPoint } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { PagePattern, Protocol, ReadContext, RegistryFact } from '../../contract';
import type { Batch } from '../../reading/batch';
import type { TypedView } from '../../reading/read-batch';
import type { EntryContract, Notice, StakedToken, StakingLeg, Switch } from '../liquid-staking/shape';

// A liquid restaking protocol as data: what its token is, how one leaves it, who restakes its money.

/** What terms are asked about: a token, and the token on mainnet it is a claim on (itself, there). */
export type Subject = { readonly token: StakedToken; readonly base: StakedToken; readonly intent?: Intent };

/** What the chain says about a token now; everything unknown before it is asked. */
export type RestakedReading = {
  /** Waits within the protocol, in the order a person meets them; what the money is restaked in comes after them. */
  readonly exit: readonly StakingLeg[];
  readonly switches: readonly Switch[];
  readonly notices: readonly Notice[];
  readonly tokenClaims: readonly Claim[];
  readonly rateClaims: readonly Claim[];
  /** Seconds every upgrade is announced ahead; absent where no such delay binds everybody. */
  readonly upgradeDelay?: Fact<number>;
  /** Wei at hand for who leaves, and wei others have asked for before. Absent where no contract says. */
  readonly atHand?: Fact<bigint>;
  readonly waiting?: Fact<bigint>;
};

/** A withdrawal somebody has asked for. */
export type OpenExit = {
  /** Unique within the protocol. */
  readonly id: string;
  readonly owner: Address;
  /** Symbol of the token handed in. */
  readonly symbol: string;
  /** What it pays: ether where there is no address. */
  readonly pays: { readonly symbol: string; readonly address?: Address };
  /** In base units of what it pays. */
  readonly amount: Fact<bigint>;
  readonly valueWei: Fact<bigint>;
  readonly isClaimable: Fact<boolean>;
  readonly claimableAt?: Fact<number>;
};

/**
 * Reads open withdrawals of many accounts. The first questions go with the balances, in `batch`; what follows from them in the round
 * trips after. An account that cannot be read has the reason instead of requests.
 */
export type ExitReader = (
  batch: Batch,
  owners: readonly Address[],
) => (
  context: ReadContext,
  point: ReadPoint,
) => Promise<readonly { readonly owner: Address; readonly requests: Fact<readonly OpenExit[]> }[]>;

/** A strategy of EigenLayer, and the asset in it. `rate`: wei per 1e18 of the asset as the protocol itself counts it, else its issuer's. */
export type Place = { readonly asset: string; readonly strategy: Address; readonly rate?: TypedView<bigint> };

/** Who restakes a token's money at EigenLayer. */
export type RestakingAccounts = {
  readonly places: readonly Place[];
  /** Contracts that restake whether they are listed or not. */
  readonly known: readonly Address[];
  /** Contracts that restake, as the protocol's own contracts list them; in one round trip. */
  readonly list: (batch: Batch) => () => Fact<readonly Address[]>;
  /** The one view that lists them, where nothing says whom to expect: the chain then asks about each beside listing them. */
  readonly listedBy?: TypedView<readonly Address[]>;
  /** Contracts the list most likely holds, asked about beside it: that saves a round trip, and only those it holds count. */
  readonly expected: () => readonly Address[];
  /** What names the expected ones: evidence of whatever is said of them while the list itself cannot be read. */
  readonly expectedBy?: Source;
  /** Everything that belongs to the token's holders, wei. */
  readonly pooled: (batch: Batch) => () => Fact<bigint>;
};

/** A liquid restaking protocol as data. */
export type LiquidRestaking = {
  readonly id: string;
  readonly name: string;
  readonly buildsOn: readonly string[];
  readonly pages: readonly PagePattern[];
  /** The first one is what terms are about unless a request says otherwise. */
  readonly tokens: readonly [StakedToken, ...StakedToken[]];
  readonly contracts: readonly EntryContract[];
  /** Symbols of other tokens its contracts take, by address. */
  readonly takes?: Readonly<Record<Address, string>>;
  /** Who can replace the contracts, from which document. */
  readonly control: RegistryFact['source'];
  readonly oracleOf: (subject: Subject) => { readonly name: string; readonly address: Address };
  readonly bridgeClaims?: readonly Claim[];
  /** Layers under the money, whatever else it is in; Ethereum's validators where absent. */
  readonly ground?: readonly Layer[];
  readonly ask: (batch: Batch, subject: Subject) => () => RestakedReading;
  /** Absent where no contract says who restakes: then shares are unknown. */
  readonly accountsOf?: (subject: Subject) => RestakingAccounts | undefined;
  /** What the accounts leave is known to be with nobody. Otherwise what services may take of it is unknown. */
  readonly isRestIdle?: boolean;
  readonly exits?: ExitReader;
  readonly facts: readonly RegistryFact[];
  readonly targetOfPage?: Protocol['targetOfPage'];
};
