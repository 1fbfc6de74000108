import { type Address, encodeFunctionData, parseAbi, parseEther } from 'viem';
import type { KarakRecord } from '../chain/neighbours/karak';
import type { SymbioticRecord } from '../chain/neighbours/symbiotic';
import type { LocalWorld } from '../support/local-world';
import type { TransactionRequest } from './requests';

/** A deposit into a vault that no registry lists: only the chain tells whose it is. */
export interface VaultCase {
  readonly name: string;
  readonly url: string;
  readonly request: (world: LocalWorld) => TransactionRequest;
  /** What the sheet must say of it. */
  readonly says: readonly RegExp[];
}

const abi = parseAbi([
  'function deposit(address onBehalfOf, uint256 amount) returns (uint256, uint256)',
  'function deposit(uint256 assets, address to) returns (uint256)',
]);
const amount = parseEther('3');

const requestOf = (from: Address, to: Address, data: TransactionRequest['data']): TransactionRequest => ({
  from,
  to,
  data,
  value: '0x0',
});

export const vaultCases: readonly VaultCase[] = [
  {
    name: 'Symbiotic',
    url: 'https://app.symbiotic.fi/vault/0xE1F23869776c82f691d9Cb34597Ab1830Fb0De58',
    request: ({ chain, depositor: { address } }) => {
      const { vaults } = chain.seed.neighbourRecords.symbiotic as SymbioticRecord;
      const data = encodeFunctionData({ abi, functionName: 'deposit', args: [address, amount] });
      return requestOf(address, vaults.veto.vault, data);
    },
    says: [/into Symbiotic/, /Hyperlane/, /P2P\.org/, /7–14 days/],
  },
  {
    name: 'Karak',
    url: 'https://app.karak.network/',
    request: ({ chain, depositor: { address } }) => {
      const { vault } = chain.seed.neighbourRecords.karak as KarakRecord;
      const data = encodeFunctionData({ abi, functionName: 'deposit', args: [amount, address] });
      return requestOf(address, vault, data);
    },
    says: [/into Karak/, /One slash of the vault has been asked for/, /9 days/],
  },
];
