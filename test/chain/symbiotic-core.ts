import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  type Address,
  decodeFunctionResult,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  parseAbi,
  parseAbiParameters,
} from 'viem';
import { runCreation, standAt } from './creation';
import { moveContract, type Touched } from './move-contract';
import { namedAddress } from './place';
import type { Rpc, Sender } from './rpc';

// The genuine contracts of Symbiotic's first core, from the creation code in its published package, at their mainnet addresses.

export const at = {
  vaultFactory: '0xAEb6bdd95c502390db8f52c8909F703E9Af6a346',
  delegatorFactory: '0x985Ed57AF9D475f1d83c1c1c8826A0E5A34E8C7B',
  slasherFactory: '0x685c2eD7D59814d2a597409058Ee7a92F21e48Fd',
  networkRegistry: '0xC773b1011461e7314CF05f97d95aa8e92C1Fd8aA',
  operatorRegistry: '0xAd817a6Bc954F678451A71363f04150FDD81Af9F',
  middlewareService: '0xD7dC9B366c027743D90761F71858BCa83C6899Ad',
  vaultOptIn: '0xb361894bC06cbBA7Ea8098BF0e32EB1906A5F891',
  networkOptIn: '0x7133415b33B438843D581013f98A08704316633c',
  configurator: '0x29300b1d3150B4E2b12fE80BE72f365E200441EC',
  collateralFactory: '0x1BC8FCFbE6Aa17e4A7610F51B888f34583D202Ec',
  burnerRouterFactory: '0x99F2B89fB3C363fBafD8d826E5AA77b28bAB70a0',
  rewardsFactory: '0xFEB871581C2ab2e1EEe6f7dDC7e6246cFa087A23',
} as const satisfies Record<string, Address>;

/** Owns the factories. */
export const owner = namedAddress('symbiotic owner');
export const nobody: Address = '0x0000000000000000000000000000000000000000';
const day = 86_400;

export const abi = parseAbi([
  'function whitelist(address implementation)',
  'function create((uint64 version, address owner, bytes vaultParams, uint64 delegatorIndex, bytes delegatorParams, bool withSlasher, uint64 slasherIndex, bytes slasherParams) params) returns (address vault, address delegator, address slasher)',
  'function registerOperator()',
  'function registerNetwork()',
  'function setMiddleware(address middleware)',
  'function optIn(address where)',
  'function optOut(address where)',
  'function setMaxNetworkLimit(uint96 identifier, uint256 amount)',
  'function setNetworkLimit(bytes32 subnetwork, uint256 amount)',
  'function setOperatorNetworkShares(bytes32 subnetwork, address operator, uint256 shares)',
  'function setOperatorNetworkLimit(bytes32 subnetwork, address operator, uint256 amount)',
  'function setResolver(uint96 identifier, address resolver, bytes hints)',
  'function setHook(address hook)',
  'function setDepositLimit(uint256 limit)',
  'function setIsDepositLimit(bool status)',
  'function setDepositWhitelist(bool status)',
  'function deposit(address onBehalfOf, uint256 amount)',
  'function withdraw(address claimer, uint256 amount)',
  'function claim(address recipient, uint256 epoch)',
  'function slash(bytes32 subnetwork, address operator, uint256 amount, uint48 captureTimestamp, bytes hints) returns (uint256)',
  'function requestSlash(bytes32 subnetwork, address operator, uint256 amount, uint48 captureTimestamp, bytes hints) returns (uint256)',
  'function executeSlash(uint256 slashIndex, bytes hints) returns (uint256)',
  'function vetoSlash(uint256 slashIndex, bytes hints)',
  'function approve(address spender, uint256 amount)',
  'function mint(address to, uint256 amount)',
  'function stake(bytes32 subnetwork, address operator) view returns (uint256)',
  'function activeStake() view returns (uint256)',
  'function activeBalanceOf(address account) view returns (uint256)',
  'function slasher() view returns (address)',
  'function delegator() view returns (address)',
  'function currentEpoch() view returns (uint256)',
]);

const require = createRequire(import.meta.url);
const source = (): string => {
  const manifest = require.resolve('@symbioticfi/core/package.json');
  return readFileSync(join(dirname(manifest), 'test/integration/SymbioticCoreBytecode.sol'), 'utf8');
};

