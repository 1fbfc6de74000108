import { type Abi, type Address, getContractAddress, type Hex, keccak256, pad, toHex } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import * as at from './addresses';
import type { Artifacts } from './compile';
import type { ContractCall, Sender } from './rpc';

/** The public mnemonic of every development chain. Its accounts hold nothing anywhere else. */
export const developmentMnemonic = 'test test test test test test test test test test test junk';
/** anvil's ten funded accounts, in order. */
export const developmentAccounts: readonly Address[] = Array.from(
  { length: 10 },
  (_, addressIndex) => mnemonicToAccount(developmentMnemonic, { addressIndex }).address,
);

/** keccak256 of what mainnet creates a pod with; pods stand at the addresses this gives them. */
const podInitCodeHash = '0x71d434908b1e0680c8d79f8e54ab2bf022aab159b5c87073bd081eba22f779b3';
const slots = {
  implementation: eip1967Slot('implementation'),
  admin: eip1967Slot('admin'),
  beacon: eip1967Slot('beacon'),
};
const noCap = 2n ** 256n - 1n;

/** Puts EigenLayer, its tokens and its neighbours at their mainnet addresses and sets them up, by their own calls. */
export async function placeContracts(sender: Sender): Promise<void> {
  const place = new Placing(sender);
  await place.codeEverywhere();
  await place.setUpAuthority();
  await place.setUpCore();
  await place.setUpTokens();
  await place.setUpStrategies();
}

/** Where the pod of an account is, created or not. */
export function podAddressOf(owner: Address): Address {
  const salt = pad(owner, { size: 32 });
  return getContractAddress({ opcode: 'CREATE2', from: at.core.eigenPodManager, salt, bytecodeHash: podInitCodeHash });
}

/** An account that can only be acted as, never signed for: `name` decides its address. */
export function namedAddress(name: string): Address {
  return `0x${keccak256(toHex(`local mainnet: ${name}`)).slice(-40)}`;
}

function eip1967Slot(name: string): Hex {
  return toHex(BigInt(keccak256(toHex(`eip1967.proxy.${name}`))) - 1n, { size: 32 });
}

class Placing {
  readonly #sender: Sender;
  readonly #artifacts: Artifacts;

  constructor(sender: Sender) {
    this.#sender = sender;
    this.#artifacts = sender.artifacts;
  }

  async codeEverywhere(): Promise<void> {
    for (const [name, proxy, implementation] of at.coreProxies) await this.#proxy(name, proxy, implementation);
    for (const [name, proxy] of at.otherProxies) await this.#proxy(name, proxy, implementationOf(name));
    for (const { strategy } of at.liquidStaking) {
      await this.#proxy('StrategyBaseTVLLimits', strategy, implementationOf('StrategyBaseTVLLimits'));
    }
    await this.#proxy('EigenStrategy', at.eigenStrategy, implementationOf('EigenStrategy'));

    await this.#code('AllocationManagerView', at.implementations.allocationManagerView);
    await this.#code('EigenPod', at.implementations.eigenPod);
    await this.#code('DurationVaultStrategy', at.implementations.durationVaultStrategy);
    await this.#code('StrategyBase', implementationOf('StrategyBase'));
    for (const beacon of Object.values(at.beacons)) await this.#code('Beacon', beacon);
    for (const owner of developmentAccounts) await this.#podCode(podAddressOf(owner));

    await this.#code('PauserRegistry', at.core.pauserRegistry);
    await this.#code('ProxyAdmin', at.authority.proxyAdmin);
    await this.#code('Timelock', at.authority.timelock);
    for (const [name, address] of Object.entries(at.authority)) {
      if (name.endsWith('Safe')) await this.#code('Safe', address);
    }

    for (const { symbol, token } of at.liquidStaking) await this.#code(tokenContract(symbol), token);
    await this.#code('Eigen', at.tokens.eigen);
    await this.#code('Token', at.tokens.backingEigen);
    await this.#code('WrappedEther', at.tokens.weth);
    await this.#code('Multicall3', at.multicall3);
    await this.#code('DepositContract', at.depositContract);
    for (const queue of at.requestQueues) await this.#code('RequestQueue', queue);
  }

