import { type Address, pad, parseEther } from 'viem';
import { beaconStrategy, beacons, core, liquidStakingOf } from '../addresses';
import { readLatestBlock } from '../clock';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress, podAddressOf, tokenMinter } from '../place';
import { Protocol } from '../protocol';
import { accounts, operatorSets, operators } from '../scenario';
import { restake, stakeOnBeaconChain } from '../validators';

/** ether.fi at its mainnet addresses. Source: etherfi-protocol/smart-contracts b4a0968, script/deploys/Deployed.s.sol. */
export const etherFi = {
  pool: '0x308861A430be4cce5502d0A12724771Fc6DaF216',
  eEth: '0x35fA164735182de50811E8e2E824cFb9B6118ac2',
  weEth: '0xCd5fE23C85820F7B72D0926FC9b05b43E359b7ee',
  requests: '0x7d5706f6ef3F89B3951E23e557CDFBC3239D4E2c',
  redemption: '0xDadEf1fFBFeaAB4f68A9fD181395F68b4e4E7Ae0',
  liquifier: '0x9FFDF407cDe9a93c47611799DA23924Af3EF764F',
  admin: '0x0EF8fa4760Db8f5Cd4d993f3e3416f30f942D705',
  oracle: '0x57AaF0004C716388B21795431CD7D5f9D3Bb6a41',
  restaker: '0x1B7a4C3797236A1C37f8741c0Be35c2c72736fFf',
  operatorsManager: '0x2093Bbb221f1d8C7c932c32ee28Be6dEe4a37A6a',
  timelock: '0x9f26d4C958fD811A1F59B01B86Be7dFFc9d20761',
  operations: '0x2aCA71020De61bb532008049e1Bd41E451aE8AdC',
  ether: '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE',
} as const satisfies Record<string, Address>;

/** Liquid vaults nobody has put anything into: their shares and what states their worth. */
const vaults: readonly (readonly [symbol: string, decimals: number, vault: Address, accountant: Address])[] = [
  ['liquidETH', 18, '0xf0bb20865277aBd641a307eCe5Ee04E79073416C', '0x0d05D94a5F1E76C18fbeB7A13d17C8a314088198'],
  ['liquidUSD', 6, '0x08c6F91e2B681FaF5e17227F2a44C307b3C1364C', '0xc315D6e14DDCDC7407784e2Caf815d131Bc1D3E7'],
  ['liquidBTC', 8, '0x5f46d540b6eD704C3c8789105F30E075AA900726', '0xEa23aC6D7D11f6b181d6B98174D334478ADAe6b0'],
  ['weETHs', 18, '0x917ceE801a67f933F2e6b33fC0cD1ED2d5909D88', '0xbe16605B22a7faCEf247363312121670DFe5afBE'],
  ['weETHk', 18, '0x7223442cad8e9cA474fC40109ab981608F8c4273', '0x126af21dc55C300B7D0bBfC4F3898F558aE8156b'],
  ['eEIGEN', 18, '0xE77076518A813616315EaAba6cA8e595E845EeE9', '0x075e60550C6f77f430B284E76aF699bC31651f75'],
  ['eBTC', 8, '0x657e8C867D8B37dCC18fA4Caead9C45EB088C642', '0x1b293DC39F94157fA0D1D36d7e0090C8B8B8c13F'],
];

const code: Readonly<Record<string, Address>> = {
  EtherFiPool: etherFi.pool,
  EtherFiEth: etherFi.eEth,
  EtherFiWrapped: etherFi.weEth,
  EtherFiRequests: etherFi.requests,
  EtherFiRedemption: etherFi.redemption,
  EtherFiLiquifier: etherFi.liquifier,
  EtherFiReports: etherFi.admin,
  EtherFiCommittee: etherFi.oracle,
  EtherFiRestaking: etherFi.restaker,
  EtherFiOperators: etherFi.operatorsManager,
  Timelock: etherFi.timelock,
};

/** Where a beacon proxy keeps its beacon. Source: EIP-1967. */
const BEACON_SLOT = '0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50';

