import { parseAbi } from 'viem';
import { combineFacts, type Fact } from '@/lib/core/fact';
import { type Address, shareOfDown, type Wad } from '@/lib/core/units';
import type { Backing, ReadTarget } from '../../contract';
import type { Answer, Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';

const delegationViews = parseAbi([
  'function operatorShares(address operator, address strategy) view returns (uint256)',
]);

/** Where EigenLayer keeps who is delegated to whom. Source: Layr-Labs/eigenlayer-contracts README, 2026-05-01. */
const DELEGATION_MANAGER: Address = '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A';
/** EigenLayer's name for restaked ETH. Source: EigenPodManager.beaconChainETHStrategy(). */
export const BEACON_STRATEGY: Address = '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0';
/** EigenLayer's strategy for stETH. Source: Layr-Labs/eigenlayer-contracts README, 2026-05-01. */
export const STETH_STRATEGY: Address = '0x93c4b944D05dfe6df7645A86cd2206016c51564D';

/** Asks how much restaked ETH stands with an operator, wei, after slashing. Includes what others delegated to it. */
export const askOperatorStake = ({ ask }: Batch, operator: Address): Answer<bigint> =>
  ask(view(delegationViews, DELEGATION_MANAGER, 'operatorShares', [operator, BEACON_STRATEGY]));

/** Share of all the money, WAD; rounded down, so that shares never sum to more than everything. */
const shareOf = (stake: Fact<bigint>, pooled: Fact<bigint>): Fact<Wad> =>
  combineFacts([stake, pooled], 'stake / everything in the pool', shareOfDown);

/** A place at EigenLayer, unless it is known to hold nothing. */
export const eigenLayerBacking = (
  target: ReadTarget,
  stake: Fact<bigint>,
  pooled: Fact<bigint>,
  isCovered: Fact<boolean>,
): Backing[] =>
  stake.known && stake.value === 0n
    ? []
    : [{ protocol: 'eigenlayer', target, share: shareOf(stake, pooled), isCovered }];

/** Restaked ETH with one operator. */
export const operatorTarget = (operator: Address): ReadTarget => ({ operator, target: BEACON_STRATEGY });
