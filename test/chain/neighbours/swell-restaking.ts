import { type Address, getContractAddress, parseEther } from 'viem';
import { liquidStakingOf } from '../addresses';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress } from '../place';
import { delegate, restakeToken } from '../restaking-account';
import { accounts, operators } from '../scenario';

/** Swell's restaking contracts at their mainnet addresses. Source: SwellNetwork/v3-core-public; balancer/code-review. */
export const swell = {
  rswEth: '0xFAe103DC9cf190eD75350761e95403b7b8aFa6c0',
  exit: '0x58749C46Ffe97e4d79508a2C781C440f4756f064',
  deposits: '0x5e6342D8090665bE14eeB8154c8a87B7249a4889',
  access: '0x796592b2092F7E150C48643dA19Dd2F28be3333F',
  stakers: '0xC94CfFD5249Df4008a043EE61e13f19AF16d0936',
  operations: '0x20fDF47509C5eFC0e1101e3CE443691781C17F90',
} as const satisfies Record<string, Address>;

const code: Readonly<Record<string, Address>> = {
  RswEth: swell.rswEth,
  RswExitQueue: swell.exit,
  RswDeposits: swell.deposits,
  RswAccess: swell.access,
  RswStakers: swell.stakers,
};

const others = namedAddress('other rswETH depositors');

/** What Swell is made from; tests compute from it. Amounts in wei. */
export const story = {
  depositor: accounts.depositor,
  /** The first things their manager made. */
  stakers: [1n, 2n, 3n].map((nonce) => getContractAddress({ from: swell.stakers, nonce })),
  asset: liquidStakingOf('stETH'),
  operator: operators.longHorizon.address,
  /** stETH of each staker; the last one has no operator. */
  restaked: [parseEther('14'), parseEther('6'), parseEther('4')],
  otherEther: parseEther('80'),
  deposited: parseEther('10'),
  /** What is behind all rswETH by the report. */
  reserves: parseEther('90.9'),
  /** By a later report, after the first request was processed. */
  laterReserves: parseEther('86.344'),
  largestMoveWad: 10n ** 16n,
  least: parseEther('0.005'),
  most: parseEther('500'),
  processedRequest: parseEther('1'),
  openRequest: parseEther('3'),
} as const;

const setUp = async ({ code: put, call }: Ground): Promise<void> => {
  for (const [contract, address] of Object.entries(code)) await put(address, contract);
  const operate = (to: Address, contract: string, functionName: string, args: readonly unknown[]) =>
    call(swell.operations, to, contract, functionName, args);
  await operate(swell.rswEth, 'RswEth', 'initialize', ['rswETH', 'rswETH', 18, swell.rswEth]);
  await operate(swell.rswEth, 'RswEth', 'setUp', [story.largestMoveWad, false]);
  await operate(swell.exit, 'RswExitQueue', 'setLimits', [story.least, story.most]);
  for (const staker of story.stakers) await operate(swell.stakers, 'RswStakers', 'addStaker', [staker]);
};

const swellOnChain: Neighbour = {
  place: setUp,
  play: async (ground) => {
    const { call, fund } = ground;
    const { depositor, otherEther, deposited, reserves, laterReserves, processedRequest, openRequest } = story;
    await fund(others, otherEther + parseEther('1'));
    const deposit = (from: Address, value: bigint) => call(from, swell.rswEth, 'RswEth', 'deposit', [], { value });
    await deposit(others, otherEther);
    await deposit(depositor, deposited);
    for (const [index, staker] of story.stakers.entries()) {
      await restakeToken(ground, staker, story.asset, story.restaked[index] ?? 0n);
      if (index < 2) await delegate(ground, staker, story.operator);
    }
    const operate = (to: Address, contract: string, functionName: string, args: readonly unknown[]) =>
      call(swell.operations, to, contract, functionName, args);
    await operate(swell.rswEth, 'RswEth', 'reprice', [reserves]);
    await call(depositor, swell.rswEth, 'RswEth', 'approve', [swell.exit, 2n ** 256n - 1n]);
    await call(depositor, swell.exit, 'RswExitQueue', 'createWithdrawRequest', [processedRequest]);
    await operate(swell.exit, 'RswExitQueue', 'processWithdrawals', [1n]);
    await call(depositor, swell.exit, 'RswExitQueue', 'createWithdrawRequest', [openRequest]);
    await operate(swell.rswEth, 'RswEth', 'reprice', [laterReserves]);
  },
};

export default swellOnChain;