/** Stands for one of ether.fi's nodes, with a pod and a validator of its own. */
const node = namedAddress('ether.fi node');
const others = namedAddress('other ether.fi depositors');

/** What ether.fi is made from; tests compute from it. Amounts in wei, rates in basis points. */
export const story = {
  depositor: accounts.depositor,
  node,
  /** One of ether.fi's own operators, for restaked ETH. */
  etherOperator: '0xDd777e5158Cb11DB71B4AF93C75A96eA11A2A615' as Address,
  /** What it promises of it to eOracle's set. */
  promisedWad: 15n * 10n ** 16n,
  /** The restaker chose an operator of the seed for stETH. */
  stEthOperator: operators.longHorizon.address,
  depositedByOthers: parseEther('90'),
  deposited: parseEther('20'),
  stEthDeposited: parseEther('10'),
  validatorBalance: parseEther('32'),
  /** What validators earned, by the only report. */
  reward: parseEther('0.2'),
  wrapped: parseEther('8'),
  /** Settled by the report, and still waiting. */
  settledRequest: parseEther('3'),
  openRequest: parseEther('4'),
  redeemed: parseEther('1'),
  redemption: { feeBps: 30, watermarkBps: 100, capacity: parseEther('25'), refillPerSecond: 10n ** 12n },
  reports: { periodSlots: 7_200, waitSlots: 300, perDay: parseEther('80000'), quorum: 3, members: 5 },
  bounds: { least: parseEther('0.001'), most: parseEther('1000') },
  upgradeDelaySeconds: 864_000n,
} as const;

const validator = {
  owner: node,
  pubkey: `0x${'ef'.repeat(48)}`,
  index: 1_310_007,
  balanceGwei: story.validatorBalance / 10n ** 9n,
} as const;
const noApproval = { signature: '0x', expiry: 0n };
const noSalt = `0x${'00'.repeat(32)}`;
const nobody = `0x${'00'.repeat(20)}`;

const setUp = async ({ call }: Ground): Promise<void> => {
  const { redemption, reports, bounds } = story;
  const byOperations = (to: Address, contract: string, functionName: string, args: readonly unknown[]) =>
    call(etherFi.operations, to, contract, functionName, args);
  await call(etherFi.operations, etherFi.weEth, 'EtherFiWrapped', 'initialize', ['Wrapped eETH', 'weETH', 18, nobody]);
  await byOperations(etherFi.timelock, 'Timelock', 'initialize', [story.upgradeDelaySeconds, [], []]);
  await byOperations(etherFi.pool, 'EtherFiPool', 'setBounds', [bounds.least, bounds.most]);
  await byOperations(etherFi.admin, 'EtherFiReports', 'setUp', [reports.waitSlots, reports.perDay]);
  await byOperations(etherFi.oracle, 'EtherFiCommittee', 'setUp', [
    reports.quorum,
    reports.members,
    reports.periodSlots,
  ]);
  await byOperations(etherFi.redemption, 'EtherFiRedemption', 'initializeTokenParameters', [
    etherFi.ether,
    redemption.feeBps,
    redemption.watermarkBps,
    redemption.capacity,
    redemption.refillPerSecond,
  ]);
  await byOperations(etherFi.operatorsManager, 'EtherFiOperators', 'instantiate', [story.etherOperator]);
  // Early, so that its allocation delay counts when the story is played.
  await call(story.etherOperator, core.delegationManager, 'DelegationManager', 'registerAsOperator', [
    nobody,
    0,
    'https://ether-fi.example/operator.json',
  ]);
};

const promise = async ({ call }: Ground): Promise<void> => {
  const { avs, id } = operatorSets.eOracle;
  const { etherOperator, promisedWad } = story;
  const { allocationManager } = core;
  await call(etherOperator, allocationManager, 'AllocationManager', 'registerForOperatorSets', [
    etherOperator,
    { avs, operatorSetIds: [id], data: '0x' },
  ]);
  await call(etherOperator, allocationManager, 'AllocationManager', 'modifyAllocations', [
    etherOperator,
    [{ operatorSet: { avs, id }, strategies: [beaconStrategy], newMagnitudes: [promisedWad] }],
  ]);
};

