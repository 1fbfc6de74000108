import { type Address, decodeEventLog, type Hex } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { core, type LiquidStakingSymbol, liquidStakingOf } from './addresses';
import { type LocalMainnet, startLocalMainnet } from './local-mainnet';
import { tokenMinter } from './place';

/** One chain for a file of tests; every test starts from the same state. */
export function useLocalMainnet(options: { seed: boolean }): () => LocalMainnet {
  let chain: LocalMainnet | undefined;
  let snapshot: Hex | undefined;
  const current = () => {
    if (!chain) throw new Error('The chain is used before it runs');
    return chain;
  };
  beforeAll(async () => {
    chain = await startLocalMainnet(options);
  });
  beforeEach(async () => {
    snapshot = await current().testClient.snapshot();
  });
  afterEach(async () => {
    if (snapshot) await current().testClient.revert({ id: snapshot });
  });
  afterAll(() => chain?.stop());
  return current;
}

export interface SetId {
  readonly avs: Address;
  readonly id: number;
}
export interface Withdrawal {
  readonly staker: Address;
  readonly delegatedTo: Address;
  readonly withdrawer: Address;
  readonly nonce: bigint;
  readonly startBlock: number;
  readonly strategies: readonly Address[];
  readonly scaledShares: readonly bigint[];
}

/** What people do on EigenLayer, each in one line. Every act gives the block it was mined in. */
export class Acts {
  constructor(readonly chain: LocalMainnet) {}

  send(from: Address, contract: string, functionName: string, args: readonly unknown[], to?: Address) {
    return this.chain.protocol.send({ from, contract, functionName, args, ...(to && { to }) });
  }

  read<T>(contract: string, functionName: string, args: readonly unknown[] = [], to?: Address): Promise<T> {
    return this.chain.protocol.read({ contract, functionName, args, ...(to && { to }) }) as Promise<T>;
  }

  async headBlock(): Promise<bigint> {
    return (await this.chain.nextBlock()) - 1n;
  }

  /** Views then answer as at `block`. */
  async goTo(block: bigint): Promise<void> {
    await this.chain.mine(Number(block - (await this.headBlock())));
  }

  /** The next act is mined in `block`. */
  goBefore(block: bigint): Promise<void> {
    return this.goTo(block - 1n);
  }

  registerOperator(operator: Address, allocationDelayBlocks = 0, approver: Address = nobody) {
    const args = [approver, allocationDelayBlocks, 'https://operator.example/'];
    return this.send(operator, 'DelegationManager', 'registerAsOperator', args);
  }

  /** A service that is its own slasher and burns, unless told otherwise. */
  async foundSet(set: SetId, strategies: readonly Address[], options: { slasher?: Address; recipient?: Address } = {}) {
    const code = await this.chain.publicClient.getCode({ address: set.avs });
    if (!code) await this.chain.testClient.setCode({ address: set.avs, bytecode: this.chain.protocol.code('Service') });
    await this.send(set.avs, 'AllocationManager', 'updateAVSMetadataURI', [set.avs, 'https://service.example/']);
    const params = [{ operatorSetId: set.id, strategies, slasher: options.slasher ?? set.avs }];
    return options.recipient
      ? this.send(set.avs, 'AllocationManager', '0xd1a83f54', [set.avs, params, [options.recipient]])
      : this.send(set.avs, 'AllocationManager', '0x3dff8e7d', [set.avs, params]);
  }

  join(operator: Address, { avs, id }: SetId) {
    const params = { avs, operatorSetIds: [id], data: '0x' };
    return this.send(operator, 'AllocationManager', 'registerForOperatorSets', [operator, params]);
  }

  leave(operator: Address, { avs, id }: SetId) {
    const params = { operator, avs, operatorSetIds: [id] };
    return this.send(operator, 'AllocationManager', 'deregisterFromOperatorSets', [params]);
  }

  allocate(operator: Address, operatorSet: SetId, strategy: Address, magnitudeWad: bigint) {
    return this.chain.setAllocation({ operator, operatorSet, strategy, magnitudeWad });
  }

  slash(set: SetId, operator: Address, strategy: Address, wadToSlash: bigint, slasher: Address = set.avs) {
    const params = {
      operator,
      operatorSetId: set.id,
      strategies: [strategy],
      wadsToSlash: [wadToSlash],
      description: 'test',
    };
    return this.send(slasher, 'AllocationManager', 'slashOperator', [set.avs, params]);
  }

