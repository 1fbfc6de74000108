import { getContractAddress } from 'viem';
import type { Source } from '@/lib/core/fact';
import type { Address } from '@/lib/core/units';

/** Contracts asked about ahead of the list that says which there are. */
const EXPECTED = 16n;

/** What names them: the contract counts its creations. */
export const createdSource: Source = {
  kind: 'derived',
  formula: 'addresses of the contracts it makes, in the order it makes them (EIP-161)',
  inputs: [],
};

/**
 * What a contract made with CREATE, from its `first` creation on; a contract counts its creations from 1. Addresses at which it has made
 * nothing yet are among them. Source: EIP-161.
 */
export const createdBy = (maker: Address, first: bigint): readonly Address[] =>
  Array.from({ length: Number(EXPECTED) }, (_, index) =>
    getContractAddress({ from: maker, nonce: first + BigInt(index) }),
  );
