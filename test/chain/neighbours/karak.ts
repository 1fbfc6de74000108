import {
  type Abi,
  type Address,
  decodeFunctionResult,
  encodeFunctionData,
  getAddress,
  type Hex,
  parseEther,
} from 'viem';
import { liquidStakingOf } from '../addresses';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress, tokenMinter } from '../place';
import { accounts } from '../scenario';
import { giveWrappedEther, liquidStakingContracts } from './liquid-staking';

/** Contracts at their mainnet addresses. Source: DefiLlama-Adapters projects/karak 99c79f0; constants in public repositories. */
export const karak = {
  vaultSupervisor: '0x54e44DbB92dBA848ACe27F44c0CB4268981eF1CC',
  delegationSupervisor: '0xAfa904152E04aBFf56701223118Be2832A4449E0',
  core: '0x7A91498D5fA6705d35c9406b752d6D50f49C9510',
  kmEth: '0x7C22725d1E0871f0043397c9761AD99A86ffD498',
  krEth: '0x8E475A4F7820A4b6c0FF229f74fB4762f0813C47',
  kwstEth: '0xa3726beDFD1a8AA696b9B4581277240028c4314b',
} as const satisfies Record<string, Address>;

const percent = 10n ** 18n;
const named = (name: string): Address => getAddress(namedAddress(name));
const daySeconds = 86_400;
const mEth = liquidStakingOf('mETH').token;
const rEth = liquidStakingOf('rETH').token;
const { wstEth } = liquidStakingContracts;

/** What the seed is made from; tests compute what a reader must find from it. */
export const karakInputs = {
  owner: named('Karak owner'),
  operator: named('Karak operator'),
  vetoCommittee: named('Karak veto committee'),
  slashingHandler: named('Karak slashing handler'),
  depositor: accounts.depositor,
  /** Holds all of the kwstETH vault. */
  others: named('other Karak depositors'),
  withdrawalDelaySeconds: 7 * daySeconds,
  limit: parseEther('1000'),
  deposits: { kmEth: parseEther('4'), krEth: parseEther('2'), kwstEth: parseEther('5'), v2: parseEther('3') },
  /** Tokens the kmETH vault was given, so that its shares are worth more than one. */
  earned: parseEther('1'),
  /** krETH shares, all but a few, queued to leave. */
  queuedShares: parseEther('1.5'),
  /** Shares of the V2 vault, queued to leave. */
  redeemShares: parseEther('1'),
  /** Most each may take, Karak's percentage. The vault is staked to the first; the second is being added. */
  services: {
    staked: { dss: named('Karak service A'), maxPercentWad: 30n * percent },
    joining: { dss: named('Karak service B'), maxPercentWad: 10n * percent },
    idle: { dss: named('Karak service C'), maxPercentWad: 5n * percent },
  },
  /** Asked for by the first service, not finished. */
  slashPercentWad: 20n * percent,
} as const;

export type StakeUpdate = {
  readonly nonce: bigint;
  readonly startTimestamp: number;
  readonly operator: Address;
  readonly updateRequest: { readonly vault: Address; readonly dss: Address; readonly toStake: boolean };
};

/** What happened where and when. */
export type KarakRecord = {
  readonly vault: Address;
  readonly joining: StakeUpdate;
  readonly slashing: {
    readonly dss: Address;
    readonly timestamp: number;
    readonly operator: Address;
    readonly vaults: readonly Address[];
    readonly slashPercentagesWad: readonly bigint[];
    readonly nonce: bigint;
  };
  readonly queuedAt: number;
  readonly redeemedAt: number;
};

const vaultImplementation = named('Karak vault implementation');

const timeOf = async ({ sender }: Ground, block: bigint): Promise<number> => {
  const found = await sender.rpc('eth_getBlockByNumber', [`0x${block.toString(16)}`, false]);
  return Number((found as { timestamp: Hex }).timestamp);
};

const vaultOf = async ({ sender }: Ground): Promise<Address> => {
  const abi = sender.artifacts.KarakCore?.abi as Abi;
  const request = { abi, functionName: 'getOperatorVaults', args: [karakInputs.operator] };
  const answer = await sender.call(
    'getOperatorVaults',
    { to: karak.core, data: encodeFunctionData(request) },
    'latest',
  );
  return (decodeFunctionResult({ ...request, data: answer }) as readonly Address[])[0] as Address;
};

const askToStake = async (ground: Ground, vault: Address, dss: Address, nonce: bigint): Promise<StakeUpdate> => {
  const updateRequest = { vault, dss, toStake: true };
  const { operator } = karakInputs;
  const block = await ground.call(operator, karak.core, 'KarakCore', 'requestUpdateVaultStakeInDSS', [updateRequest]);
  return { nonce, startTimestamp: await timeOf(ground, block), operator, updateRequest };
};

