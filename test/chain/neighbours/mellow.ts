import { type Address, parseEther } from 'viem';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress } from '../place';
import { accounts } from '../scenario';
import { SymbioticActs, type VaultPlan, week } from '../symbiotic-core';
import { giveWrappedEther, liquidStakingContracts } from './liquid-staking';
import { collateralOfWstEth, symbioticParties } from './symbiotic';

/**
 * Contracts at their mainnet addresses, over the Symbiotic vaults that are linked to their pages. Sources: DefiLlama-Adapters cf7afbe; symbioticfi/metadata-mainnet 06c88c1.
 */
export const mellow = {
  multi: '0x7a4EffD87C2f3C55CA251080b1343b605f327E3a',
  simple: '0x4f3Cc6359364004b245ad5bE36E6ad4e805dC961',
  factory: '0x6EA5a344d116Db8949348648713760836D60fC5a',
  /** Where the MultiVault's money is, and the simple vault's. */
  underMulti: '0x7b276aAD6D2ebfD7e270C5a2697ac79182D9550E',
  underSimple: '0xf890434A395e3978622Ac0ae1412934bEfeB09Ff',
} as const satisfies Record<string, Address>;

const { wstEth } = liquidStakingContracts;
const { curator, hyperlane, mevCommit, p2p } = symbioticParties;

/** What the vaults are made from; tests compute what a reader must find from it. */
export const mellowInputs = {
  admin: namedAddress('Mellow admin'),
  depositor: accounts.depositor,
  token: wstEth,
  limit: parseEther('5000'),
  /** Share of all assets kept in the MultiVault's place, and in a second one as soon as it gets one; the rest stays at hand. */
  ratiosD18: [parseEther('0.6'), parseEther('0.3')],
  deposits: { multi: parseEther('10'), simple: parseEther('4') },
  /** Shares of the simple vault, redeemed: all of it waits in the queue. */
  leaving: parseEther('1'),
  /** Limits of network and operator in the MultiVault's place, in its second one, and in the simple vault's. */
  promises: { multi: parseEther('3'), second: parseEther('0.6'), simple: parseEther('1.5') },
} as const;

const plan: VaultPlan = {
  version: 1,
  collateral: wstEth,
  curator,
  burner: '0x000000000000000000000000000000000000dEaD',
  epochSeconds: week,
  delegator: { type: 1 },
  slasher: 'instant',
};

/** A Symbiotic vault in which one network has a promise. */
const makePlace = async (acts: SymbioticActs, network: Address, limit: bigint, address?: Address): Promise<Address> => {
  const made = await acts.createVault(plan, address);
  await acts.optIn(p2p, { vault: made.vault });
  await acts.promise(made, plan, { network, limit, operators: [[p2p, limit]] });
  return made.vault;
};

const addPlace = (ground: Pick<Ground, 'call'>, place: Address, ratioD18: bigint): Promise<bigint> =>
  ground.call(mellowInputs.admin, mellow.multi, 'MellowMultiVault', 'addSubvault', [place, ratioD18]);

/** Gives the MultiVault a second place, which no document names; what is in the vault goes there with the next deposit. */
export const addSecondPlace = async (ground: Ground): Promise<Address> => {
  const { promises, ratiosD18 } = mellowInputs;
  const place = await makePlace(new SymbioticActs(ground.sender), mevCommit, promises.second);
  await addPlace(ground, place, ratiosD18[1]);
  return place;
};

/** The depositor puts in tokens that are made for it. */
export const depositInto = async (ground: Ground, vault: Address, contract: string, amount: bigint): Promise<void> => {
  const { depositor } = mellowInputs;
  await giveWrappedEther(ground, depositor, amount);
  await ground.call(depositor, wstEth, 'LidoWrapped', 'approve', [vault, amount]);
  // By selector: there are two deposits.
  await ground.call(depositor, vault, contract, '0x6e553f65', [amount, depositor]);
};

const neighbour: Neighbour = {
  place: async (ground) => {
    await ground.code(mellow.factory, 'MellowFactory');
    await ground.code(mellow.multi, 'MellowMultiVault');
    await ground.call(mellowInputs.admin, mellow.multi, 'MellowMultiVault', 'initialize', [
      wstEth,
      'rstETH',
      mellowInputs.limit,
    ]);
  },
  // Symbiotic stands by then.
  play: async (ground): Promise<void> => {
    const { admin, depositor, deposits, ratiosD18, limit, leaving, promises } = mellowInputs;
    const acts = new SymbioticActs(ground.sender);
    await makePlace(acts, hyperlane, promises.multi, mellow.underMulti);
    await makePlace(acts, hyperlane, promises.simple, mellow.underSimple);
    await addPlace(ground, mellow.underMulti, ratiosD18[0]);
    // The runtime code's immutables are set by nobody, so the queue is made by the vault itself.
    await ground.code(mellow.simple, 'MellowSimpleVault');
    await ground.call(admin, mellow.simple, 'MellowSimpleVault', 'initialize', [
      mellow.underSimple,
      collateralOfWstEth,
      'urLRT',
      limit,
    ]);
    await ground.call(admin, mellow.factory, 'MellowFactory', 'add', [mellow.simple]);
    await depositInto(ground, mellow.multi, 'MellowMultiVault', deposits.multi);
    await depositInto(ground, mellow.simple, 'MellowSimpleVault', deposits.simple);
    await ground.call(depositor, mellow.simple, 'MellowSimpleVault', 'redeem', [leaving, depositor, depositor]);
  },
};

export default neighbour;