/** Creation code by the name the package gives it. */
const readCreationCodes = (): ReadonlyMap<string, Hex> =>
  new Map(
    [...source().matchAll(/function (\w+)\(\)[^{]*\{\s*return\s*hex"([0-9a-fA-F]+)";/g)].map(
      ([, name = '', code = '']) => [name, `0x${code}`],
    ),
  );

/** Places the core: factories, registries and services at their addresses, implementations wherever they come to stand. */
export async function placeCore(sender: Sender): Promise<void> {
  const { rpc } = sender;
  const codes = readCreationCodes();
  const make = (name: string, types = '', args: readonly unknown[] = []): Promise<Address> => {
    const code = codes.get(name);
    if (!code) throw new Error(`@symbioticfi/core has no creation code for ${name}`);
    return runCreation(rpc, owner, code, types, args);
  };
  const place = async (address: Address, ...made: Parameters<typeof make>): Promise<void> =>
    standAt(rpc, await make(...made), address);
  const whitelist = async (factory: Address, implementation: Address): Promise<void> => {
    await sender.send({ from: owner, to: factory, abi, functionName: 'whitelist', args: [implementation] });
  };

  for (const [name, address] of [
    ['vaultFactory', at.vaultFactory],
    ['delegatorFactory', at.delegatorFactory],
    ['slasherFactory', at.slasherFactory],
  ] as const)
    await place(address, name, 'address', [owner]);
  await place(at.networkRegistry, 'networkRegistry');
  await place(at.operatorRegistry, 'operatorRegistry');
  await place(at.middlewareService, 'networkMiddlewareService', 'address', [at.networkRegistry]);
  const optIn = 'address, address, string';
  await place(at.vaultOptIn, 'optInService', optIn, [
    at.operatorRegistry,
    at.vaultFactory,
    'OperatorVaultOptInService',
  ]);
  await place(at.networkOptIn, 'optInService', optIn, [
    at.operatorRegistry,
    at.networkRegistry,
    'OperatorNetworkOptInService',
  ]);
  await place(at.configurator, 'vaultConfigurator', 'address, address, address', [
    at.vaultFactory,
    at.delegatorFactory,
    at.slasherFactory,
  ]);

  const forVault = [at.delegatorFactory, at.slasherFactory, at.vaultFactory];
  for (const name of ['vault', 'vaultTokenized'])
    await whitelist(at.vaultFactory, await make(name, 'address, address, address', forVault));
  const services = [at.vaultFactory, at.vaultOptIn, at.networkOptIn, at.delegatorFactory];
  const six = 'address, address, address, address, address, uint64';
  for (const [index, name] of ['networkRestakeDelegator', 'fullRestakeDelegator'].entries())
    await whitelist(at.delegatorFactory, await make(name, six, [at.networkRegistry, ...services, BigInt(index)]));
  for (const [index, name] of ['operatorSpecificDelegator', 'operatorNetworkSpecificDelegator'].entries())
    await whitelist(
      at.delegatorFactory,
      await make(name, `address, ${six}`, [at.operatorRegistry, at.networkRegistry, ...services, BigInt(index + 2)]),
    );
  await whitelist(
    at.slasherFactory,
    await make('slasher', 'address, address, address, uint64', [
      at.vaultFactory,
      at.middlewareService,
      at.slasherFactory,
      0n,
    ]),
  );
  await whitelist(
    at.slasherFactory,
    await make('vetoSlasher', 'address, address, address, address, uint64', [
      at.vaultFactory,
      at.middlewareService,
      at.networkRegistry,
      at.slasherFactory,
      1n,
    ]),
  );
}

export interface VaultPlan {
  readonly version: 1 | 2;
  readonly collateral: Address;
  /** Holds every role of vault and delegator. */
  readonly curator: Address;
  /** May move the vault to newer code; nobody by default. */
  readonly owner?: Address;
  readonly burner: Address;
  readonly epochSeconds: number;
  readonly hasWhitelist?: boolean;
  readonly limit?: bigint;
  readonly delegator:
    | { readonly type: 0 | 1 }
    | { readonly type: 2; readonly operator: Address }
    | { readonly type: 3; readonly operator: Address; readonly network: Address };
  readonly slasher: 'none' | 'instant' | { readonly vetoSeconds: number };
}
export interface MadeVault {
  readonly vault: Address;
  readonly delegator: Address;
  readonly slasher: Address;
}

const baseParams =
  '(address collateral, address burner, uint48 epochDuration, bool depositWhitelist, bool isDepositLimit, uint256 depositLimit, address admin, address whitelistSet, address depositorWhitelist, address isDepositLimitSet, address depositLimitSet)';

/** What the vault factory makes a vault from. */
export const vaultParams = (plan: VaultPlan): Hex => {
  const { curator } = plan;
  const base = {
    collateral: plan.collateral,
    burner: plan.burner,
    epochDuration: plan.epochSeconds,
    depositWhitelist: plan.hasWhitelist ?? false,
    isDepositLimit: plan.limit !== undefined,
    depositLimit: plan.limit ?? 0n,
    admin: curator,
    whitelistSet: curator,
    depositorWhitelist: curator,
    isDepositLimitSet: curator,
    depositLimitSet: curator,
  };
  if (plan.version === 1) return encodeAbiParameters(parseAbiParameters(baseParams), [base]);
  return encodeAbiParameters(parseAbiParameters(`(${baseParams} base, string name, string symbol)`), [
    { base, name: 'Local vault', symbol: 'LV' },
  ]);
};

const baseTuple = '(address admin, address hook, address hookSet) base';
const delegatorParams = ({ delegator, curator }: VaultPlan): Hex => {
  const base = { admin: curator, hook: nobody, hookSet: curator };
  if (delegator.type === 3)
    return encodeAbiParameters(parseAbiParameters(`(${baseTuple}, address network, address operator)`), [
      { base, network: delegator.network, operator: delegator.operator },
    ]);
  if (delegator.type === 2)
    return encodeAbiParameters(parseAbiParameters(`(${baseTuple}, address[] limits, address operator)`), [
      { base, limits: [curator], operator: delegator.operator },
    ]);
  return encodeAbiParameters(parseAbiParameters(`(${baseTuple}, address[] limits, address[] shares)`), [
    { base, limits: [curator], shares: [curator] },
  ]);
};

const slasherParams = ({ slasher }: VaultPlan): Hex => {
  if (slasher === 'none') return '0x';
  const base = { isBurnerHook: false };
  if (slasher === 'instant') return encodeAbiParameters(parseAbiParameters('((bool isBurnerHook) base)'), [{ base }]);
  return encodeAbiParameters(
    parseAbiParameters('((bool isBurnerHook) base, uint48 vetoDuration, uint256 resolverSetEpochsDelay)'),
    [{ base, vetoDuration: slasher.vetoSeconds, resolverSetEpochsDelay: 3n }],
  );
};

const argsOf = (plan: VaultPlan) => ({
  version: BigInt(plan.version),
  owner: plan.owner ?? nobody,
  vaultParams: vaultParams(plan),
  delegatorIndex: BigInt(plan.delegator.type),
  delegatorParams: delegatorParams(plan),
  withSlasher: plan.slasher !== 'none',
  slasherIndex: typeof plan.slasher === 'object' ? 1n : 0n,
  slasherParams: slasherParams(plan),
});

export const week = 7 * day;
/** Full identifier of a network's subnetwork. */
export const subnetworkOf = (network: Address, identifier = 0n): Hex =>
  `${network.toLowerCase() as Address}${identifier.toString(16).padStart(24, '0')}`;

/** What people do in Symbiotic, each in one line, in a block of its own. */
export class SymbioticActs {
  constructor(readonly sender: Sender) {}

  get rpc(): Rpc {
    return this.sender.rpc;
  }

  send(from: Address, to: Address, functionName: string, args: readonly unknown[] = []): Promise<bigint> {
    return this.sender.send({ from, to, abi, functionName, args });
  }

  /** Makes a vault with its delegator and slasher through the configurator; `address`: where the vault then stands. */
  async createVault(plan: VaultPlan, address?: Address): Promise<MadeVault> {
    const data = encodeFunctionData({ abi, functionName: 'create', args: [argsOf(plan)] });
    const call = { from: plan.curator, to: at.configurator, data };
    const answer = await this.sender.call('create', call, 'latest');
    const [vault, delegator, slasher] = decodeFunctionResult({ abi, functionName: 'create', data: answer });
    const { accessList } = (await this.rpc('eth_createAccessList', [call, 'latest'])) as { accessList: Touched };
    await this.send(plan.curator, at.configurator, 'create', [argsOf(plan)]);
    if (address !== undefined) await moveContract(this.rpc, vault, address, accessList);
    return { vault: address ?? vault, delegator, slasher };
  }

  async registerOperator(operator: Address): Promise<void> {
    await this.send(operator, at.operatorRegistry, 'registerOperator');
  }

  /** `middleware`: who slashes for it; it names nobody without. */
  async registerNetwork(network: Address, middleware?: Address): Promise<void> {
    await this.send(network, at.networkRegistry, 'registerNetwork');
    if (middleware) await this.send(network, at.middlewareService, 'setMiddleware', [middleware]);
  }

  async optIn(operator: Address, where: { readonly vault?: Address; readonly network?: Address }): Promise<void> {
    if (where.vault) await this.send(operator, at.vaultOptIn, 'optIn', [where.vault]);
    if (where.network) await this.send(operator, at.networkOptIn, 'optIn', [where.network]);
  }

  /** Gives a network a limit, and an operator its share (type 0) or limit (type 1) of it. */
  async promise(
    { delegator }: MadeVault,
    plan: VaultPlan,
    promised: {
      readonly network: Address;
      readonly identifier?: bigint;
      readonly limit: bigint;
      readonly operators?: readonly (readonly [operator: Address, share: bigint])[];
    },
  ): Promise<void> {
    const { network, identifier = 0n, limit, operators = [] } = promised;
    const subnetwork = subnetworkOf(network, identifier);
    const { curator } = plan;
    await this.send(network, delegator, 'setMaxNetworkLimit', [identifier, limit]);
    if (plan.delegator.type !== 3) await this.send(curator, delegator, 'setNetworkLimit', [subnetwork, limit]);
    const setter = plan.delegator.type === 0 ? 'setOperatorNetworkShares' : 'setOperatorNetworkLimit';
    for (const [operator, share] of operators)
      await this.send(curator, delegator, setter, [subnetwork, operator, share]);
  }

  /** Deposits tokens that are made for it. */
  async deposit(from: Address, vault: Address, token: Address, minter: Address, amount: bigint): Promise<bigint> {
    await this.send(minter, token, 'mint', [from, amount]);
    await this.send(from, token, 'approve', [vault, amount]);
    return this.send(from, vault, 'deposit', [from, amount]);
  }
}
