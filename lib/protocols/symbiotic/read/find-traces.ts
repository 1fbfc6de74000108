import {
  BaseError,
  getAddress,
  type Hex,
  numberToHex,
  type PublicClient,
  pad,
  parseAbiItem,
  toEventSelector,
} from 'viem';
import { type Address, isSameAddress } from '@/lib/core/units';
import { FIRST_BLOCK } from '../addresses';

// A vault's deposit and every ERC-4626 deposit log the same event; a withdrawal names who may claim, a V2 ticket who gets it. In all three
// the account is the second indexed word.
const TICKET = toEventSelector(
  parseAbiItem(
    'event RequestRedeem(address indexed requester, address indexed receiver, uint256 shares, uint256 indexed tokenId)',
  ),
);
const TOPICS: readonly Hex[] = [
  toEventSelector(
    parseAbiItem(
      'event Deposit(address indexed depositor, address indexed onBehalfOf, uint256 amount, uint256 shares)',
    ),
  ),
  toEventSelector(
    parseAbiItem(
      'event Withdraw(address indexed withdrawer, address indexed claimer, uint256 amount, uint256 burnedShares, uint256 mintedShares)',
    ),
  ),
  TICKET,
];

/** A contract an account may hold something in, or a ticket it was given. */
export type Trace = { readonly owner: Address; readonly contract: Address; readonly tokenId?: bigint };

const logsFrom = (client: PublicClient, fromBlock: Hex, owners: readonly Address[]) =>
  client.request({
    method: 'eth_getLogs',
    params: [
      { fromBlock, toBlock: 'latest', topics: [[...TOPICS], null, owners.map((owner) => pad(owner, { size: 32 }))] },
    ],
  });

/** On a chain younger than the factory's first block the whole of it is short. */
const FROM: readonly Hex[] = [numberToHex(FIRST_BLOCK), '0x0'];

/**
 * Looks the accounts up in the logs of every contract there is: the only way to vaults no registry lists. One request, beside a batch;
 * undefined where the endpoint does not give logs that old, and then listed vaults alone can be looked at.
 */
export const findTraces = async (
  client: PublicClient,
  owners: readonly Address[],
): Promise<readonly Trace[] | undefined> => {
  for (const from of FROM) {
    try {
      const logs = await logsFrom(client, from, owners);
      return logs.flatMap(({ address, topics }): Trace[] => {
        const [event, , account, tokenId] = topics;
        const owner = owners.find((it) => account !== undefined && isSameAddress(pad(it, { size: 32 }), account));
        if (!owner) return [];
        const contract = getAddress(address);
        return [{ owner, contract, ...(event === TICKET && tokenId ? { tokenId: BigInt(tokenId) } : {}) }];
      });
    } catch (error) {
      // Public endpoints limit how far back and how widely logs are given.
      if (!(error instanceof BaseError)) throw error;
    }
  }
  return undefined;
};
