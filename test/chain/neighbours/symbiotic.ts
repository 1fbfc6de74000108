import { type Address, type Hex, parseEther } from 'viem';
import { liquidStakingOf } from '../addresses';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress, tokenMinter } from '../place';
import { accounts } from '../scenario';
import { at, type MadeVault, placeCore, SymbioticActs, type VaultPlan, week } from '../symbiotic-core';
import { fillV2, placeV2 } from '../symbiotic-v2';
import { giveWrappedEther, liquidStakingContracts } from './liquid-staking';

const rEth = liquidStakingOf('rETH').token;
const cbEth = liquidStakingOf('cbETH').token;
const day = 86_400;

/** Pre-deposit collateral for rETH, at its mainnet address. Source: symbioticfi/collateral 62e45be, 2025-01-28. */
export const collateralOfREth: Address = '0x03Bf48b8A1B37FBeAd1EcAbcF15B98B924ffA5AC';
/** The same for wstETH. */
export const collateralOfWstEth: Address = '0xC329400492c6ff2438472D4651Ad17389fCb843a';
export const burnerRouter = namedAddress('symbiotic burner router');
const dead: Address = '0x000000000000000000000000000000000000dEaD';
const curator = namedAddress('symbiotic curator');

/** Networks and operators go by their real addresses, so that the bundled names are theirs. */
export const symbioticParties = {
  curator,
  hyperlane: '0x59cf937Ea9FA9D7398223E3aA33d92F7f5f986A2',
  mevCommit: '0x9101eda106A443A0fA82375936D0D1680D5a64F5',
  tanssi: '0x8c1a46D032B7b30D9AB4F30e51D8139CC3E85Ce3',
  p2p: '0x087c25f83ED20bda587CFA035ED0c96338D4660f',
  imperator: '0x0710613f6AA7623F47B8c1C3d036F62fe5AB5200',
  middleware: namedAddress('symbiotic middleware'),
  resolver: namedAddress('symbiotic resolver'),
  treasury: namedAddress('symbiotic treasury'),
  stranger: namedAddress('symbiotic stranger'),
} as const satisfies Record<string, Address>;
const { hyperlane, mevCommit, tanssi, p2p, imperator, middleware, resolver, treasury, stranger } = symbioticParties;

/** What the vaults are made from; tests compute what a reader must find from it. */
export const symbioticPlans = {
  sealed: {
    version: 1,
    collateral: rEth,
    curator,
    burner: dead,
    epochSeconds: week,
    delegator: { type: 0 },
    slasher: 'none',
  },
  instant: {
    version: 2,
    collateral: rEth,
    curator,
    owner: curator,
    burner: burnerRouter,
    epochSeconds: week,
    delegator: { type: 1 },
    slasher: 'instant',
  },
  veto: {
    version: 1,
    collateral: cbEth,
    curator,
    burner: dead,
    epochSeconds: week,
    delegator: { type: 0 },
    slasher: { vetoSeconds: 2 * day },
  },
} as const satisfies Record<string, VaultPlan>;

export const symbioticInputs = {
  depositor: accounts.depositor,
  routerDelaySeconds: 15 * day,
  /** Everybody's deposits into each vault, in tokens of its collateral. */
  deposits: {
    sealed: { own: parseEther('2'), others: parseEther('8') },
    instant: { own: parseEther('10'), others: parseEther('30') },
    veto: { own: parseEther('6'), others: parseEther('14') },
  },
  collateral: parseEther('1.5'),
  /** Others', of wstETH. */
  wstEthCollateral: parseEther('4'),
  /** The depositor asks the veto vault for this much. */
  leaving: parseEther('2'),
  /** Type 1: limits of network and operator. */
  instant: [
    {
      network: hyperlane,
      limit: parseEther('40'),
      operators: [
        [p2p, parseEther('12')],
        [imperator, parseEther('5')],
      ],
    },
    { network: mevCommit, limit: parseEther('25'), operators: [[p2p, parseEther('100')]] },
  ],
  /** Type 0: limit of the network, shares of the operators. Imperator never joins the vault. */
  veto: [
    {
      network: hyperlane,
      limit: parseEther('10'),
      operators: [
        [p2p, 3n],
        [imperator, 1n],
      ],
    },
    { network: tanssi, limit: parseEther('4'), operators: [[p2p, 1n]] },
  ],
} as const satisfies Record<string, unknown>;

/** Where everything came to stand, and when the depositor asked to leave. */
export type SymbioticRecord = {
  readonly vaults: Readonly<Record<keyof typeof symbioticPlans, MadeVault>>;
  readonly vaultV2: Address;
  /** Unix seconds. */
  readonly leftAt: number;
};

