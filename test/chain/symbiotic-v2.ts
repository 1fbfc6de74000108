import { type Address, encodeAbiParameters, parseAbi, parseAbiParameters, parseEther } from 'viem';
import { liquidStakingOf } from './addresses';
import type { Ground } from './neighbours';
import { namedAddress, tokenMinter } from './place';
import { at, owner, subnetworkOf } from './symbiotic-core';

// A VaultV2 of our own making: no package ships the genuine one. The genuine factory makes it, as version 3.

const rEth = liquidStakingOf('rETH').token;
const implementation = namedAddress('symbiotic vault v2 code');
const factoryAbi = parseAbi([
  'function whitelist(address implementation)',
  'function create(uint64 version, address owner, bytes data) returns (address)',
]);

export const v2 = {
  queue: namedAddress('symbiotic queue'),
  delegator: namedAddress('symbiotic universal delegator'),
  app: namedAddress('symbiotic app adapter'),
  market: namedAddress('symbiotic market adapter'),
  burner: namedAddress('symbiotic v2 burner'),
} as const satisfies Record<string, Address>;

/** Amounts in rETH; fees as the contracts count them: a second, and of profit, of 1e18. */
export const v2Inputs = {
  deposits: { own: parseEther('3'), others: parseEther('7') },
  inApp: parseEther('4'),
  inMarket: parseEther('5'),
  lent: parseEther('2'),
  managementFee: 634_195_839n,
  performanceFee: 10n ** 17n,
  durationSeconds: 7 * 86_400,
} as const;

/** Makes the vault with its queue, delegator and two adapters; gives its address. */
export async function placeV2(
  ground: Ground,
  parties: {
    readonly curator: Address;
    readonly network: Address;
    readonly operator: Address;
    readonly middleware: Address;
  },
): Promise<Address> {
  const { sender } = ground;
  const { curator, network, operator, middleware } = parties;
  await ground.code(implementation, 'SymbioticVaultV2');
  const to = at.vaultFactory;
  await sender.send({ from: owner, to, abi: factoryAbi, functionName: 'whitelist', args: [implementation] });
  const data = encodeAbiParameters(parseAbiParameters('address, address, address, uint96, uint96'), [
    rEth,
    v2.delegator,
    v2.queue,
    v2Inputs.managementFee,
    v2Inputs.performanceFee,
  ]);
  const args = [3n, curator, data] as const;
  const { decodeFunctionResult, encodeFunctionData } = await import('viem');
  const asked = { abi: factoryAbi, functionName: 'create', args } as const;
  const answer = await sender.call('create', { from: curator, to, data: encodeFunctionData(asked) }, 'latest');
  const vault = decodeFunctionResult({ ...asked, data: answer });
  await sender.send({ from: curator, to, ...asked });

  await ground.code(v2.queue, 'SymbioticQueue');
  await ground.call(curator, v2.queue, 'SymbioticQueue', 'initialize', [vault]);
  await ground.code(v2.delegator, 'SymbioticUniversalDelegator');
  await ground.call(curator, v2.delegator, 'SymbioticUniversalDelegator', 'initialize', [vault, curator]);
  await ground.code(v2.market, 'SymbioticMarketAdapter');
  await ground.call(curator, v2.market, 'SymbioticMarketAdapter', 'initialize', [vault, rEth, v2.delegator]);
  await ground.code(v2.app, 'SymbioticAppAdapter');
  const app = [v2.burner, v2Inputs.durationSeconds, operator, subnetworkOf(network), middleware];
  await ground.call(curator, v2.app, 'SymbioticAppAdapter', 'initialize', [vault, rEth, v2.delegator, ...app]);
  for (const adapter of [v2.app, v2.market])
    await ground.call(curator, v2.delegator, 'SymbioticUniversalDelegator', 'addAdapter', [adapter]);
  return vault;
}

/** Deposits for both, and puts the assets where the inputs say. */
export async function fillV2(
  ground: Ground,
  vault: Address,
  parties: { readonly curator: Address; readonly depositor: Address; readonly stranger: Address },
): Promise<void> {
  const { curator, depositor, stranger } = parties;
  const { deposits, inApp, inMarket, lent } = v2Inputs;
  for (const [account, amount] of [
    [stranger, deposits.others],
    [depositor, deposits.own],
  ] as const) {
    await ground.call(tokenMinter, rEth, 'Token', 'mint', [account, amount]);
    await ground.call(account, rEth, 'Token', 'approve', [vault, amount]);
    await ground.call(account, vault, 'SymbioticVaultV2', 'deposit', [amount, account]);
  }
  await ground.call(curator, v2.delegator, 'SymbioticUniversalDelegator', 'allocate', [v2.app, inApp]);
  await ground.call(curator, v2.delegator, 'SymbioticUniversalDelegator', 'allocate', [v2.market, inMarket]);
  await ground.call(curator, v2.market, 'SymbioticMarketAdapter', 'lend', [lent]);
}
