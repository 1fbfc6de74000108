import { BaseError, getAddress, type Hex, numberToHex, pad, parseAbiItem, toEventSelector } from 'viem';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ChainClient } from '../../reading/aggregate';
import { FIRST_BLOCK } from '../addresses';
import { knownVaults } from '../registry';

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

type Range = { readonly fromBlock: Hex; readonly address?: Address[] };

const logsIn = (client: ChainClient, range: Range, owners: readonly Address[]) =>
  client.request({
    method: 'eth_getLogs',
    params: [
      { ...range, toBlock: 'latest', topics: [[...TOPICS], null, owners.map((owner) => pad(owner, { size: 32 }))] },
    ],
  });

const EVERYWHERE: Range = { fromBlock: numberToHex(FIRST_BLOCK) };
/** Some endpoints want to be told where to look; a chain younger than the factory's first block is short. */
const ELSE: readonly Range[] = [
  { fromBlock: numberToHex(FIRST_BLOCK), address: knownVaults.map(({ address }) => address) },
  { fromBlock: '0x0' },
];

const tracesIn = async (
  client: ChainClient,
  range: Range,
  owners: readonly Address[],
): Promise<readonly Trace[] | undefined> => {
  try {
    const logs = await logsIn(client, range, owners);
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
    return undefined;
  }
};

/**
 * Looks the accounts up in the logs: the only way to vaults no registry lists. One request where the endpoint gives logs that old, beside a
 * batch; undefined where it gives none, and then listed vaults alone can be looked at.
 */
export const findTraces = async (
  client: ChainClient,
  owners: readonly Address[],
): Promise<readonly Trace[] | undefined> => {
  const all = await tracesIn(client, EVERYWHERE, owners);
  if (all !== undefined) return all;
  const [listed, young] = await Promise.all(ELSE.map((range) => tracesIn(client, range, owners)));
  return young ?? listed;
};
