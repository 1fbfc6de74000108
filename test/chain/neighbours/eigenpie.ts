import { type Address, parseEther } from 'viem';
import { liquidStakingOf } from '../addresses';
import { readLatestBlock } from '../clock';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress, tokenMinter } from '../place';
import { DUST, delegate, restakeToken } from '../restaking-account';
import { accounts, operators } from '../scenario';

/** Eigenpie at its mainnet addresses. Source: DefiLlama-Adapters 1eb4e81, eigenpie. */
export const eigenpie = {
  staking: '0x24db6717dB1C75B9Db6eA47164D8730B63875dB7',
  manager: '0x98083E22d12497c1516d3C49E7Cc6cD2CD9dcBA4',
  mstEth: '0x49446A0874197839D15395B908328a74ccc96Bc0',
} as const satisfies Record<string, Address>;

/** Tokens nobody has minted. */
const others: readonly Address[] = [
  '0x18f313Fc6Afc9b5FD6f0908c1b3D476E3feA1DD9',
  '0x32bd822d615A3658A68b6fDD30c2fcb2C996D678',
  '0x8a053350ca5F9352a16deD26ab333e2D251DAd7c',
];

/** What Eigenpie is made from; tests compute from it. Amounts in wei, times in seconds. */
export const story = {
  depositor: accounts.depositor,
  nodes: [namedAddress('first Eigenpie node delegator'), namedAddress('second Eigenpie node delegator')],
  asset: liquidStakingOf('stETH'),
  operator: operators.longHorizon.address,
  restaked: [parseEther('9'), parseEther('5')],
  deposited: parseEther('6'),
  rateWad: parseEther('1.02'),
  queued: parseEther('2'),
  delaySeconds: 8 * 86_400,
} as const;

const setUp = async ({ code, call, sender }: Ground): Promise<void> => {
  await code(eigenpie.staking, 'EigenpiePool');
  await code(eigenpie.manager, 'EigenpieQueue');
  for (const token of [eigenpie.mstEth, ...others]) {
    await code(token, 'EigenpieToken');
    await call(tokenMinter, token, 'EigenpieToken', 'initialize', ['Eigenpie', 'mLRT', 18, eigenpie.staking]);
  }
  const { token, strategy } = story.asset;
  await call(tokenMinter, eigenpie.staking, 'EigenpiePool', 'setUp', [token, eigenpie.mstEth, strategy]);
  for (const node of story.nodes) await call(tokenMinter, eigenpie.staking, 'EigenpiePool', 'addNodeDelegator', [node]);
  const { timestamp } = await readLatestBlock(sender.rpc);
  await call(tokenMinter, eigenpie.manager, 'EigenpieQueue', 'initialize', [timestamp, BigInt(story.delaySeconds)]);
};

const eigenpieOnChain: Neighbour = {
  place: setUp,
  play: async (ground) => {
    const { call } = ground;
    const { depositor, asset, deposited, rateWad, queued } = story;
    await call(tokenMinter, asset.token, 'StakedEther', 'transfer', [depositor, deposited + DUST]);
    await call(depositor, asset.token, 'Token', 'approve', [eigenpie.staking, deposited]);
    const args = [asset.token, deposited, 0n, depositor];
    await call(depositor, eigenpie.staking, 'EigenpiePool', 'depositAsset', args);
    for (const [index, node] of story.nodes.entries()) {
      await restakeToken(ground, node, asset, story.restaked[index] ?? 0n);
      await delegate(ground, node, story.operator);
    }
    await call(tokenMinter, eigenpie.mstEth, 'EigenpieToken', 'updateExchangeRateToLST', [rateWad]);
    await call(depositor, eigenpie.mstEth, 'EigenpieToken', 'approve', [eigenpie.manager, queued]);
    await call(depositor, eigenpie.manager, 'EigenpieQueue', 'userQueuingForWithdraw', [asset.token, queued]);
  },
};

export default eigenpieOnChain;