  /** Owners of the Safes are stand-ins, but for the Executor's, whose two owners are known. */
  async setUpAuthority(): Promise<void> {
    const { authority } = at;
    const safes: readonly [Address, readonly Address[], bigint][] = [
      [authority.executorSafe, [authority.timelock, authority.communitySafe], 1n],
      [authority.communitySafe, namedAddresses('community', 13), 9n],
      [authority.operationsSafe, namedAddresses('operations', 6), 3n],
      [authority.protocolCouncilSafe, namedAddresses('council', 5), 3n],
      [authority.pauserSafe, namedAddresses('pauser', 7), 1n],
      [authority.incentiveCouncilSafe, namedAddresses('incentives', 5), 3n],
    ];
    for (const [safe, owners, threshold] of safes) await this.#call(safe, 'Safe', 'setup', [owners, threshold]);
    await this.#call(authority.timelock, 'Timelock', 'initialize', [
      864_000n,
      [authority.operationsSafe, authority.protocolCouncilSafe],
      [authority.protocolCouncilSafe],
    ]);
    await this.#call(authority.proxyAdmin, 'ProxyAdmin', 'initialize', [authority.executorSafe]);
    await this.#call(at.core.pauserRegistry, 'PauserRegistry', 'initialize', [
      [authority.operationsSafe, authority.executorSafe, authority.pauserSafe],
      authority.executorSafe,
    ]);
  }

  async setUpCore(): Promise<void> {
    const { core, authority } = at;
    await this.#call(core.delegationManager, 'DelegationManager', 'initialize', [0n]);
    await this.#call(core.strategyManager, 'StrategyManager', 'initialize', [
      authority.executorSafe,
      core.strategyFactory,
      0n,
    ]);
    // Pectra came to mainnet on 2025-05-07.
    await this.#call(core.eigenPodManager, 'EigenPodManager', 'initialize', [authority.operationsSafe, 0n]);
    const pectra = [1_746_612_311n];
    await this.#call(
      core.eigenPodManager,
      'EigenPodManager',
      'setPectraForkTimestamp',
      pectra,
      authority.operationsSafe,
    );
    await this.#call(core.allocationManager, 'AllocationManager', 'initialize', [0n]);
    await this.#call(core.avsDirectory, 'AVSDirectory', 'initialize', [0n]);
    await this.#call(core.strategyFactory, 'StrategyFactory', 'initialize', [authority.operationsSafe, 0n]);
    // Values of the mainnet parameters file, 2026-08-17: bit 1, the old path to all earners, is off.
    await this.#call(core.rewardsCoordinator, 'RewardsCoordinator', 'initialize', [
      authority.operationsSafe,
      2n,
      authority.rewardsUpdater,
      604_800,
      1_000,
      authority.incentiveCouncilSafe,
    ]);
    await this.#call(core.emissionsController, 'EmissionsController', 'initialize', [
      authority.incentiveCouncilSafe,
      0n,
    ]);
    const beaconTargets: readonly [Address, Address][] = [
      [at.beacons.strategy, implementationOf('StrategyBase')],
      [at.beacons.durationVault, at.implementations.durationVaultStrategy],
      [at.beacons.eigenPod, at.implementations.eigenPod],
    ];
    for (const [beacon, target] of beaconTargets) {
      await this.#call(beacon, 'Beacon', 'initialize', [target, authority.executorSafe]);
    }
    await this.#shipRegistry();
  }

  async setUpTokens(): Promise<void> {
    for (const { symbol, name, token } of at.liquidStaking) {
      if (symbol === 'stETH') continue;
      await this.#call(token, 'Token', 'initialize', [name, symbol, 18, tokenMinter]);
      if (symbol !== 'OETH') await this.#call(token, 'RateToken', 'setRate', [startingRateWad[symbol]], tokenMinter);
    }
    await this.#sender.rpc('anvil_setBalance', [tokenMinter, toHex(10n ** 24n)]);
    await this.#call(at.liquidStakingOf('stETH').token, 'StakedEther', 'initialize', [tokenMinter], tokenMinter, {
      value: 10n ** 23n,
    });
    const { eigen, backingEigen } = at.tokens;
    await this.#call(backingEigen, 'Token', 'initialize', ['bEIGEN', 'bEIGEN', 18, at.core.emissionsController]);
    await this.#call(eigen, 'Token', 'initialize', ['EIGEN', 'EIGEN', 18, at.core.emissionsController]);
  }

  async setUpStrategies(): Promise<void> {
    for (const { strategy, token } of at.liquidStaking) {
      await this.#call(strategy, 'StrategyBaseTVLLimits', 'initialize', [noCap, noCap, token]);
    }
    await this.#call(at.eigenStrategy, 'EigenStrategy', 'initialize', [at.tokens.backingEigen]);
    const strategies = [...at.liquidStaking.map(({ strategy }) => strategy), at.eigenStrategy];
    const whitelister = at.authority.operationsSafe;
    await this.#call(at.core.strategyFactory, 'StrategyFactory', 'whitelistStrategies', [strategies], whitelister);
  }

  async #shipRegistry(): Promise<void> {
    const shipped: { name: string; address: Address }[] = [
      ...[...at.coreProxies, ...at.otherProxies].map(([name, address]) => ({ name, address })),
      { name: 'EigenStrategy', address: at.eigenStrategy },
      { name: 'Eigen', address: at.tokens.eigen },
    ];
    const registry = at.core.protocolRegistry;
    await this.#call(registry, 'ProtocolRegistry', 'initialize', [at.authority.executorSafe]);
    await this.#call(
      registry,
      'ProtocolRegistry',
      'ship',
      [
        shipped.map(({ address }) => address),
        shipped.map(({ name }) => ({ pausable: !name.startsWith('P') && name !== 'Eigen', deprecated: false })),
        shipped.map(({ name }) => name),
        '1.13.0',
      ],
      at.authority.executorSafe,
    );
  }

  async #proxy(name: string, proxy: Address, implementation: Address): Promise<void> {
    await this.#code(name, implementation);
    await this.#code('Proxy', proxy);
    await this.#slot(proxy, slots.implementation, implementation);
    await this.#slot(proxy, slots.admin, at.authority.proxyAdmin);
  }

  async #podCode(pod: Address): Promise<void> {
    await this.#code('BeaconProxy', pod);
    await this.#slot(pod, slots.beacon, at.beacons.eigenPod);
  }

  async #code(name: string, address: Address): Promise<void> {
    await this.#sender.rpc('anvil_setCode', [address, this.#artifact(name).runtime]);
  }

  async #slot(address: Address, slot: Hex, value: Address): Promise<void> {
    await this.#sender.rpc('anvil_setStorageAt', [address, slot, pad(value, { size: 32 })]);
  }

  async #call(
    to: Address,
    contract: string,
    functionName: string,
    args: readonly unknown[],
    from: Address = at.authority.executorSafe,
    extra: Pick<ContractCall, 'value'> = {},
  ): Promise<void> {
    const { abi } = this.#artifact(contract);
    await this.#sender.send({ from, to, abi: abi as Abi, functionName, args, ...extra });
  }

  #artifact(name: string) {
    const artifact = this.#artifacts[name];
    if (!artifact) throw new Error(`No contract ${name} in test/chain/contracts`);
    return artifact;
  }
}

/** Gives out tokens on this chain. */
export const tokenMinter = namedAddress('token minter');

/** ETH per token, WAD, when the chain starts. */
export const startingRateWad: Readonly<Record<string, bigint>> = {
  rETH: 1_165_000_000_000_000_000n,
  cbETH: 1_128_000_000_000_000_000n,
  ETHx: 1_091_000_000_000_000_000n,
  ankrETH: 1_231_000_000_000_000_000n,
  osETH: 1_071_000_000_000_000_000n,
  swETH: 1_118_000_000_000_000_000n,
  wBETH: 1_095_000_000_000_000_000n,
  sfrxETH: 1_152_000_000_000_000_000n,
  lsETH: 1_096_000_000_000_000_000n,
  mETH: 1_088_000_000_000_000_000n,
};

function tokenContract(symbol: string): string {
  return { stETH: 'StakedEther', OETH: 'OriginEther' }[symbol] ?? 'RateToken';
}

function namedAddresses(role: string, count: number): readonly Address[] {
  return Array.from({ length: count }, (_, index) => namedAddress(`${role} owner ${index + 1}`));
}

/** Stand-in for an implementation whose mainnet address is not known. */
function implementationOf(contract: string): Address {
  return namedAddress(`implementation of ${contract}`);
}
