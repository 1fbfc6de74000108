import { type Address, pad, parseEther } from 'viem';
import { beacons, core, liquidStakingOf } from '../addresses';
import { readLatestBlock } from '../clock';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress, podAddressOf } from '../place';
import { Protocol } from '../protocol';
import { accounts, operators } from '../scenario';
import { restake, stakeOnBeaconChain } from '../validators';

/** Renzo at its mainnet addresses. Source: DefiLlama-Adapters 1eb4e81; operator delegators: a public dashboard of ezETH. */
export const renzo = {
  ezEth: '0xbf5495Efe5DB9ce00f80364C8B423567e58d2110',
  manager: '0x74a09653A083691711cF8215a6ab074BB4e99ef5',
  queue: '0x5efc9D10E42FB517456f4ac41EB5e2eBe42C8918',
  rate: '0x387dBc0fB00b26fb085aa658527D5BE98302c84C',
  timelock: '0x81F6e9914136Da1A1d3b1eFd14F7E0761c3d4cc7',
  operations: '0xD1e6626310fD54Eceb5b9a51dA2eC329D6D4B68A',
  ether: '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE',
} as const satisfies Record<string, Address>;

const code: Readonly<Record<string, Address>> = {
  RenzoToken: renzo.ezEth,
  RenzoManager: renzo.manager,
  RenzoQueue: renzo.queue,
  RenzoRate: renzo.rate,
  Timelock: renzo.timelock,
};

const others = namedAddress('other ezETH holders');
/** Where a beacon proxy keeps its beacon. Source: EIP-1967. */
const BEACON_SLOT = '0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50';

/** What Renzo is made from; tests compute from it. Amounts in wei. */
export const renzoStory = {
  depositor: accounts.depositor,
  /** Restakes ether with Northwind. */
  etherDelegator: '0x78524bEeAc12368e600457478738c233f436e9f6' as Address,
  etherOperator: operators.northwind.address,
  /** Restakes stETH with Long Horizon. */
  stEthDelegator: '0x125B367C16C5858f11e12948404F7a1371a0FDa3' as Address,
  stEthOperator: operators.longHorizon.address,
  depositedByOthers: parseEther('60'),
  deposited: parseEther('9'),
  stEthDeposited: parseEther('5'),
  validatorBalance: parseEther('32'),
  buffer: parseEther('12'),
  /** ezETH: one request from what is at hand, one that is more than that. */
  covered: parseEther('2'),
  queued: parseEther('11'),
  coolDownSeconds: 7n * 86_400n,
} as const;

const validator = {
  owner: renzoStory.etherDelegator,
  pubkey: `0x${'ec'.repeat(48)}`,
  index: 1_410_003,
  balanceGwei: renzoStory.validatorBalance / 10n ** 9n,
} as const;
const noApproval = { signature: '0x', expiry: 0n };
const noSalt = `0x${'00'.repeat(32)}`;

const delegate = ({ call }: Ground, delegator: Address, operator: Address) =>
  call(delegator, core.delegationManager, 'DelegationManager', 'delegateTo', [operator, noApproval, noSalt]);

const restakeEther = async (ground: Ground): Promise<void> => {
  const { sender, call } = ground;
  const { etherDelegator, etherOperator, validatorBalance } = renzoStory;
  const protocol = new Protocol(sender);
  await call(renzo.operations, renzo.manager, 'RenzoManager', 'sendEther', [etherDelegator, validatorBalance]);
  await stakeOnBeaconChain(protocol, validator);
  await restake(protocol, validator, Number((await readLatestBlock(sender.rpc)).timestamp));
  await delegate(ground, etherDelegator, etherOperator);
};

const restakeStEth = async (ground: Ground): Promise<void> => {
  const { call } = ground;
  const { token, strategy } = liquidStakingOf('stETH');
  const { depositor, stEthDelegator, stEthOperator, stEthDeposited } = renzoStory;
  await call(depositor, token, 'Token', 'approve', [renzo.manager, stEthDeposited]);
  await call(depositor, renzo.manager, 'RenzoManager', 'deposit', [token, stEthDeposited]);
  // stETH moves in shares, so that a few wei less may have arrived.
  const amount = stEthDeposited - 10n;
  await call(stEthDelegator, token, 'Token', 'approve', [core.strategyManager, amount]);
  await call(stEthDelegator, core.strategyManager, 'StrategyManager', 'depositIntoStrategy', [strategy, token, amount]);
  await delegate(ground, stEthDelegator, stEthOperator);
};

const renzoOnChain: Neighbour = {
  place: async (ground) => {
    const { call } = ground;
    for (const [contract, address] of Object.entries(code)) await ground.code(address, contract);
    const pod = podAddressOf(renzoStory.etherDelegator);
    await ground.code(pod, 'BeaconProxy');
    await ground.slot(pod, BEACON_SLOT, pad(beacons.eigenPod, { size: 32 }));
    await call(renzo.operations, renzo.ezEth, 'RenzoToken', 'initialize', ['ezETH', 'ezETH', 18, renzo.manager]);
    await call(renzo.operations, renzo.timelock, 'Timelock', 'initialize', [259_200n, [], []]);
    await call(renzo.operations, renzo.queue, 'RenzoQueue', 'setCoolDownPeriod', [renzoStory.coolDownSeconds]);
    for (const delegator of [renzoStory.etherDelegator, renzoStory.stEthDelegator]) {
      await ground.code(delegator, 'RenzoDelegator');
      await call(renzo.operations, renzo.manager, 'RenzoManager', 'addOperatorDelegator', [delegator]);
    }
  },
  play: async (ground) => {
    const { call, fund } = ground;
    const { depositor, depositedByOthers, deposited, buffer, covered, queued } = renzoStory;
    await fund(others, depositedByOthers + parseEther('1'));
    await call(others, renzo.manager, 'RenzoManager', 'depositETH', [], { value: depositedByOthers });
    await call(depositor, renzo.manager, 'RenzoManager', 'depositETH', [], { value: deposited });
    await restakeEther(ground);
    await restakeStEth(ground);
    await call(renzo.operations, renzo.manager, 'RenzoManager', 'sendEther', [renzo.queue, buffer]);
    await call(depositor, renzo.ezEth, 'RenzoToken', 'approve', [renzo.queue, 2n ** 256n - 1n]);
    await call(depositor, renzo.queue, 'RenzoQueue', 'withdraw', [covered, renzo.ether]);
    return { queueBlock: await call(depositor, renzo.queue, 'RenzoQueue', 'withdraw', [queued, renzo.ether]) };
  },
};

export default renzoOnChain;
