import { type Address, parseEther } from 'viem';
import { liquidStakingOf } from '../addresses';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress, tokenMinter } from '../place';
import { accounts } from '../scenario';
import { type MadeVault, SymbioticActs, type VaultPlan, week } from '../symbiotic-core';
import { collateralOfREth, symbioticParties } from './symbiotic';

/** Contracts at their mainnet addresses. On mainnet these vaults take wstETH; here, rETH. Source: DefiLlama-Adapters cf7afbe. */
export const mellow = {
  multi: '0x7a4EffD87C2f3C55CA251080b1343b605f327E3a',
  simple: '0x4f3Cc6359364004b245ad5bE36E6ad4e805dC961',
  factory: '0x6EA5a344d116Db8949348648713760836D60fC5a',
} as const satisfies Record<string, Address>;

const rEth = liquidStakingOf('rETH').token;
const { curator, hyperlane, mevCommit, p2p } = symbioticParties;

/** What the vaults are made from; tests compute what a reader must find from it. */
export const mellowInputs = {
  admin: namedAddress('Mellow admin'),
  depositor: accounts.depositor,
  token: rEth,
  limit: parseEther('5000'),
  /** Shares of all assets kept in the MultiVault's two places; the rest stays at hand. */
  ratiosD18: [parseEther('0.6'), parseEther('0.3')],
  deposits: { multi: parseEther('10'), simple: parseEther('4') },
  /** Shares of the simple vault, redeemed: all of it waits in the queue. */
  leaving: parseEther('1'),
  /** Network and operator limits of the Symbiotic vaults, in their order: the MultiVault's two, the simple vault's. */
  promises: [parseEther('3'), parseEther('0.6'), parseEther('1.5')],
} as const;

const plan: VaultPlan = {
  version: 1,
  collateral: rEth,
  curator,
  burner: '0x000000000000000000000000000000000000dEaD',
  epochSeconds: week,
  delegator: { type: 1 },
  slasher: 'instant',
};

/** The Symbiotic vaults under them: the MultiVault's two, then the simple vault's. */
export type MellowRecord = { readonly places: readonly Address[] };

const makePlace = async (acts: SymbioticActs, index: number): Promise<MadeVault> => {
  const made = await acts.createVault(plan);
  await acts.optIn(p2p, { vault: made.vault });
  const limit = mellowInputs.promises[index] ?? 0n;
  const network = index === 1 ? mevCommit : hyperlane;
  await acts.promise(made, plan, { network, limit, operators: [[p2p, limit]] });
  return made;
};

const depositInto = async (ground: Ground, vault: Address, contract: string, amount: bigint): Promise<void> => {
  const { depositor } = mellowInputs;
  await ground.call(tokenMinter, rEth, 'Token', 'mint', [depositor, amount]);
  await ground.call(depositor, rEth, 'Token', 'approve', [vault, amount]);
  // By selector: there are two deposits.
  await ground.call(depositor, vault, contract, '0x6e553f65', [amount, depositor]);
};

const neighbour: Neighbour = {
  place: async (ground) => {
    await ground.code(mellow.factory, 'MellowFactory');
    await ground.code(mellow.multi, 'MellowMultiVault');
    await ground.call(mellowInputs.admin, mellow.multi, 'MellowMultiVault', 'initialize', [
      rEth,
      'rstETH',
      mellowInputs.limit,
    ]);
  },
  // Symbiotic stands by then.
  play: async (ground): Promise<MellowRecord> => {
    const { admin, depositor, deposits, ratiosD18, limit, leaving } = mellowInputs;
    const acts = new SymbioticActs(ground.sender);
    const places: Address[] = [];
    for (const index of [0, 1, 2]) places.push((await makePlace(acts, index)).vault);
    const [first, second, third] = places;
    await ground.call(admin, mellow.multi, 'MellowMultiVault', 'addSubvault', [first, ratiosD18[0]]);
    await ground.call(admin, mellow.multi, 'MellowMultiVault', 'addSubvault', [second, ratiosD18[1]]);
    // The runtime code's immutables are set by nobody, so the queue is made by the vault itself.
    await ground.code(mellow.simple, 'MellowSimpleVault');
    await ground.call(admin, mellow.simple, 'MellowSimpleVault', 'initialize', [
      third,
      collateralOfREth,
      'urLRT',
      limit,
    ]);
    await ground.call(admin, mellow.factory, 'MellowFactory', 'add', [mellow.simple]);
    await depositInto(ground, mellow.multi, 'MellowMultiVault', deposits.multi);
    await depositInto(ground, mellow.simple, 'MellowSimpleVault', deposits.simple);
    await ground.call(depositor, mellow.simple, 'MellowSimpleVault', 'redeem', [leaving, depositor, depositor]);
    return { places };
  },
};

export default neighbour;
