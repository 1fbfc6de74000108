import { type Address, pad } from 'viem';
import { beaconStrategy, beacons, core, type LiquidStaking } from './addresses';
import { readLatestBlock } from './clock';
import type { Ground } from './neighbours';
import { podAddressOf, tokenMinter } from './place';
import { Protocol } from './protocol';
import { operatorSets } from './scenario';
import { restake, stakeOnBeaconChain } from './validators';

// What contracts of liquid restaking protocols do at EigenLayer, in few words.

/** Where a beacon proxy keeps its beacon. Source: EIP-1967. */
const BEACON_SLOT = '0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50';
const nobody: Address = `0x${'00'.repeat(20)}`;

/** stETH moves in shares, so that a few wei less may arrive than were sent. */
export const DUST = 10n;

/** Gives an account a pod, so that it can restake ether. */
export const givePod = async (ground: Ground, owner: Address): Promise<void> => {
  const pod = podAddressOf(owner);
  await ground.code(pod, 'BeaconProxy');
  await ground.slot(pod, BEACON_SLOT, pad(beacons.eigenPod, { size: 32 }));
};

/** An operator of one's own; early, so that its allocation delay counts when the story is played. */
export const registerOperator = ({ call }: Ground, operator: Address): Promise<bigint> =>
  call(operator, core.delegationManager, 'DelegationManager', 'registerAsOperator', [
    nobody,
    0,
    'https://operator.example/operator.json',
  ]);

/** The operator joins eOracle's set and promises it part of its restaked ether. */
export const promiseEther = async ({ call }: Ground, operator: Address, magnitudeWad: bigint): Promise<void> => {
  const { avs, id } = operatorSets.eOracle;
  const join = { avs, operatorSetIds: [id], data: '0x' };
  const promise = [{ operatorSet: { avs, id }, strategies: [beaconStrategy], newMagnitudes: [magnitudeWad] }];
  await call(operator, core.allocationManager, 'AllocationManager', 'registerForOperatorSets', [operator, join]);
  await call(operator, core.allocationManager, 'AllocationManager', 'modifyAllocations', [operator, promise]);
};

export const delegate = ({ call }: Ground, staker: Address, operator: Address): Promise<bigint> =>
  call(staker, core.delegationManager, 'DelegationManager', 'delegateTo', [
    operator,
    { signature: '0x', expiry: 0n },
    `0x${'00'.repeat(32)}`,
  ]);

/** Puts tokens the account has, or is minted, into their strategy. */
export const restakeToken = async (
  { call }: Ground,
  staker: Address,
  { symbol, token, strategy }: LiquidStaking,
  amount: bigint,
): Promise<void> => {
  if (symbol === 'stETH') await call(tokenMinter, token, 'StakedEther', 'transfer', [staker, amount + DUST]);
  else await call(tokenMinter, token, 'RateToken', 'mint', [staker, amount]);
  await call(staker, token, 'Token', 'approve', [core.strategyManager, amount]);
  await call(staker, core.strategyManager, 'StrategyManager', 'depositIntoStrategy', [strategy, token, amount]);
};

/** A validator of 32 ETH whose ether goes to the account's pod, proven to EigenLayer. The account has the ether. */
export const restakeValidator = async (
  { sender }: Ground,
  validator: { readonly owner: Address; readonly pubkey: `0x${string}`; readonly index: number },
): Promise<void> => {
  const protocol = new Protocol(sender);
  const full = { ...validator, balanceGwei: 32n * 10n ** 9n };
  await stakeOnBeaconChain(protocol, full);
  await restake(protocol, full, Number((await readLatestBlock(sender.rpc)).timestamp));
};
