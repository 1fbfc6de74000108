import { getAddress } from 'viem';
import { type Fact, unknown } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import type { SlasherKind } from '@/lib/core/symbiotic-stake';
import type { ReadPoint } from '@/lib/core/terms';
import type { Address, Hex } from '@/lib/core/units';
import { reshape } from '../reading/registry-fact';
import { MAINNET } from './addresses';
import { type Kind, knownAt } from './entities';
import type { SlashRequest } from './read/read-history';
import { byDesign, findVault, namesSource } from './registry';

/** What goes into a vault and comes out of it. */
export type TokenReading = {
  readonly address: Fact<Address>;
  /** Registry symbol, or the token's own, sanitised. */
  readonly symbol?: string;
  readonly isSelfNamed: boolean;
  readonly decimals: Fact<number>;
};

/** Who may come in, and how much. */
export type DoorReading = {
  readonly hasWhitelist: Fact<boolean>;
  /** The account asked about may deposit; only where a whitelist stands. */
  readonly isListed: Fact<boolean>;
  /** Base units it still takes; null: no limit. */
  readonly room: Fact<bigint | null>;
};

/** One network (its address and the 12 bytes behind it) and one operator, as a vault's delegator holds them. */
export type PairReading = {
  readonly subnetwork: Hex;
  readonly operator: Address;
  /** What the network may take through the operator, base units: now, and once the operator has opted in. */
  readonly promised: Fact<bigint>;
  readonly latent: Fact<bigint>;
  readonly isOptedIn: Fact<boolean>;
  /** null: the network has set nobody, so nobody can slash for it until it does, at once. */
  readonly middleware: Fact<Address | null>;
  /** Only a veto slasher has one; null: none set, so nobody can stop a slash. */
  readonly resolver: Fact<Address | null>;
  /** Who gets what is slashed here; null: it is burned. */
  readonly receiver: Fact<Address | null>;
  /** Slashes on record by this network in this vault. */
  readonly slashCount: Fact<bigint>;
};

/** A vault of the first core: epochs, a delegator, perhaps a slasher. Times in seconds, amounts in base units. */
export type EpochReading = {
  readonly startedAt: Fact<number>;
  readonly epochSeconds: Fact<number>;
  readonly currentEpoch: Fact<bigint>;
  readonly active: Fact<bigint>;
  /** Exits asked for in the epoch before and in this one. */
  readonly exitingNow: Fact<bigint>;
  readonly exitingNext: Fact<bigint>;
  readonly delegator: Fact<Address>;
  readonly delegatorType: Fact<bigint>;
  /** null: no hook. */
  readonly hook: Fact<Address | null>;
  readonly slasher: Fact<Address>;
  readonly slasherKind: Fact<SlasherKind>;
  readonly vetoSeconds: Fact<number>;
  readonly burner: Fact<Address>;
  /** A router's wait before its receivers change, seconds, and who changes them; null: the burner is no router. */
  readonly router: Fact<{ readonly owner: Address; readonly delaySeconds: number } | null>;
  /** Nobody when null: the vault's code stays as it is. */
  readonly owner: Fact<Address | null>;
  readonly door: DoorReading;
  readonly pairs: Fact<readonly PairReading[]>;
  /** Slashes asked for and still open; those captured more than an epoch ago can no longer be executed. */
  readonly requests: Fact<readonly SlashRequest[]>;
};

/** One adapter of a VaultV2. */
export type AdapterState = {
  readonly address: Address;
  readonly assets: Fact<bigint>;
  /** null: it places assets elsewhere and serves no network. */
  readonly app: Fact<AppReading | null>;
};
export type AppReading = {
  readonly slashable: Fact<bigint>;
  readonly subnetwork: Hex;
  readonly operator: Address;
  readonly burner: Fact<Address>;
  readonly durationSeconds: Fact<number>;
  /** It holds shares of another vault, whose own slashing comes on top. */
  readonly isNested: boolean;
};

/** A VaultV2: an ERC-4626 vault over adapters, with a queue. */
export type AdapterVaultState = {
  readonly totalAssets: Fact<bigint>;
  /** What could be paid out at once. */
  readonly withdrawable: Fact<bigint>;
  readonly queue: Fact<Address>;
  readonly pendingAssets: Fact<bigint>;
  readonly managementFee: Fact<bigint>;
  readonly performanceFee: Fact<bigint>;
  readonly owner: Fact<Address | null>;
  readonly door: DoorReading;
  readonly adapters: Fact<readonly AdapterState[]>;
};

/** Everything read about one vault: what terms are made of. The same from the chain and from the registry. */
export type SymbioticReading = {
  readonly point?: ReadPoint;
  /** Absent where nothing says which vault is meant. */
  readonly vault?: Address;
  /** null: no factory of Symbiotic made it. */
  readonly kind: Fact<Kind | null>;
  readonly token: TokenReading;
  readonly epoch?: EpochReading;
  readonly adapters?: AdapterVaultState;
  readonly intent?: Intent;
  /** For an exit that is under way. */
  readonly leaving?: { readonly claimableAt: Fact<number>; readonly isClaimable: Fact<boolean> };
};

const notRead = unknown('not-read');

/** What the registry alone says of a vault. */
export const registryReading = (vault: Address | undefined, intent?: Intent): SymbioticReading => {
  const known = vault && knownAt(vault, MAINNET, undefined);
  const named = byDesign(true);
  const listed = { ...named, source: namesSource };
  return {
    ...(vault ? { vault } : {}),
    ...(intent ? { intent } : {}),
    kind: known ? reshape(listed, () => known.kind) : notRead,
    token: {
      address: known?.token ? reshape(listed, () => known.token as Address) : notRead,
      ...(known?.symbol === undefined ? {} : { symbol: known.symbol }),
      isSelfNamed: false,
      decimals: known?.decimals === undefined ? notRead : reshape(listed, () => known.decimals as number),
    },
  };
};

/** Name of a vault for a person. */
export const vaultName = (vault: Address): string | undefined => findVault(vault)?.name;

/** First 20 bytes of a subnetwork: the network. */
export const networkOf = (subnetwork: Hex): Address => getAddress(subnetwork.slice(0, 42));
/** The last 12 bytes: which of its subnetworks. */
export const identifierOf = (subnetwork: Hex): bigint => BigInt(`0x${subnetwork.slice(42)}`);
