import { type Address, parseEther } from 'viem';
import { beaconStrategy, eigenStrategy, type LiquidStakingSymbol, liquidStakingOf, tokens } from './addresses';
import { developmentAccounts, namedAddress } from './place';

// What the seeded chain is made from. Tests compute what a reader must find from these inputs and from the blocks that
// the seed records; nothing here is an answer.

const wad = 10n ** 18n;
const account = (index: number) => developmentAccounts[index] as Address;
const strategyOf = (symbol: LiquidStakingSymbol) => liquidStakingOf(symbol).strategy;

export const accounts = {
  /** Delegated to Northwind from before its slash; holds tokens, deposits and a queued withdrawal. Index 0. */
  depositor: account(0),
  /** Has a pod with one validator, delegated to Northwind. Index 1. */
  nativeRestaker: account(1),
  /** Has deposits and no operator. Index 2. */
  undelegated: account(2),
  /** Delegated to a duration vault that is locked. Index 3. */
  vaultDepositor: account(3),
  northwind: account(4),
  longHorizon: account(5),
  vaultAdmin: account(6),
  vaultArbitrator: account(7),
  /** Has a delegation approver as operator. Index 8. */
  gatedOperator: account(8),
  /** Holds tokens, never deposited. Index 9. */
  newcomer: account(9),
} as const;

export interface Operator {
  readonly name: string;
  readonly address: Address;
  readonly metadataUri: string;
  readonly allocationDelayBlocks: number;
  readonly delegationApprover: Address;
}
const nobody: Address = '0x0000000000000000000000000000000000000000';
const operator = (name: string, address: Address, allocationDelayBlocks: number, delegationApprover = nobody) => ({
  name,
  address,
  allocationDelayBlocks,
  delegationApprover,
  metadataUri: `https://raw.githubusercontent.com/${name.toLowerCase().replaceAll(' ', '-')}/eigenlayer/main/metadata.json`,
});
export const operators = {
  /** New allocations hold after four hours: nobody can leave first. */
  northwind: operator('Northwind Staking', accounts.northwind, 1_200),
  /** 20,159 blocks of slack beyond the exit. */
  longHorizon: operator('Long Horizon Validators', accounts.longHorizon, 120_960),
  /** Takes only whom its approver signs for; allocates nothing. */
  gated: operator('Gated Nodes', accounts.gatedOperator, 0, accounts.vaultAdmin),
} as const satisfies Record<string, Operator>;

export interface Service {
  readonly name: string;
  readonly address: Address;
  readonly metadataUri: string;
}
const service = (name: string, address: Address) => ({
  name,
  address,
  metadataUri: `https://raw.githubusercontent.com/${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}/avs/main/metadata.json`,
});
export const services = {
  /** Registered in the old AVSDirectory alone: it has no way to slash. */
  eigenDa: service('EigenDA', '0x870679E138bCdf293b7Ff14dD44b70FC97e12fc0'),
  /** What it slashes it keeps. */
  cap: service('Cap', '0xE65c3eccd18879E103dBC96D854e376Ced4cC7dd'),
  eOracle: service('eOracle', '0x23221c5bB90C7c57ecc1E75513e2E4257673F0ef'),
  lagrange: service('Lagrange ZK Prover Network', '0x22CAc0e6A1465F043428e8AeF737b3cb09D0eEDa'),
} as const satisfies Record<string, Service>;

