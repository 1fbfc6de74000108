import { type Address, getAddress, getContractAddress, parseEther } from 'viem';
import { liquidStakingOf } from '../addresses';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress } from '../place';
import {
  delegate,
  givePod,
  promiseEther,
  registerOperator,
  restakeToken,
  restakeValidator,
} from '../restaking-account';
import { accounts, operators } from '../scenario';

/** YieldNest at its mainnet addresses. Source: yieldnest-protocol 81046a6, script/ContractAddresses.sol. */
export const yieldNest = {
  ynEth: '0x09db87A538BD693E9d08544577d5cCfAA6373A48',
  queue: '0x0BC9BC81aD379810B36AD5cC95387112990AA67b',
  redemption: '0x5D6e53c42E3B37f82F693937BC508940769c5caf',
  nodes: '0x8C33A1d6d062dB7b51f79702355771d44359cD7d',
  ynLsde: '0x35Ec69A77B79c255e5d47D5A3BdbEFEfE342630c',
  lsdQueue: '0x8Face3283E20b19d98a7a132274B69C1304D60b4',
  lsdRedemption: '0x73bC33999C34a5126CA19dC900F22690C288D55e',
  lsdNodes: '0x6B566CB6cDdf7d140C59F84594756a151030a0C3',
  ynEthx: '0x657d9ABA1DBb59e53f9F3eCAA878447dCfC96dCb',
  timelock: '0xbB73f8a5B0074b27c6df026c77fA08B0111D017A',
  operations: '0xfcad670592a3b24869C0b51a6c6FDED4F95D6975',
} as const satisfies Record<string, Address>;

const code: readonly (readonly [contract: string, address: Address])[] = [
  ['YnToken', yieldNest.ynEth],
  ['YnToken', yieldNest.ynLsde],
  ['YnQueue', yieldNest.queue],
  ['YnQueue', yieldNest.lsdQueue],
  ['YnRedemption', yieldNest.redemption],
  ['YnRedemption', yieldNest.lsdRedemption],
  ['YnNodes', yieldNest.nodes],
  ['YnNodes', yieldNest.lsdNodes],
  ['Token', yieldNest.ynEthx],
  ['Timelock', yieldNest.timelock],
];

/** What YieldNest is made from; tests compute from it. Amounts in wei, fees in parts of a million. */
export const story = {
  depositor: accounts.depositor,
  others: namedAddress('other ynETH depositors'),
  /** As on mainnet, what its manager made third. */
  node: getContractAddress({ from: yieldNest.nodes, nonce: 3n }),
  operator: getAddress(namedAddress('an operator of YieldNest')),
  promisedWad: 30n * 10n ** 16n,
  lsdNode: getContractAddress({ from: yieldNest.lsdNodes, nonce: 2n }),
  lsdAsset: liquidStakingOf('stETH'),
  lsdOperator: operators.longHorizon.address,
  lsdRestaked: parseEther('7'),
  otherEther: parseEther('60'),
  deposited: parseEther('8'),
  staked: parseEther('32'),
  reported: parseEther('33'),
  inRedemption: parseEther('4'),
  feeParts: 1_000n,
  finalizedRequest: parseEther('1'),
  openRequest: parseEther('2'),
  timelockSeconds: 259_200n,
} as const;

const setUp = async (ground: Ground): Promise<void> => {
  const { call } = ground;
  const operate = (to: Address, contract: string, functionName: string, args: readonly unknown[]) =>
    call(yieldNest.operations, to, contract, functionName, args);
  for (const [contract, address] of code) await ground.code(address, contract);
  await givePod(ground, story.node);
  const { operations } = yieldNest;
  for (const [symbol, token, queue, redemption] of [
    ['ynETH', yieldNest.ynEth, yieldNest.queue, yieldNest.redemption],
    ['ynLSDe', yieldNest.ynLsde, yieldNest.lsdQueue, yieldNest.lsdRedemption],
  ] as const) {
    await operate(token, 'YnToken', 'initialize', [symbol, symbol, 18, operations]);
    await operate(redemption, 'YnRedemption', 'setUp', [token, false]);
    await operate(queue, 'YnQueue', 'setUp', [token, redemption, story.feeParts]);
  }
  await operate(yieldNest.ynEthx, 'Token', 'initialize', ['ynETHx', 'ynETHx', 18, operations]);
  await operate(yieldNest.nodes, 'YnNodes', 'addNode', [story.node]);
  await operate(yieldNest.lsdNodes, 'YnNodes', 'addNode', [story.lsdNode]);
  await operate(yieldNest.timelock, 'Timelock', 'initialize', [story.timelockSeconds, [], []]);
  await registerOperator(ground, story.operator);
};

const yieldNestOnChain: Neighbour = {
  place: setUp,
  play: async (ground) => {
    const { call, fund } = ground;
    const { others, otherEther, depositor, deposited, node, staked, operator } = story;
    await fund(others, otherEther + parseEther('20'));
    const deposit = (from: Address, to: Address, value: bigint) =>
      call(from, to, 'YnToken', 'depositETH', [from], { value });
    const operate = (to: Address, functionName: string, args: readonly unknown[]) =>
      call(yieldNest.operations, to, 'YnToken', functionName, args);
    await deposit(others, yieldNest.ynEth, otherEther);
    await deposit(depositor, yieldNest.ynEth, deposited);
    await operate(yieldNest.ynEth, 'sendOut', [node, staked, true]);
    await restakeValidator(ground, { owner: node, pubkey: `0x${'91'.repeat(48)}`, index: 1_310_061 });
    await promiseEther(ground, operator, story.promisedWad);
    await delegate(ground, node, operator);
    await operate(yieldNest.ynEth, 'reportNodes', [story.reported]);
    // ynLSDe in ether, of which its node restakes stETH: the token counts both the same.
    await deposit(others, yieldNest.ynLsde, parseEther('10'));
    await restakeToken(ground, story.lsdNode, story.lsdAsset, story.lsdRestaked);
    await delegate(ground, story.lsdNode, story.lsdOperator);

    await call(depositor, yieldNest.ynEth, 'YnToken', 'approve', [yieldNest.queue, 2n ** 256n - 1n]);
    const request = (amount: bigint) => call(depositor, yieldNest.queue, 'YnQueue', 'requestWithdrawal', [amount]);
    await request(story.finalizedRequest);
    await operate(yieldNest.ynEth, 'sendOut', [yieldNest.redemption, story.inRedemption, false]);
    await call(yieldNest.operations, yieldNest.queue, 'YnQueue', 'finalizeRequestsUpToIndex', [1n]);
    await request(story.openRequest);
  },
};

export default yieldNestOnChain;
