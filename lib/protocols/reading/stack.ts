import { type Fact, known, unknown } from '@/lib/core/fact';
import type { Layer } from '@/lib/core/layer';
import type { Claim } from '@/lib/core/sentence';
import { evidenceOf } from '@/lib/core/sentence';
import { shortAddress } from '@/lib/core/text';
import { type Address, WAD } from '@/lib/core/units';
import { knownSymbol } from './known-tokens';
import { secondsOfDate } from './registry-fact';

// The lowest layers of every stack: the chain, and the token that was deposited. The same ids whichever protocol names them.

export const chainLayerId = (chainId: number): string => `chain:${chainId}`;

const CHAIN_NAMES: Readonly<Record<number, string>> = {
  1: 'Ethereum',
  56: 'BNB Smart Chain',
  252: 'Fraxtal',
  2410: 'Karak K2',
  5000: 'Mantle',
  42161: 'Arbitrum One',
  81457: 'Blast',
};

/** The chain everything stands on. What its failure would take is not measured. */
export const chainLayer = (chainId: number): Layer => ({
  id: chainLayerId(chainId),
  kind: 'chain',
  protocol: chainId === 1 ? 'ethereum' : chainLayerId(chainId),
  name: CHAIN_NAMES[chainId] ?? chainLayerId(chainId),
  isSelfNamed: false,
  chainId,
  restsOn: [],
  largestLoss: unknown('not-measured'),
  marks: [],
  claims: [],
});

/** A deposited token as far as it is known. */
export type StackToken = {
  readonly chainId: number;
  readonly address: Fact<Address>;
  /** The protocol's name for it, or the token's own, sanitised. */
  readonly symbol?: string;
  readonly isSelfNamed: boolean;
  readonly claims: readonly Claim[];
};

/**
 * Symbols of liquid staking tokens, whose money stands with validators; every other token is a promise of its issuer. Each issuer's folder
 * says its own, as data: protocols themselves cannot be asked from here, because they are made of these layers.
 */
const stakedSymbols = Object.values(
  import.meta.glob<readonly string[]>('../*/staked-symbols.ts', { eager: true, import: 'default' }),
).flat();

/** The layer of a deposited token; undefined while nobody knows which token it is. */
export const tokenLayer = (token: StackToken): Layer | undefined => {
  if (!token.address.known) return undefined;
  const { value, asOf } = token.address;
  const listed = token.symbol === undefined || token.isSelfNamed ? knownSymbol(value, token.chainId) : undefined;
  const symbol = listed ?? token.symbol;
  const kind = symbol !== undefined && stakedSymbols.includes(symbol) ? 'staking' : 'wrapper';
  const name = symbol ?? shortAddress(value);
  return {
    id: `${kind}:${token.chainId}:${value}`,
    kind,
    protocol: name,
    name,
    isSelfNamed: listed === undefined && token.isSelfNamed,
    address: value,
    chainId: token.chainId,
    restsOn: [chainLayerId(token.chainId)],
    largestLoss: known(
      WAD,
      {
        kind: 'derived',
        formula: 'a token whose contracts or issuer fail can lose everything',
        inputs: evidenceOf(token.address),
      },
      asOf || secondsOfDate('2026-11-22'),
    ),
    marks: [],
    claims: token.claims,
  };
};
