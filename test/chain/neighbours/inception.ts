import { type Address, parseEther } from 'viem';
import { vaults } from '../../../lib/protocols/inception/contracts';
import type { Neighbour } from '../neighbours';
import { namedAddress, tokenMinter } from '../place';
import { accounts } from '../scenario';

/** Inception at its mainnet addresses. Source: inceptionlrt/smart-contracts aecc1be, README files. */
export const inception = {
  inEth: '0xf073bAC22DAb7FaF4a3Dd6c6189a70D54110525C',
  pool: '0x46199cAa0e453971cedf97f926368d9E5415831a',
  feed: '0x122ee24Cb3Cc1b6B987800D3B54A68FC16910Dbf',
  timelock: '0x650bD9Dee50E3eE15cbb49749ff6ABcf55A8FB1e',
  instEth: '0x7FA768E035F956c41d6aeaa3Bd857e7E5141CAd5',
  stEthVault: '0x814CC6B8fd2555845541FB843f37418b05977d8d',
} as const satisfies Record<string, Address>;

/** What Inception is made from; tests compute from it. Amounts in wei. */
export const story = {
  depositor: accounts.depositor,
  /** Tokens per 1e18 of ether. */
  ratio: parseEther('0.95'),
  deposited: parseEther('9'),
  sentOut: parseEther('5'),
  paidShares: parseEther('1'),
  openShares: parseEther('2'),
  vaultQueued: parseEther('1.5'),
  timelockSeconds: 259_200n,
} as const;

const inceptionOnChain: Neighbour = {
  place: async ({ code, call }) => {
    await code(inception.inEth, 'InceptionEther');
    await code(inception.pool, 'InceptionPool');
    await code(inception.feed, 'InceptionRatios');
    await code(inception.timelock, 'Timelock');
    // In the other vaults there is nothing.
    for (const { token, vault } of vaults) {
      await code(token, 'Token');
      await code(vault, 'InceptionVault');
    }
    await call(tokenMinter, inception.inEth, 'InceptionEther', 'initialize', ['inETH', 'inETH', 18, inception.pool]);
    await call(tokenMinter, inception.instEth, 'Token', 'initialize', ['instETH', 'instETH', 18, tokenMinter]);
    await call(tokenMinter, inception.feed, 'InceptionRatios', 'updateRatio', [inception.inEth, story.ratio]);
    await call(tokenMinter, inception.timelock, 'Timelock', 'initialize', [story.timelockSeconds, [], []]);
  },
  play: async ({ call }) => {
    const { depositor, deposited, sentOut, paidShares, openShares, vaultQueued } = story;
    const atPool = (from: Address, functionName: string, args: readonly unknown[], value = 0n) =>
      call(from, inception.pool, 'InceptionPool', functionName, args, { value });
    await atPool(depositor, 'stake', [], deposited);
    await atPool(tokenMinter, 'sendOut', [namedAddress('validators of Inception'), sentOut]);
    await atPool(depositor, 'unstake', [depositor, paidShares]);
    await atPool(tokenMinter, 'distributeOne', []);
    await atPool(depositor, 'unstake', [depositor, openShares]);
    await call(tokenMinter, inception.stEthVault, 'InceptionVault', 'queue', [depositor, vaultQueued, true]);
  },
};

export default inceptionOnChain;