export interface OperatorSet {
  readonly avs: Address;
  readonly id: number;
  readonly strategies: readonly Address[];
  readonly slasher: Address;
  /** Who gets what is slashed; undefined burns it. */
  readonly recipient?: Address;
}
export const operatorSets = {
  eOracle: {
    avs: services.eOracle.address,
    id: 1,
    strategies: [strategyOf('stETH'), strategyOf('rETH'), eigenStrategy, beaconStrategy],
    slasher: namedAddress('eOracle slasher'),
  },
  cap: {
    avs: services.cap.address,
    id: 1,
    strategies: [strategyOf('stETH'), strategyOf('rETH')],
    slasher: services.cap.address,
    recipient: services.cap.address,
  },
  lagrange: {
    avs: services.lagrange.address,
    id: 0,
    strategies: [strategyOf('stETH'), beaconStrategy],
    slasher: services.lagrange.address,
  },
  /** Northwind has allocated to it and not joined it. */
  lagrangeNext: {
    avs: services.lagrange.address,
    id: 3,
    strategies: [strategyOf('stETH')],
    slasher: services.lagrange.address,
  },
  /** Holds the duration vaults. */
  eOracleVaults: { avs: services.eOracle.address, id: 7, strategies: [], slasher: namedAddress('eOracle slasher') },
} as const satisfies Record<string, OperatorSet>;
export type SetName = keyof typeof operatorSets;

export interface Allocation {
  readonly operator: Address;
  readonly set: SetName;
  readonly strategy: Address;
  readonly magnitudeWad: bigint;
}
const allocation = (by: Operator, set: SetName, strategy: Address, percent: bigint): Allocation => ({
  operator: by.address,
  set,
  strategy,
  magnitudeWad: (wad * percent) / 100n,
});
const { northwind, longHorizon } = operators;

/** In force long since. The first two are one operator’s promises to two sets. */
export const settledAllocations: readonly Allocation[] = [
  allocation(northwind, 'eOracle', strategyOf('stETH'), 10n),
  allocation(northwind, 'cap', strategyOf('stETH'), 25n),
  allocation(northwind, 'cap', strategyOf('rETH'), 30n),
  allocation(northwind, 'eOracle', eigenStrategy, 12n),
  allocation(northwind, 'eOracle', beaconStrategy, 5n),
  allocation(longHorizon, 'eOracle', strategyOf('stETH'), 20n),
];
/** Allocated to a set the operator has not joined: slashable in the block in which it joins. */
export const latentAllocation = allocation(northwind, 'lagrangeNext', strategyOf('stETH'), 8n);
/** Made as the last thing of the seed: in force after the operator's delay. */
export const pendingAllocation = allocation(northwind, 'lagrange', strategyOf('stETH'), 15n);
/** Sets each operator has joined. */
export const memberships: readonly { readonly operator: Address; readonly set: SetName }[] = [
  { operator: northwind.address, set: 'eOracle' },
  { operator: northwind.address, set: 'cap' },
  { operator: northwind.address, set: 'lagrange' },
  { operator: longHorizon.address, set: 'eOracle' },
];

export const pastSlash = {
  operator: northwind.address,
  set: 'eOracle',
  strategy: strategyOf('stETH'),
  wadToSlash: wad / 2n,
  description: 'Two conflicting price reports signed for one round',
} as const satisfies { set: SetName } & Record<string, unknown>;

export interface Deposit {
  readonly staker: Address;
  readonly strategy: Address;
  readonly token: Address;
  readonly amount: bigint;
}
const deposit = (staker: Address, symbol: LiquidStakingSymbol, amount: string): Deposit => {
  const { strategy, token } = liquidStakingOf(symbol);
  return { staker, strategy, token, amount: parseEther(amount) };
};
/** Made and delegated before the slash. */
export const deposits: readonly Deposit[] = [
  deposit(accounts.northwind, 'stETH', '320'),
  deposit(accounts.longHorizon, 'stETH', '210'),
  deposit(accounts.depositor, 'stETH', '24'),
  deposit(accounts.depositor, 'rETH', '8'),
  { staker: accounts.depositor, strategy: eigenStrategy, token: tokens.eigen, amount: parseEther('500') },
  deposit(accounts.undelegated, 'cbETH', '5'),
  deposit(accounts.undelegated, 'stETH', '3'),
];
export const delegations: readonly { readonly staker: Address; readonly operator: Address }[] = [
  { staker: accounts.depositor, operator: northwind.address },
  { staker: accounts.nativeRestaker, operator: northwind.address },
];
/** Earnings of the Lido pool between the deposits and the slash. */
export const stEthReward = parseEther('60');

