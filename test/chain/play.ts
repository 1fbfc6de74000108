import { type Address, encodePacked, keccak256, toHex } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { authority, core, liquidStaking, liquidStakingOf, tokens } from './addresses';
import { readLatestBlock } from './clock';
import type { Artifacts } from './compile';
import { developmentAccounts, developmentMnemonic, tokenMinter } from './place';
import type { Protocol } from './protocol';
import type { Rpc } from './rpc';
import * as scenario from './scenario';
import { restake, stakeOnBeaconChain } from './validators';

const daySeconds = 86_400;

/** The acts of the seeded story, each by the calls people make on mainnet. */
export class Play {
  readonly #protocol: Protocol;
  readonly #rpc: Rpc;
  readonly #serviceCode: string;

  constructor(protocol: Protocol, rpc: Rpc, artifacts: Artifacts) {
    this.#protocol = protocol;
    this.#rpc = rpc;
    this.#serviceCode = artifacts.Service?.runtime ?? '0x';
  }

  async foundServices(): Promise<void> {
    for (const { address, metadataUri } of Object.values(scenario.services)) {
      await this.#rpc('anvil_setCode', [address, this.#serviceCode]);
      if (address === scenario.services.eigenDa.address) {
        await this.#act(address, 'AVSDirectory', 'updateAVSMetadataURI', [metadataUri]);
      } else {
        await this.#act(address, 'AllocationManager', 'updateAVSMetadataURI', [address, metadataUri]);
      }
    }
    for (const set of Object.values(scenario.operatorSets)) await this.#createSet(set);
  }

  /** What wallets hold in the end and what they will deposit before. */
  async fillWallets(): Promise<void> {
    const { token: stEth } = liquidStakingOf('stETH');
    for (const { symbol, token } of liquidStaking) {
      const contract = symbol === 'OETH' ? 'OriginEther' : 'Token';
      for (const account of developmentAccounts) {
        const amount = scenario.walletTokens[symbol] + this.#depositedBy(account, token);
        if (token === stEth) await this.#act(tokenMinter, 'StakedEther', 'transfer', [account, amount], token);
        else await this.#act(tokenMinter, contract, 'mint', [account, amount], token);
      }
    }
    const emitter = core.emissionsController;
    for (const account of developmentAccounts) {
      const amount = scenario.walletTokens.EIGEN + this.#depositedBy(account, tokens.eigen);
      await this.#act(emitter, 'Token', 'mint', [account, amount], tokens.backingEigen);
      await this.#act(account, 'Token', 'approve', [tokens.eigen, amount], tokens.backingEigen);
      await this.#act(account, 'Eigen', 'wrap', [amount], tokens.eigen);
    }
  }

  async registerOperators(): Promise<void> {
    for (const operator of Object.values(scenario.operators)) {
      const args = [operator.delegationApprover, operator.allocationDelayBlocks, operator.metadataUri];
      await this.#act(operator.address, 'DelegationManager', 'registerAsOperator', args);
    }
    for (const { address } of [scenario.operators.northwind, scenario.operators.longHorizon]) {
      await this.#registerLegacy(address, scenario.services.eigenDa.address);
    }
    for (const { operator, set } of scenario.memberships) {
      const { avs, id } = scenario.operatorSets[set];
      const params = { avs, operatorSetIds: [id], data: '0x' };
      await this.#act(operator, 'AllocationManager', 'registerForOperatorSets', [operator, params]);
    }
    const { northwind } = scenario.operators;
    const split = [northwind.address, scenario.rewards.avs, scenario.rewards.splitBips];
    await this.#act(northwind.address, 'RewardsCoordinator', 'setOperatorAVSSplit', split);
  }

