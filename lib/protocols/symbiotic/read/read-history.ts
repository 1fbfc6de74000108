import { type AbiEvent, parseAbi } from 'viem';
import { type Fact, known, type Source, unknown } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import { type Address, type Hex, isSameAddress } from '@/lib/core/units';
import type { ChainClient } from '../../reading/aggregate';
import { type LogEntry, readLogs } from '../../reading/read-logs';
import { FIRST_BLOCK } from '../addresses';
import { delegatorEvents } from '../views';

const slasherEvents = parseAbi([
  'event Slash(bytes32 indexed subnetwork, address indexed operator, uint256 slashedAmount, uint48 captureTimestamp)',
  'event RequestSlash(uint256 indexed slashIndex, bytes32 indexed subnetwork, address indexed operator, uint256 slashAmount, uint48 captureTimestamp, uint48 vetoDeadline)',
  'event ExecuteSlash(uint256 indexed slashIndex, uint256 slashedAmount)',
  'event VetoSlash(uint256 indexed slashIndex, address indexed resolver)',
]);
const EVENTS: readonly AbiEvent[] = [...delegatorEvents, ...slasherEvents];

/** What the delegator and slasher of a vault have logged. */
export type History = {
  /** Subnetworks a limit was ever set for. */
  readonly subnetworks: readonly Hex[];
  /** Operators that were ever given a share or a limit. */
  readonly operators: readonly { readonly subnetwork: Hex; readonly operator: Address }[];
  /** Slashes executed, by subnetwork. */
  readonly slashes: ReadonlyMap<Hex, bigint>;
  /** Slashes asked for, neither executed nor vetoed so far. */
  readonly requests: readonly SlashRequest[];
};

/** `amount` in base units of the collateral; times in unix seconds. */
export type SlashRequest = {
  readonly subnetwork: Hex;
  readonly amount: bigint;
  readonly capturedAt: number;
  readonly vetoUntil: number;
};

type Arguments = {
  readonly subnetwork?: Hex;
  readonly operator?: Address;
  readonly slashIndex?: bigint;
  readonly slashAmount?: bigint;
  readonly captureTimestamp?: number;
  readonly vetoDeadline?: number;
};

const requestOf = (subnetwork: Hex, args: Arguments): SlashRequest => ({
  subnetwork,
  amount: args.slashAmount ?? 0n,
  capturedAt: args.captureTimestamp ?? 0,
  vetoUntil: args.vetoDeadline ?? 0,
});

const gather = (entries: readonly LogEntry[]): History => {
  const pairs = new Map<string, { subnetwork: Hex; operator: Address }>();
  const requests = new Map<bigint, SlashRequest>();
  const settled = new Set<bigint>();
  const slashes = new Map<Hex, bigint>();
  const subnetworks = new Set<Hex>();
  const count = (subnetwork: Hex | undefined): void => {
    if (subnetwork) slashes.set(subnetwork, (slashes.get(subnetwork) ?? 0n) + 1n);
  };
  for (const { eventName, args: decoded } of entries) {
    const args: Arguments = decoded;
    const { subnetwork, operator, slashIndex } = args;
    if (eventName === 'Slash') count(subnetwork);
    else if (eventName === 'RequestSlash') {
      if (slashIndex !== undefined && subnetwork) requests.set(slashIndex, requestOf(subnetwork, args));
    } else if (slashIndex !== undefined) {
      settled.add(slashIndex);
      if (eventName === 'ExecuteSlash') count(requests.get(slashIndex)?.subnetwork);
    } else if (subnetwork) {
      subnetworks.add(subnetwork);
      if (operator) pairs.set(`${subnetwork}:${operator}`, { subnetwork, operator });
    }
  }
  const open = [...requests].flatMap(([index, request]) => (settled.has(index) ? [] : [request]));
  return { subnetworks: [...subnetworks], operators: [...pairs.values()], slashes, requests: open };
};

/**
 * Reads the log of a vault's delegator and slasher: the contracts keep no list of the networks they serve. One request beside a batch, for
 * all vaults read side by side.
 * Unknown where the endpoint gives no logs that old.
 */
export const readHistory = async (
  { client, chainId }: { readonly client: ChainClient; readonly chainId: number },
  point: ReadPoint,
  delegator: Address,
  slasher: Address | undefined,
): Promise<Fact<History>> => {
  const address = slasher && !isSameAddress(slasher, delegator) ? [delegator, slasher] : [delegator];
  const source: Source = { kind: 'onchain', chainId, block: point.block, contract: delegator, call: 'logs' };
  // Public endpoints limit how far back logs are given: then nobody here knows which networks there are.
  const logs = await readLogs(client, { events: EVENTS, since: FIRST_BLOCK, block: point.block }, address);
  return logs === undefined
    ? unknown('call-failed', 'logs of the delegator')
    : known(gather(logs), source, point.timestamp);
};