/** Queued after the slash, in deposit shares. */
export const queuedWithdrawal = {
  staker: accounts.depositor,
  strategies: [strategyOf('stETH'), strategyOf('rETH')],
  depositShares: [parseEther('4'), parseEther('1.5')],
} as const;

export const validator = {
  owner: accounts.nativeRestaker,
  pubkey: `0x${'b1'.repeat(48)}`,
  index: 1_204_417,
  balanceGwei: 32_000_000_000n,
} as const;

export interface Vault {
  readonly symbol: LiquidStakingSymbol;
  readonly admin: Address;
  readonly arbitrator: Address;
  readonly durationSeconds: number;
  readonly maxPerDeposit: bigint;
  readonly stakeCap: bigint;
  readonly metadataUri: string;
}
const dayInSeconds = 86_400;
export const vaults = {
  /** Locked since before the slash; cannot be left for half a year. */
  locked: {
    symbol: 'rETH',
    admin: accounts.vaultAdmin,
    arbitrator: accounts.vaultArbitrator,
    durationSeconds: 180 * dayInSeconds,
    maxPerDeposit: parseEther('100'),
    stakeCap: parseEther('10000'),
    metadataUri: 'https://eoracle.example/vault-180.json',
    depositor: accounts.vaultDepositor,
    deposit: parseEther('10'),
  },
  /** Takes deposits; may be locked for two years at any time. */
  open: {
    symbol: 'stETH',
    admin: accounts.vaultAdmin,
    arbitrator: accounts.vaultArbitrator,
    durationSeconds: 2 * 365 * dayInSeconds,
    maxPerDeposit: parseEther('50'),
    stakeCap: parseEther('2000'),
    metadataUri: 'https://eoracle.example/vault-730.json',
  },
} as const satisfies Record<string, Vault & { readonly depositor?: Address; readonly deposit?: bigint }>;

export const rewards = {
  avs: services.eOracle.address,
  token: liquidStakingOf('rETH').token,
  amount: parseEther('3'),
  durationSeconds: 7 * dayInSeconds,
  strategy: strategyOf('stETH'),
  multiplierWad: wad,
  /** What Northwind keeps of eOracle's rewards. */
  splitBips: 1_500,
  /** What the depositor has earned so far, by the root that can be claimed. */
  earned: parseEther('0.021'),
} as const;

export const emissions = {
  /** EIGEN stakers of EigenDA. */
  eigenDa: { weight: 1_428n, distributionType: 4, strategy: eigenStrategy },
  /** LST and native stakers: switched off again. */
  stakers: { weight: 4_286n, distributionType: 1, strategies: [strategyOf('stETH'), beaconStrategy] },
} as const;

/** Tokens left in wallets when the seed ends. */
export const walletTokens: Readonly<Record<LiquidStakingSymbol | 'EIGEN', bigint>> = {
  stETH: parseEther('120'),
  rETH: parseEther('60'),
  cbETH: parseEther('40'),
  ETHx: parseEther('25'),
  ankrETH: parseEther('25'),
  OETH: parseEther('25'),
  osETH: parseEther('25'),
  swETH: parseEther('25'),
  wBETH: parseEther('25'),
  sfrxETH: parseEther('25'),
  lsETH: parseEther('25'),
  mETH: parseEther('25'),
  EIGEN: parseEther('4000'),
};

/** Blocks that pass between the parts of the story, oldest first. */
export const pauses = {
  /** Until Long Horizon's allocation is in force. */
  untilSettled: 121_000,
  fromSlashToQueue: 28_000,
  fromQueueToRecent: 21_000,
} as const;
