import { type Address, getAddress, parseEther, stringToHex } from 'viem';
import type { Ground, Neighbour } from '../neighbours';
import { namedAddress } from '../place';
import { delegate, givePod, promiseEther, registerOperator, restakeValidator } from '../restaking-account';
import { accounts } from '../scenario';

/** Puffer at its mainnet addresses. Source: PufferFinance/Deployments-and-ACL, 2026-05-07. */
export const puffer = {
  vault: '0xD9A442856C234a39a81a089C06451EBAa4306a72',
  manager: '0xDdA0483184E75a5579ef9635ED14BacCf9d50283',
  protocol: '0xf7b6B32492c2e13799D921E84202450131bd238B',
  oracle: '0x0BE2aE0edbeBb517541DF217EF0074FC9a9e994f',
  access: '0x8c1686069474410E6243425f4a10177a94EBEE11',
  xPufEth: '0xD7D2802f6b19843ac4DfE25022771FD83b5A7464',
  operations: '0xC0896ab1A8cae8c2C1d27d011eb955Cca955580d',
} as const satisfies Record<string, Address>;

const code: Readonly<Record<string, Address>> = {
  PufferVault: puffer.vault,
  PufferWithdrawals: puffer.manager,
  PufferModules: puffer.protocol,
  PufferOracleBook: puffer.oracle,
  PufferAccess: puffer.access,
  Token: puffer.xPufEth,
};

const others = namedAddress('other Puffer depositors');

/** What Puffer is made from; tests compute from it. Amounts in wei. */
export const story = {
  depositor: accounts.depositor,
  module: '0xe60cA7AbF24De99aF64e7d9057659aE2dBC2eB2C' as Address,
  /** One that no document names. */
  idleModule: namedAddress('PUFFER_MODULE_1'),
  operator: getAddress(namedAddress('a restaking operator of Puffer')),
  promisedWad: 12n * 10n ** 16n,
  otherEther: parseEther('70'),
  deposited: parseEther('9'),
  /** Of the module's one validator, at first and with what it earned. */
  staked: parseEther('32'),
  locked: parseEther('32.5'),
  exitFeeBps: 100n,
  most: parseEther('2500'),
  settledRequest: parseEther('1'),
  otherRequest: parseEther('0.5'),
  openRequest: parseEther('2'),
} as const;

const setUp = async (ground: Ground): Promise<void> => {
  for (const [contract, address] of Object.entries(code)) await ground.code(address, contract);
  await givePod(ground, story.module);
  const operate = (to: Address, contract: string, functionName: string, args: readonly unknown[]) =>
    ground.call(puffer.operations, to, contract, functionName, args);
  await operate(puffer.vault, 'PufferVault', 'initialize', ['pufETH', 'pufETH', 18, puffer.vault]);
  await operate(puffer.xPufEth, 'Token', 'initialize', ['xpufETH', 'xpufETH', 18, puffer.operations]);
  await operate(puffer.vault, 'PufferVault', 'setExitFeeBasisPoints', [story.exitFeeBps]);
  await operate(puffer.manager, 'PufferWithdrawals', 'initialize', [story.most]);
  for (const [index, module] of [story.module, story.idleModule].entries()) {
    const name = stringToHex(`PUFFER_MODULE_${index}`, { size: 32 });
    await operate(puffer.protocol, 'PufferModules', 'createPufferModule', [name, module]);
  }
  await registerOperator(ground, story.operator);
};

const stake = async (ground: Ground): Promise<void> => {
  const { module, staked, operator, promisedWad, locked } = story;
  const { call } = ground;
  await call(puffer.operations, puffer.vault, 'PufferVault', 'transferETH', [module, staked]);
  await restakeValidator(ground, { owner: module, pubkey: `0x${'a7'.repeat(48)}`, index: 1_310_041 });
  await promiseEther(ground, operator, promisedWad);
  await delegate(ground, module, operator);
  await call(puffer.operations, puffer.oracle, 'PufferOracleBook', 'setLockedEthAmount', [locked]);
};

const pufferOnChain: Neighbour = {
  place: setUp,
  play: async (ground) => {
    const { call, fund } = ground;
    const { depositor, otherEther, deposited, settledRequest, otherRequest, openRequest } = story;
    await fund(others, otherEther + parseEther('1'));
    const deposit = (from: Address, value: bigint) =>
      call(from, puffer.vault, 'PufferVault', 'depositETH', [from], { value });
    await deposit(others, otherEther);
    await deposit(depositor, deposited);
    await stake(ground);
    const approve = (from: Address) =>
      call(from, puffer.vault, 'PufferVault', 'approve', [puffer.manager, 2n ** 256n - 1n]);
    const request = (from: Address, amount: bigint) =>
      call(from, puffer.manager, 'PufferWithdrawals', 'requestWithdrawal', [amount, from]);
    await approve(depositor);
    await approve(others);
    await request(depositor, settledRequest);
    for (let count = 0; count < 9; count++) await request(others, otherRequest);
    await call(puffer.operations, puffer.manager, 'PufferWithdrawals', 'finalizeWithdrawals', [1n]);
    await request(depositor, openRequest);
  },
};

export default pufferOnChain;