const restakeEther = async ({ sender, call }: Ground): Promise<void> => {
  const protocol = new Protocol(sender);
  await call(etherFi.operations, etherFi.pool, 'EtherFiPool', 'sendOut', [node, story.validatorBalance]);
  await stakeOnBeaconChain(protocol, validator);
  await restake(protocol, validator, Number((await readLatestBlock(sender.rpc)).timestamp));
  await call(node, core.delegationManager, 'DelegationManager', 'delegateTo', [
    story.etherOperator,
    noApproval,
    noSalt,
  ]);
};

const restakeStEth = async ({ call }: Ground): Promise<void> => {
  const { token } = liquidStakingOf('stETH');
  const { depositor, stEthDeposited } = story;
  await call(depositor, token, 'Token', 'approve', [etherFi.liquifier, stEthDeposited]);
  await call(depositor, etherFi.liquifier, 'EtherFiLiquifier', 'depositWithERC20', [token, stEthDeposited, 0n, nobody]);
  // stETH moves in shares, so that a few wei less may have arrived.
  await call(etherFi.operations, etherFi.restaker, 'EtherFiRestaking', 'depositIntoStrategy', [
    token,
    stEthDeposited - 10n,
  ]);
  await call(etherFi.operations, etherFi.restaker, 'EtherFiRestaking', 'delegateTo', [
    story.stEthOperator,
    noApproval,
    noSalt,
  ]);
};

const etherFiOnChain: Neighbour = {
  place: async (ground) => {
    for (const [contract, address] of Object.entries(code)) await ground.code(address, contract);
    const pod = podAddressOf(node);
    await ground.code(pod, 'BeaconProxy');
    await ground.slot(pod, BEACON_SLOT, pad(beacons.eigenPod, { size: 32 }));
    for (const [symbol, decimals, vault, accountant] of vaults) {
      await ground.code(vault, 'Token');
      await ground.code(accountant, 'RateToken');
      await ground.call(tokenMinter, vault, 'Token', 'initialize', [symbol, symbol, decimals, tokenMinter]);
      await ground.call(tokenMinter, accountant, 'RateToken', 'initialize', [symbol, symbol, decimals, tokenMinter]);
      await ground.call(tokenMinter, accountant, 'RateToken', 'setRate', [10n ** BigInt(decimals)]);
    }
    await setUp(ground);
  },
  play: async (ground) => {
    const { call, fund } = ground;
    const { depositor } = story;
    await fund(others, story.depositedByOthers + parseEther('1'));
    const deposit = (from: Address, value: bigint) =>
      call(from, etherFi.pool, 'EtherFiPool', '0xd0e30db0', [], { value });
    await deposit(others, story.depositedByOthers);
    await deposit(depositor, story.deposited);
    await promise(ground);
    await restakeEther(ground);
    await restakeStEth(ground);

    await call(depositor, etherFi.eEth, 'EtherFiEth', 'approve', [etherFi.pool, 2n ** 256n - 1n]);
    const request = (amount: bigint) =>
      call(depositor, etherFi.pool, 'EtherFiPool', 'requestWithdraw', [depositor, amount]);
    await request(story.settledRequest);
    const reportBlock = await call(etherFi.operations, etherFi.admin, 'EtherFiReports', 'executeTasks', [
      story.reward,
      1n,
      story.settledRequest,
    ]);
    await request(story.openRequest);

    await call(depositor, etherFi.eEth, 'EtherFiEth', 'approve', [etherFi.weEth, story.wrapped]);
    await call(depositor, etherFi.weEth, 'EtherFiWrapped', 'wrap', [story.wrapped]);
    await call(others, etherFi.eEth, 'EtherFiEth', 'approve', [etherFi.redemption, story.redeemed]);
    const redeemBlock = await call(others, etherFi.redemption, 'EtherFiRedemption', 'redeemEEth', [
      story.redeemed,
      others,
      etherFi.ether,
    ]);
    return { reportBlock, redeemBlock, pod: podAddressOf(node), strategy: beaconStrategy };
  },
};

export default etherFiOnChain;
