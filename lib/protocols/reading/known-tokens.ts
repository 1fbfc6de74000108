import { type Address, isSameAddress } from '@/lib/core/units';
import coinbase from '@/public/registry/coinbase-staking.json';
import frax from '@/public/registry/frax.json';
import lido from '@/public/registry/lido.json';
import rocketPool from '@/public/registry/rocket-pool.json';
import symbiotic from '@/public/registry/symbiotic.json';

type KnownToken = { readonly chainId: number; readonly address: Address; readonly symbol: string };

const MAINNET = 1;

/** Tokens any document of the registry names, whichever protocol it is about. Issuers' own documents first. */
const tokens = [
  ...[lido, rocketPool, coinbase, frax].flatMap((document) => document.tokens),
  ...symbiotic.tokens.map((token) => ({ ...token, chainId: MAINNET })),
] as readonly KnownToken[];

/** What a token is called in the registry, so that one token goes by one name under every protocol. */
export const knownSymbol = (token: Address, chainId: number): string | undefined =>
  tokens.find((it) => it.chainId === chainId && isSameAddress(it.address, token))?.symbol;
