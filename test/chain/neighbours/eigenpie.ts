import { type Address, getAddress, parseEther } from 'viem';
import { beaconStrategy, liquidStakingOf } from '../addresses';
import { readLatestBlock } from '../clock';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress, tokenMinter } from '../place';
import {
  DUST,
  delegate,
  givePod,
  promiseEther,
  registerOperator,
  restakeToken,
  restakeValidator,
} from '../restaking-account';
import { accounts, operators } from '../scenario';

/** Eigenpie at its mainnet addresses. Source: DefiLlama-Adapters 1eb4e81, eigenpie. */
export const eigenpie = {
  staking: '0x24db6717dB1C75B9Db6eA47164D8730B63875dB7',
  manager: '0x98083E22d12497c1516d3C49E7Cc6cD2CD9dcBA4',
  mstEth: '0x49446A0874197839D15395B908328a74ccc96Bc0',
  egEth: '0x18f313Fc6Afc9b5FD6f0908c1b3D476E3feA1DD9',
  /** Stands for ether where an asset is named. */
  ether: '0xeFEfeFEfeFeFEFEFEfefeFeFefEfEfEfeFEFEFEf',
} as const satisfies Record<string, Address>;

/** Tokens nobody has minted. */
const others: readonly Address[] = [
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
  /** Ether restakes through a node delegator and an operator of its own; what others put in beyond its validator stays at hand. */
  etherNode: getAddress(namedAddress('Eigenpie node delegator for ether')),
  etherOperator: getAddress(namedAddress('an operator of Eigenpie')),
  others: namedAddress('other egETH depositors'),
  etherDeposited: parseEther('40'),
  etherStaked: parseEther('32'),
  promisedWad: 20n * 10n ** 16n,
} as const;

const setUp = async (ground: Ground): Promise<void> => {
  const { code, call, sender } = ground;
  await code(eigenpie.staking, 'EigenpiePool');
  await code(eigenpie.manager, 'EigenpieQueue');
  for (const token of [eigenpie.mstEth, eigenpie.egEth, ...others]) {
    await code(token, 'EigenpieToken');
    await call(tokenMinter, token, 'EigenpieToken', 'initialize', ['Eigenpie', 'mLRT', 18, eigenpie.staking]);
  }
  const { token, strategy } = story.asset;
  await call(tokenMinter, eigenpie.staking, 'EigenpiePool', 'setUp', [token, eigenpie.mstEth, strategy]);
  await call(tokenMinter, eigenpie.staking, 'EigenpiePool', 'setUp', [eigenpie.ether, eigenpie.egEth, beaconStrategy]);
  for (const node of [...story.nodes, story.etherNode])
    await call(tokenMinter, eigenpie.staking, 'EigenpiePool', 'addNodeDelegator', [node]);
  await givePod(ground, story.etherNode);
  await registerOperator(ground, story.etherOperator);
  const { timestamp } = await readLatestBlock(sender.rpc);
  await call(tokenMinter, eigenpie.manager, 'EigenpieQueue', 'initialize', [timestamp, BigInt(story.delaySeconds)]);
};

const playEther = async (ground: Ground): Promise<void> => {
  const { call, fund } = ground;
  const { others: from, etherDeposited, etherStaked, etherNode, etherOperator } = story;
  await fund(from, etherDeposited + parseEther('1'));
  const args = [eigenpie.ether, etherDeposited, 0n, from];
  await call(from, eigenpie.staking, 'EigenpiePool', 'depositAsset', args, { value: etherDeposited });
  const sent = [etherNode, eigenpie.ether, etherStaked];
  await call(tokenMinter, eigenpie.staking, 'EigenpiePool', 'transferAssetToNodeDelegator', sent);
  await restakeValidator(ground, { owner: etherNode, pubkey: `0x${'e9'.repeat(48)}`, index: 1_310_071 });
  await promiseEther(ground, etherOperator, story.promisedWad);
  await delegate(ground, etherNode, etherOperator);
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
    await playEther(ground);
  },
};

export default eigenpieOnChain;