const placePlain = async (ground: Ground): Promise<void> => {
  const { owner, withdrawalDelaySeconds, limit } = karakInputs;
  const { vaultSupervisor, delegationSupervisor } = karak;
  await ground.code(vaultSupervisor, 'KarakVaultSupervisor');
  await ground.code(delegationSupervisor, 'KarakDelegationSupervisor');
  await ground.call(owner, vaultSupervisor, 'KarakVaultSupervisor', 'initialize', [delegationSupervisor]);
  const setUp = [vaultSupervisor, BigInt(withdrawalDelaySeconds)];
  await ground.call(owner, delegationSupervisor, 'KarakDelegationSupervisor', 'initialize', setUp);
  for (const [vault, token, symbol] of [
    [karak.kmEth, mEth, 'kmETH'],
    [karak.krEth, rEth, 'krETH'],
    [karak.kwstEth, wstEth, 'kwstETH'],
  ] as const) {
    await ground.code(vault, 'KarakVaultV1');
    await ground.call(owner, vault, 'KarakVaultV1', 'initialize', [vaultSupervisor, token, symbol, limit]);
    await ground.call(owner, vaultSupervisor, 'KarakVaultSupervisor', 'adopt', [vault]);
  }
};

const placeStaked = async (ground: Ground): Promise<void> => {
  const { owner, operator, vetoCommittee, slashingHandler, services } = karakInputs;
  await ground.code(karak.core, 'KarakCore');
  await ground.code(vaultImplementation, 'KarakVault');
  await ground.code(slashingHandler, 'KarakSlashingHandler');
  await ground.call(owner, karak.core, 'KarakCore', 'initialize', [vaultImplementation, vetoCommittee]);
  await ground.call(owner, karak.core, 'KarakCore', 'allowlistAssets', [[rEth], [slashingHandler]]);
  for (const { dss, maxPercentWad } of Object.values(services)) {
    await ground.code(dss, 'Service');
    await ground.call(dss, karak.core, 'KarakCore', 'registerDSS', [maxPercentWad]);
    await ground.call(operator, karak.core, 'KarakCore', 'registerOperatorToDSS', [dss, '0x']);
  }
  const config = { asset: rEth, decimals: 18, operator, name: 'Karak rETH', symbol: 'krETH', extraData: '0x' };
  const none = '0x0000000000000000000000000000000000000000';
  await ground.call(operator, karak.core, 'KarakCore', 'deployVaults', [[config], none]);
};

/** Asked for when everything is placed; the seed lets more than nine days pass before it is finished. */
let firstStake: StakeUpdate | undefined;

const fund = async (ground: Ground, token: Address, spender: Address, amount: bigint): Promise<void> => {
  const { depositor } = karakInputs;
  await ground.call(tokenMinter, token, 'Token', 'mint', [depositor, amount]);
  await ground.call(depositor, token, 'Token', 'approve', [spender, amount]);
};

const playPlain = async (ground: Ground): Promise<number> => {
  const { depositor, deposits, earned, queuedShares } = karakInputs;
  for (const [vault, token, amount] of [
    [karak.kmEth, mEth, deposits.kmEth],
    [karak.krEth, rEth, deposits.krEth],
  ] as const) {
    await fund(ground, token, vault, amount);
    await ground.call(depositor, karak.vaultSupervisor, 'KarakVaultSupervisor', 'deposit', [vault, amount, 0n]);
  }
  await giveWrappedEther(ground, karakInputs.others, deposits.kwstEth);
  await ground.call(karakInputs.others, wstEth, 'LidoWrapped', 'approve', [karak.kwstEth, deposits.kwstEth]);
  const args = [karak.kwstEth, deposits.kwstEth, 0n];
  await ground.call(karakInputs.others, karak.vaultSupervisor, 'KarakVaultSupervisor', 'deposit', args);
  await ground.call(tokenMinter, mEth, 'Token', 'mint', [karak.kmEth, earned]);
  const request = { vaults: [karak.krEth], shares: [queuedShares], withdrawer: depositor };
  const exit = karak.delegationSupervisor;
  return timeOf(ground, await ground.call(depositor, exit, 'KarakDelegationSupervisor', 'startWithdraw', [[request]]));
};

const neighbour: Neighbour = {
  place: async (ground) => {
    await placePlain(ground);
    await placeStaked(ground);
    firstStake = await askToStake(ground, await vaultOf(ground), karakInputs.services.staked.dss, 0n);
  },
  play: async (ground): Promise<KarakRecord> => {
    const { depositor, deposits, operator, services, slashPercentWad, redeemShares } = karakInputs;
    const { core } = karak;
    const vault = await vaultOf(ground);
    await ground.call(depositor, core, 'KarakCore', 'finalizeUpdateVaultStakeInDSS', [firstStake]);
    const queuedAt = await playPlain(ground);

    await fund(ground, rEth, vault, deposits.v2);
    await ground.call(depositor, vault, 'KarakVault', '0xbc157ac1', [deposits.v2, depositor, 0n]);
    await ground.call(depositor, vault, 'KarakVault', 'approve', [vault, redeemShares]);
    const redeemed = await ground.call(depositor, vault, 'KarakVault', 'startRedeem', [redeemShares, depositor]);

    const slash = { operator, slashPercentagesWad: [slashPercentWad], vaults: [vault] };
    const asked = await ground.call(services.staked.dss, core, 'KarakCore', 'requestSlashing', [slash]);
    const joining = await askToStake(ground, vault, services.joining.dss, 2n);
    return {
      vault,
      joining,
      slashing: { dss: services.staked.dss, timestamp: await timeOf(ground, asked), ...slash, nonce: 1n },
      queuedAt,
      redeemedAt: await timeOf(ground, redeemed),
    };
  },
};

export default neighbour;