const fillVaults = async (acts: SymbioticActs): Promise<SymbioticRecord['vaults']> => {
  const sealed = await acts.createVault(symbioticPlans.sealed);
  const instant = await acts.createVault(symbioticPlans.instant);
  const veto = await acts.createVault(symbioticPlans.veto);
  for (const operator of [p2p, imperator]) await acts.registerOperator(operator);
  for (const network of [hyperlane, mevCommit]) await acts.registerNetwork(network, middleware);
  await acts.registerNetwork(tanssi, middleware);
  for (const network of [hyperlane, mevCommit, tanssi]) await acts.optIn(p2p, { network });
  await acts.optIn(imperator, { network: hyperlane, vault: instant.vault });
  for (const { vault } of [instant, veto]) await acts.optIn(p2p, { vault });
  for (const promised of symbioticInputs.instant) await acts.promise(instant, symbioticPlans.instant, promised);
  for (const promised of symbioticInputs.veto) await acts.promise(veto, symbioticPlans.veto, promised);
  await acts.send(hyperlane, veto.slasher, 'setResolver', [0n, resolver, '0x']);
  return { sealed, instant, veto };
};

const placeRest = async (ground: Ground): Promise<void> => {
  for (const factory of [at.collateralFactory, at.burnerRouterFactory, at.rewardsFactory])
    await ground.code(factory, 'SymbioticEntities');
  await ground.code(burnerRouter, 'SymbioticBurnerRouter');
  const router = [curator, rEth, symbioticInputs.routerDelaySeconds, treasury];
  await ground.call(curator, burnerRouter, 'SymbioticBurnerRouter', 'initialize', router);
  await ground.call(curator, burnerRouter, 'SymbioticBurnerRouter', 'setNetworkReceiver', [mevCommit, mevCommit]);
  await ground.call(curator, at.burnerRouterFactory, 'SymbioticEntities', 'add', [burnerRouter]);
  for (const [collateral, token, name] of [
    [collateralOfREth, rEth, 'DC_rETH'],
    [collateralOfWstEth, liquidStakingContracts.wstEth, 'DC_wstETH'],
  ] as const) {
    await ground.code(collateral, 'SymbioticCollateral');
    await ground.call(curator, collateral, 'SymbioticCollateral', 'initialize', [name, name, 18, curator]);
    await ground.call(curator, collateral, 'SymbioticCollateral', 'open', [token, parseEther('1000000')]);
    await ground.call(curator, at.collateralFactory, 'SymbioticEntities', 'add', [collateral]);
  }
};

const timeOf = async ({ sender }: Ground, block: bigint): Promise<number> => {
  const found = await sender.rpc('eth_getBlockByNumber', [`0x${block.toString(16)}`, false]);
  return Number((found as { timestamp: Hex }).timestamp);
};

/** The vaults stand before the seed lets days pass, so that resolvers and shares are in force. */
let placed: Pick<SymbioticRecord, 'vaults' | 'vaultV2'> | undefined;

const neighbour: Neighbour = {
  place: async (ground) => {
    await placeCore(ground.sender);
    await placeRest(ground);
    const vaults = await fillVaults(new SymbioticActs(ground.sender));
    placed = { vaults, vaultV2: await placeV2(ground, { curator, network: hyperlane, operator: p2p, middleware }) };
  },
  play: async (ground): Promise<SymbioticRecord> => {
    if (!placed) throw new Error('Symbiotic was not placed');
    const { vaults, vaultV2 } = placed;
    const acts = new SymbioticActs(ground.sender);
    const { depositor, deposits, collateral, wstEthCollateral, leaving } = symbioticInputs;
    for (const name of ['sealed', 'instant', 'veto'] as const) {
      const { vault } = vaults[name];
      const token = symbioticPlans[name].collateral;
      await acts.deposit(stranger, vault, token, tokenMinter, deposits[name].others);
      await acts.deposit(depositor, vault, token, tokenMinter, deposits[name].own);
    }
    await acts.deposit(depositor, collateralOfREth, rEth, tokenMinter, collateral);
    await giveWrappedEther(ground, stranger, wstEthCollateral);
    await acts.send(stranger, liquidStakingContracts.wstEth, 'approve', [collateralOfWstEth, wstEthCollateral]);
    await acts.send(stranger, collateralOfWstEth, 'deposit', [stranger, wstEthCollateral]);
    const block = await acts.send(depositor, vaults.veto.vault, 'withdraw', [depositor, leaving]);
    await fillV2(ground, vaultV2, { curator, depositor, stranger });
    return { vaults, vaultV2, leftAt: await timeOf(ground, block) };
  },
};

export default neighbour;