  /** Mints the tokens first, so that any account can deposit. */
  async deposit(
    staker: Address,
    symbol: LiquidStakingSymbol,
    amount: bigint,
    strategy = liquidStakingOf(symbol).strategy,
  ) {
    const { token } = liquidStakingOf(symbol);
    if (symbol === 'stETH') await this.send(tokenMinter, 'StakedEther', 'transfer', [staker, amount], token);
    else await this.send(tokenMinter, 'Token', 'mint', [staker, amount], token);
    await this.send(staker, 'Token', 'approve', [core.strategyManager, amount], token);
    return this.send(staker, 'StrategyManager', 'depositIntoStrategy', [strategy, token, amount]);
  }

  delegate(staker: Address, operator: Address) {
    const approval = { signature: '0x', expiry: 0n };
    return this.send(staker, 'DelegationManager', 'delegateTo', [operator, approval, `0x${'00'.repeat(32)}`]);
  }

  queue(staker: Address, strategies: readonly Address[], depositShares: readonly bigint[]) {
    const params = [{ strategies, depositShares, __deprecated_withdrawer: staker }];
    return this.send(staker, 'DelegationManager', 'queueWithdrawals', [params]);
  }

  async queued(
    staker: Address,
  ): Promise<{ withdrawals: readonly Withdrawal[]; shares: readonly (readonly bigint[])[] }> {
    const [withdrawals, shares] = await this.read<[readonly Withdrawal[], readonly (readonly bigint[])[]]>(
      'DelegationManager',
      'getQueuedWithdrawals',
      [staker],
    );
    return { withdrawals, shares };
  }

  complete(withdrawal: Withdrawal, tokens: readonly Address[], receiveAsTokens: boolean) {
    const args = [withdrawal, tokens, receiveAsTokens];
    return this.send(withdrawal.withdrawer, 'DelegationManager', 'completeQueuedWithdrawal', args);
  }

  async withdrawable(staker: Address, strategy: Address): Promise<bigint> {
    const [shares] = await this.read<[readonly bigint[]]>('DelegationManager', 'getWithdrawableShares', [
      staker,
      [strategy],
    ]);
    return shares[0] as bigint;
  }

  scaling(staker: Address, strategy: Address) {
    return this.read<bigint>('DelegationManager', 'depositScalingFactor', [staker, strategy]);
  }

  operatorShares(operator: Address, strategy: Address) {
    return this.read<bigint>('DelegationManager', 'operatorShares', [operator, strategy]);
  }

  maxMagnitude(operator: Address, strategy: Address) {
    return this.read<bigint>('AllocationManager', 'getMaxMagnitude', [operator, strategy]);
  }

  allocation(operator: Address, set: SetId, strategy: Address) {
    return this.read<{ currentMagnitude: bigint; pendingDiff: bigint; effectBlock: number }>(
      'AllocationManager',
      'getAllocation',
      [operator, set, strategy],
    );
  }

  /** Arguments of the events of one name that a contract emitted in a block. */
  async events<T>(contract: string, address: Address, eventName: string, block: bigint): Promise<readonly T[]> {
    const logs = await this.chain.publicClient.getLogs({ address, fromBlock: block, toBlock: block });
    const abi = this.chain.protocol.abi(contract);
    return logs
      .map(({ data, topics }) => decodeEventLog({ abi, data, topics }))
      .filter((event) => event.eventName === eventName)
      .map((event) => event.args as T);
  }
}

export const wad = 10n ** 18n;
export const exitBlocks = 100_800n;

/** The arithmetic of SlashingLib (Layr-Labs/eigenlayer-contracts f84a515), written again here to compare with. */
export const mulWad = (amount: bigint, share: bigint) => (amount * share) / wad;
export const mulWadUp = (amount: bigint, share: bigint) => (amount * share + wad - 1n) / wad;
export const divWad = (amount: bigint, share: bigint) => (amount * wad) / share;
export const withdrawableOf = (depositShares: bigint, scaling: bigint, factor: bigint) =>
  mulWad(mulWad(depositShares, scaling), factor);
/** What stays of operator shares when the max magnitude falls. */
export const keptOf = (shares: bigint, after: bigint, before: bigint) => (shares * after + before - 1n) / before;

const nobody: Address = '0x0000000000000000000000000000000000000000';
