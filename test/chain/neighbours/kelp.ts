import { type Address, parseEther } from 'viem';
import { beaconStrategy, core, liquidStakingOf } from '../addresses';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress, tokenMinter } from '../place';
import { accounts, operators } from '../scenario';

/** Kelp at its mainnet addresses. Source: Kelp-DAO/LRT-rsETH c289b81, README. */
export const kelp = {
  rsEth: '0xA1290d69c65A6Fe4DF752f95823fae25cB99e5A7',
  pool: '0x036676389e48133B63a802f8635AD39E752D375D',
  oracle: '0x349A73444b1a310BAe67ef67973022020d70020d',
  config: '0x947Cb49334e6571ccBFEF1f1f1178d8469D65ec7',
  manager: '0x62De59c08eB5dAE4b7E6F7a8cAd3006d6965ec16',
  vault: '0xc66830E2667bc740c0BED9A71F18B14B8c8184bA',
  timelock: '0x49bD9989E31aD35B0A62c20BE86335196A3135B1',
  operations: '0xCbcdd778AA25476F203814214dD3E9b9c46829A1',
  ether: '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE',
} as const satisfies Record<string, Address>;

const code: Readonly<Record<string, Address>> = {
  KelpToken: kelp.rsEth,
  KelpPool: kelp.pool,
  KelpOracle: kelp.oracle,
  KelpConfig: kelp.config,
  KelpWithdrawals: kelp.manager,
  KelpVault: kelp.vault,
  Timelock: kelp.timelock,
};

const stEth = liquidStakingOf('stETH');
const ethX = liquidStakingOf('ETHx');
const others = namedAddress('other Kelp depositors');
/** stETH moves in shares, so that a few wei less may arrive. */
const DUST = 10n;

/** Node delegators: two of the mainnet ones, one without an operator, and one that no document names. */
const nodes = {
  first: '0x07b96Cf1183C9BFf2E43Acf0E547a8c4E4429473',
  second: '0x429554411C8f0ACEEC899100D3aacCF2707748b3',
  idle: '0x92B4f5b9ffa1b5DB3b976E89A75E87B332E6e388',
  unlisted: namedAddress('a new Kelp node delegator'),
} as const satisfies Record<string, Address>;

/** What Kelp is made from; tests compute from it. Amounts in base units. */
export const story = {
  depositor: accounts.depositor,
  nodes,
  ethXPrice: parseEther('1.09'),
  /** After rewards, by which the rate is updated once. */
  ethXPriceLater: parseEther('1.1'),
  otherEther: parseEther('50'),
  otherStEth: parseEther('40'),
  otherEthX: parseEther('20'),
  deposited: parseEther('10'),
  restaked: [
    { node: nodes.first, asset: stEth, amount: parseEther('20'), operator: operators.longHorizon.address },
    { node: nodes.second, asset: ethX, amount: parseEther('12'), operator: operators.longHorizon.address },
    { node: nodes.idle, asset: stEth, amount: parseEther('2'), operator: undefined },
    { node: nodes.unlisted, asset: stEth, amount: parseEther('5'), operator: operators.longHorizon.address },
  ],
  inVault: parseEther('6'),
  delayBlocks: 21_600n,
  least: parseEther('0.001'),
  etherRequest: parseEther('2'),
  stEthRequest: parseEther('3'),
  upgradeDelaySeconds: 864_000n,
} as const;

const setUp = async ({ call, code: put }: Ground): Promise<void> => {
  for (const [contract, address] of Object.entries(code)) await put(address, contract);
  const operate = (to: Address, contract: string, functionName: string, args: readonly unknown[]) =>
    call(kelp.operations, to, contract, functionName, args);
  await operate(kelp.rsEth, 'KelpToken', 'initialize', ['rsETH', 'rsETH', 18, kelp.pool]);
  await operate(kelp.timelock, 'Timelock', 'initialize', [story.upgradeDelaySeconds, [], []]);
  const assets: readonly (readonly [Address, Address, bigint])[] = [
    [kelp.ether, beaconStrategy, parseEther('1')],
    [stEth.token, stEth.strategy, parseEther('1')],
    [ethX.token, ethX.strategy, story.ethXPrice],
  ];
  for (const [asset, strategy, price] of assets) {
    await operate(kelp.config, 'KelpConfig', 'addNewSupportedAsset', [asset, strategy]);
    await operate(kelp.oracle, 'KelpOracle', 'setAssetPrice', [asset, price]);
    await operate(kelp.manager, 'KelpWithdrawals', 'setUp', [story.delayBlocks, asset, story.least]);
  }
  await operate(kelp.pool, 'KelpPool', 'addNodeDelegatorContractToQueue', [Object.values(nodes)]);
};

const deposit = async ({ call, fund }: Ground): Promise<void> => {
  const { otherEther, otherStEth, otherEthX, deposited } = story;
  await fund(others, otherEther + parseEther('1'));
  const ether = (from: Address, value: bigint) => call(from, kelp.pool, 'KelpPool', 'depositETH', [0n, ''], { value });
  await ether(others, otherEther);
  await call(tokenMinter, stEth.token, 'StakedEther', 'transfer', [others, otherStEth + DUST]);
  await call(tokenMinter, ethX.token, 'RateToken', 'mint', [others, otherEthX]);
  for (const [{ token }, amount] of [
    [stEth, otherStEth],
    [ethX, otherEthX],
  ] as const) {
    await call(others, token, 'Token', 'approve', [kelp.pool, amount]);
    await call(others, kelp.pool, 'KelpPool', 'depositAsset', [token, amount, 0n, '']);
  }
  await ether(story.depositor, deposited);
};

const restake = async ({ call }: Ground): Promise<void> => {
  for (const { node, asset, amount, operator } of story.restaked) {
    await call(kelp.operations, kelp.pool, 'KelpPool', 'send', [node, asset.token, amount + DUST]);
    await call(node, asset.token, 'Token', 'approve', [core.strategyManager, amount]);
    const args = [asset.strategy, asset.token, amount];
    await call(node, core.strategyManager, 'StrategyManager', 'depositIntoStrategy', args);
    const approval = { signature: '0x', expiry: 0n };
    const salt = `0x${'00'.repeat(32)}`;
    if (operator)
      await call(node, core.delegationManager, 'DelegationManager', 'delegateTo', [operator, approval, salt]);
  }
};

const kelpOnChain: Neighbour = {
  place: setUp,
  play: async (ground) => {
    const { call } = ground;
    const { depositor, etherRequest, stEthRequest } = story;
    await deposit(ground);
    await restake(ground);
    await call(kelp.operations, kelp.pool, 'KelpPool', 'send', [kelp.vault, kelp.ether, story.inVault]);
    await call(kelp.operations, kelp.oracle, 'KelpOracle', 'setAssetPrice', [ethX.token, story.ethXPriceLater]);
    await call(depositor, kelp.oracle, 'KelpOracle', 'updateRSETHPrice');
    await call(depositor, kelp.rsEth, 'KelpToken', 'approve', [kelp.manager, etherRequest + stEthRequest]);
    const request = (asset: Address, amount: bigint) =>
      call(depositor, kelp.manager, 'KelpWithdrawals', 'initiateWithdrawal', [asset, amount, '']);
    const etherRequestBlock = await request(kelp.ether, etherRequest);
    const stEthRequestBlock = await request(stEth.token, stEthRequest);
    return { etherRequestBlock, stEthRequestBlock };
  },
};

export default kelpOnChain;