  /** Both distributions are added, and the one for LST and native stakers is switched off again. */
  async setEmissions(): Promise<bigint> {
    const epoch = (await this.#protocol.read({
      contract: 'EmissionsController',
      functionName: 'getCurrentEpoch',
    })) as bigint;
    const startEpoch = epoch + 1n;
    const council = authority.incentiveCouncilSafe;
    const { eigenDa, stakers } = scenario.emissions;
    const base = { startEpoch, totalEpochs: 0n };
    await this.#act(council, 'EmissionsController', 'addDistribution', [
      {
        ...base,
        weight: eigenDa.weight,
        distributionType: eigenDa.distributionType,
        operatorSet: { avs: scenario.services.eigenDa.address, id: 0 },
        strategiesAndMultipliers: [[{ strategy: eigenDa.strategy, multiplier: 10n ** 18n }]],
      },
    ]);
    const forStakers = {
      ...base,
      operatorSet: { avs: `0x${'00'.repeat(20)}`, id: 0 },
      strategiesAndMultipliers: [stakers.strategies.map((strategy) => ({ strategy, multiplier: 10n ** 18n }))],
    };
    const running = { ...forStakers, weight: stakers.weight, distributionType: stakers.distributionType };
    await this.#act(council, 'EmissionsController', 'addDistribution', [running]);
    const disabled = { ...forStakers, weight: 0n, distributionType: 0 };
    await this.#act(council, 'EmissionsController', 'updateDistribution', [1n, disabled]);
    return startEpoch;
  }

  async depositAndDelegate(): Promise<void> {
    for (const deposit of scenario.deposits) await this.#deposit(deposit);
    const { timestamp } = await readLatestBlock(this.#rpc);
    await stakeOnBeaconChain(this.#protocol, scenario.validator);
    await restake(this.#protocol, scenario.validator, Number(timestamp));
    for (const { staker, operator } of scenario.delegations) {
      await this.#act(staker, 'DelegationManager', 'delegateTo', [operator, noApproval, zeroSalt]);
    }
  }

  /** The locked vault gets its deposit now, while it still takes deposits. */
  async openVaults(): Promise<{ locked: Address; open: Address }> {
    const locked = await this.#openVault(scenario.vaults.locked);
    const open = await this.#openVault(scenario.vaults.open);
    const { depositor, deposit, symbol } = scenario.vaults.locked;
    await this.#act(depositor, 'DelegationManager', 'delegateTo', [locked, noApproval, zeroSalt]);
    const { token } = liquidStakingOf(symbol);
    await this.#deposit({ staker: depositor, strategy: locked, token, amount: deposit });
    return { locked, open };
  }

  async allocateAll(allocations: readonly scenario.Allocation[]): Promise<readonly bigint[]> {
    const blocks: bigint[] = [];
    for (const allocation of allocations) blocks.push(await this.allocate(allocation));
    return blocks;
  }

  allocate({ operator, set, strategy, magnitudeWad }: scenario.Allocation): Promise<bigint> {
    const { avs, id } = scenario.operatorSets[set];
    const params = [{ operatorSet: { avs, id }, strategies: [strategy], newMagnitudes: [magnitudeWad] }];
    return this.#act(operator, 'AllocationManager', 'modifyAllocations', [operator, params]);
  }

  async earnOnStEth(): Promise<void> {
    const { token } = liquidStakingOf('stETH');
    const pooled = (await this.#protocol.read({
      contract: 'StakedEther',
      to: token,
      functionName: 'getTotalPooledEther',
    })) as bigint;
    await this.#act(tokenMinter, 'StakedEther', 'reportPooledEther', [pooled + scenario.stEthReward], token);
  }

  async slash(): Promise<{ id: bigint; block: bigint }> {
    const { set, operator, strategy, wadToSlash, description } = scenario.pastSlash;
    const { avs, id, slasher } = scenario.operatorSets[set];
    const block = await this.#act(slasher, 'AllocationManager', 'slashOperator', [
      avs,
      { operator, operatorSetId: id, strategies: [strategy], wadsToSlash: [wadToSlash], description },
    ]);
    const count = await this.#protocol.read({
      contract: 'AllocationManager',
      functionName: 'getSlashCount',
      args: [{ avs, id }],
    });
    return { id: count as bigint, block };
  }

  lockVault(vault: Address): Promise<bigint> {
    return this.#act(scenario.vaults.locked.admin, 'DurationVaultStrategy', 'lock', [], vault);
  }

  queueWithdrawal(): Promise<bigint> {
    const { staker, strategies, depositShares } = scenario.queuedWithdrawal;
    const params = [{ strategies, depositShares, __deprecated_withdrawer: staker }];
    return this.#act(staker, 'DelegationManager', 'queueWithdrawals', [params]);
  }

  /** eOracle pays for the week before; gives the start of that week. */
  async submitRewards(): Promise<number> {
    const { avs, token, amount, durationSeconds, strategy, multiplierWad } = scenario.rewards;
    const now = Number((await readLatestBlock(this.#rpc)).timestamp);
    const startTimestamp = Math.floor((now - durationSeconds) / daySeconds) * daySeconds;
    await this.#act(tokenMinter, 'Token', 'mint', [avs, amount], token);
    await this.#act(avs, 'Token', 'approve', [core.rewardsCoordinator, amount], token);
    const strategiesAndMultipliers = [{ strategy, multiplier: multiplierWad }];
    const submission = { strategiesAndMultipliers, token, amount, startTimestamp, duration: durationSeconds };
    await this.#act(avs, 'RewardsCoordinator', 'createAVSRewardsSubmission', [[submission]]);
    const root = rewardRoot(scenario.accounts.depositor, token, scenario.rewards.earned);
    await this.#act(authority.rewardsUpdater, 'RewardsCoordinator', 'submitRoot', [root, startTimestamp]);
    return startTimestamp;
  }

  async #createSet({ avs, id, strategies, slasher, recipient }: scenario.OperatorSet): Promise<void> {
    const params = [{ operatorSetId: id, strategies, slasher }];
    // By selector, because the older forms, without a slasher, have the same names.
    const createRedistributingOperatorSets = '0xd1a83f54';
    const createOperatorSets = '0x3dff8e7d';
    if (recipient) {
      await this.#act(avs, 'AllocationManager', createRedistributingOperatorSets, [avs, params, [recipient]]);
    } else {
      await this.#act(avs, 'AllocationManager', createOperatorSets, [avs, params]);
    }
  }

  async #openVault(vault: scenario.Vault): Promise<Address> {
    const { token } = liquidStakingOf(vault.symbol);
    const { avs, id } = scenario.operatorSets.eOracleVaults;
    const config = {
      underlyingToken: token,
      vaultAdmin: vault.admin,
      arbitrator: vault.arbitrator,
      duration: vault.durationSeconds,
      maxPerDeposit: vault.maxPerDeposit,
      stakeCap: vault.stakeCap,
      metadataURI: vault.metadataUri,
      operatorSet: { avs, id },
      operatorSetRegistrationData: '0x',
      delegationApprover: `0x${'00'.repeat(20)}`,
      operatorMetadataURI: vault.metadataUri,
    };
    await this.#act(vault.admin, 'StrategyFactory', 'deployDurationVaultStrategy', [config]);
    const all = (await this.#protocol.read({
      contract: 'StrategyFactory',
      functionName: 'getDurationVaults',
      args: [token],
    })) as readonly Address[];
    const deployed = all.at(-1) as Address;
    await this.#act(avs, 'AllocationManager', 'addStrategiesToOperatorSet', [avs, id, [deployed]]);
    return deployed;
  }

  async #registerLegacy(operator: Address, avs: Address): Promise<void> {
    const salt = keccak256(operator);
    const { timestamp } = await readLatestBlock(this.#rpc);
    const expiry = BigInt(timestamp) + BigInt(daySeconds);
    const addressIndex = developmentAccounts.indexOf(operator);
    const signature = await mnemonicToAccount(developmentMnemonic, { addressIndex }).signTypedData({
      domain: { name: 'EigenLayer', version: '1', chainId: 1, verifyingContract: core.avsDirectory },
      primaryType: 'OperatorAVSRegistration',
      types: {
        OperatorAVSRegistration: [
          { name: 'operator', type: 'address' },
          { name: 'avs', type: 'address' },
          { name: 'salt', type: 'bytes32' },
          { name: 'expiry', type: 'uint256' },
        ],
      },
      message: { operator, avs, salt, expiry },
    });
    await this.#act(avs, 'AVSDirectory', 'registerOperatorToAVS', [operator, { signature, salt, expiry }]);
  }

  async #deposit({ staker, strategy, token, amount }: scenario.Deposit): Promise<void> {
    await this.#act(staker, 'Token', 'approve', [core.strategyManager, amount], token);
    await this.#act(staker, 'StrategyManager', 'depositIntoStrategy', [strategy, token, amount]);
  }

  #depositedBy(staker: Address, token: Address): bigint {
    const amounts = scenario.deposits.map((deposit) =>
      deposit.staker === staker && deposit.token === token ? deposit.amount : 0n,
    );
    const { depositor, deposit, symbol } = scenario.vaults.locked;
    const inVault = depositor === staker && liquidStakingOf(symbol).token === token ? deposit : 0n;
    return amounts.reduce((sum, amount) => sum + amount, inVault);
  }

  #act(from: Address, contract: string, functionName: string, args: readonly unknown[], to?: Address) {
    return this.#protocol.send({ from, contract, functionName, args, ...(to && { to }) });
  }
}

const noApproval = { signature: '0x', expiry: 0n };
const zeroSalt = toHex(0, { size: 32 });

/** Root of trees with one leaf each: the account has earned so much of the token. */
export function rewardRoot(earner: Address, token: Address, earned: bigint) {
  return keccak256(encodePacked(['uint8', 'address', 'bytes32'], [0, earner, tokenRoot(token, earned)]));
}

export function tokenRoot(token: Address, earned: bigint) {
  return keccak256(encodePacked(['uint8', 'address', 'uint256'], [1, token, earned]));
}
