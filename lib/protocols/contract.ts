import type { Fact, Source } from '@/lib/core/fact';
import type { Call, Intent, TypedData } from '@/lib/core/intent';
import type { Layer } from '@/lib/core/layer';
import type { Position, ReadPoint, Terms } from '@/lib/core/terms';
import type { Address, Hex, Wad } from '@/lib/core/units';
import type { ChainClient, ReadMemory } from './reading/aggregate';

/** What is read with, and what was read at one block. */
export type { ChainClient, ReadMemory };

/** Pages a protocol's deposits happen on. Plain data: it also becomes the manifest's match patterns. */
export type PagePattern = {
  /** Exact host; no wildcards, so look-alikes never match. */
  readonly host: string;
  /** Path prefixes on which a deposit can be made; empty: every path. */
  readonly depositPaths: readonly string[];
  readonly source: string;
  readonly date: string;
};

/** What a reader gets from outside. It never creates any of it. `now` unix seconds. */
export type ReadContext = {
  readonly client: ChainClient;
  readonly chainId: number;
  readonly now: number;
  /** Answers of the read this one is part of, all at one block. */
  readonly memory?: ReadMemory;
  /** The block to read at, where this read is part of a larger one; the latest when absent. */
  readonly at?: ReadPoint;
};

/** What the chain says a contract is that no registry lists: a vault of a factory, say. Code of a factory keeps its kind, so it is kept. */
export type Entity = {
  readonly protocol: string;
  readonly chainId: number;
  readonly address: Address;
  /** The protocol's own word: `vault-v1`, `vault-v2`, `collateral` … */
  readonly kind: string;
  /** What decoding needs of it: addresses, symbols, decimals, as text. */
  readonly traits: Readonly<Record<string, string>>;
};

/** Entities by `entityKey`. */
export type EntityBook = ReadonlyMap<string, Entity>;

/** `chainId:address`, lower case. */
export const entityKey = (chainId: number, address: Address): string => `${chainId}:${address.toLowerCase()}`;

/** Where a wrapper's money is, as far as it says: the share of it under a target of another protocol. */
export type Backing = {
  readonly protocol: string;
  readonly target: ReadTarget;
  /** Share of the wrapper's assets, WAD. */
  readonly share: Fact<Wad>;
  /** Money at hand covers everyone who has asked to leave: then nobody waits for this backing. Always waited for when absent. */
  readonly isCovered?: Fact<boolean>;
};

/** A place of a wrapper's money, however much of it is there. */
export type Place = Pick<Backing, 'protocol' | 'target'>;

/** What terms are read for. */
export type ReadTarget = {
  readonly intent?: Intent;
  /** The account that would hold the position. */
  readonly owner?: Address;
  /** Strategy, vault or token; the protocol's default when absent. */
  readonly target?: Address;
  /** Operator looked at (delegate intents, operator pages). */
  readonly operator?: Address;
  /** One of many places of a wrapper's money: what says nothing about loss or exit need not be read. */
  readonly isPart?: boolean;
};

/**
 * A dated statement of the bundled registry: what a named document said on a day, in one or two sentences, and no view of a contract says.
 * No opinion, no advice, nothing from memory.
 */
export type RegistryFact = {
  /** `<protocol>:<what it is about>`, once in a protocol. */
  readonly id: string;
  /**
   * `audit`: who looked at which code · `control`: who can change or stop what · `incident`: what happened · `jurisdiction`: whose law ·
   * `parameter`: a figure or a rule · `terms`: what its terms of use say · `page`: where deposits are made.
   */
  readonly kind: 'audit' | 'control' | 'incident' | 'jurisdiction' | 'parameter' | 'terms' | 'page';
  /** In English, as shown. */
  readonly text: string;
  readonly source: Extract<Source, { kind: 'registry' }>;
};

/** One protocol = one folder = one value of this shape. */
export type Protocol = {
  /** Folder name. */
  readonly id: string;
  readonly name: string;
  /**
   * `staking`: stakes with validators of a chain, or issues the token of those who do · `restaking`: lets services slash what is staked ·
   * `wrapper`: a token or vault over other protocols, named in `buildsOn` · `pages-only`: wallets out of reach, so pages and facts alone.
   */
  readonly kind: 'staking' | 'restaking' | 'wrapper' | 'pages-only';
  /** Ids of the protocols its money rests on. */
  readonly buildsOn: readonly string[];
  readonly pages: readonly PagePattern[];
  /** Every entry point a person's wallet may be pointed at, checksummed, by chain. */
  readonly contracts: (chainId: number) => readonly Address[];
  /** Tokens it issues, by chain: `terms` of one as a target say how it becomes ETH again, wherever it is restaked. */
  readonly issues?: (chainId: number) => readonly Address[];
  /** Pure and synchronous; undefined for everything that is not this protocol's. Never throws on malformed input. */
  readonly decodeCall: (call: Call, entities?: EntityBook) => Intent | undefined;
  readonly decodeTypedData: (typedData: TypedData, entities?: EntityBook) => Intent | undefined;
  /** Terms from bundled facts alone; dated, offline, synchronous. */
  readonly registryTerms: (target: ReadTarget) => Terms;
  /** Terms read from chain, pinned to one block, in at most 3 round trips. Throws ReadFailedError when the chain does not answer. */
  readonly readTerms: (context: ReadContext, target: ReadTarget) => Promise<Terms>;
  /**
   * For protocols whose contracts anyone may deploy. `selectors`: calls with one of these to a contract nobody lists may be theirs, or
   * anybody's; `entitiesAmong` asks the chain, in one round trip, which of the addresses are.
   */
  readonly recognise?: {
    readonly selectors: readonly Hex[];
    readonly entitiesAmong: (context: ReadContext, addresses: readonly Address[]) => Promise<readonly Entity[]>;
  };
  /**
   * For wrappers: what their assets are restaked in. Their own `terms` hold what the wrapper adds; the terms of every backing are read
   * from the protocol it names, one of `buildsOn`, and joined by share. Of what the shares leave, the wrapper's own ceiling speaks:
   * unknown, unless it knows better.
   */
  readonly backing?: {
    readonly registry: (target: ReadTarget) => readonly Backing[];
    /** `found`: a place as soon as it is known, so that its terms are read beside the questions that are still open. */
    readonly read: (
      context: ReadContext,
      target: ReadTarget,
      found?: (place: Place) => void,
    ) => Promise<readonly Backing[]>;
  };
  /**
   * Everything the owners hold. `found`: for wrappers, what is held, as soon as it is known: what lies under it is then read beside the
   * questions that are still open.
   */
  readonly readPositions: (
    context: ReadContext,
    owners: readonly Address[],
    found?: (target: ReadTarget, at: ReadPoint) => void,
  ) => Promise<readonly Position[]>;
  /** Where operators and services of this protocol say their names are written, by address; it may be anything anybody wrote. */
  readonly readMetadataUris?: (
    context: Pick<ReadContext, 'client' | 'chainId'>,
    layers: readonly Layer[],
  ) => Promise<ReadonlyMap<Address, string>>;
  /** What a page's address says about the deposit on it, and the asset's symbol; undefined when it says nothing. */
  readonly targetOfPage?: (url: URL) => { readonly target: ReadTarget; readonly asset?: string } | undefined;
  readonly facts: readonly RegistryFact[];
};

/** Types a protocol's definition; the folder's `index.ts` exports it as default. */
export const defineProtocol = (protocol: Protocol): Protocol => protocol;
