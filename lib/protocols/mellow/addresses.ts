import type { Address } from '@/lib/core/units';

// Ethereum mainnet. Source: deploy scripts of mellow-finance/simple-lrt, branch multi-vault-deploy 9b91a44 (2025-06-26), and
// mellow-finance/flexible-vaults 5d1cff0 (2026-07-24).

/** Takes ETH, WETH, stETH or wstETH and deposits wstETH into the vault it is told. */
export const ETH_WRAPPER: Address = '0xfD4a4922d1AFe70000Ce0Ec6806454e78256504e';
/** Claims from several queues of one MultiVault. */
export const CLAIMER: Address = '0x25024a3017B8da7161d8c5DCcF768F8678fB5802';
/** Made Simple-LRT vaults; says which contracts are its own. */
export const SIMPLE_FACTORY: Address = '0x6EA5a344d116Db8949348648713760836D60fC5a';
/** Factories of core vaults and their queues, which say which contracts are theirs. */
export const CORE_VAULT_FACTORY: Address = '0x4E38F679e46B3216f0bd4B314E9C429AFfB1dEE3';
export const DEPOSIT_QUEUE_FACTORY: Address = '0xBB92A7B9695750e1234BaB18F83b73686dd09854';
export const REDEEM_QUEUE_FACTORY: Address = '0xfe76b5fd238553D65Ce6dd0A572C0fda629F8421';

/**
 * Wrappers of 2024, one for each vault: `[wrapper, vault]`. Their vaults have taken other code since, which they do not speak to.
 * Source: mellow-finance/mellow-lrt, DepositWrapper; deployment configurations in mellow-finance/simple-lrt, test/, 2025-01.
 */
export const FORMER_WRAPPERS: readonly (readonly [wrapper: Address, vault: Address])[] = [
  ['0x24fee15BC11fF617c042283B58A3Bda6441Da145', '0xBEEF69Ac7870777598A04B2bd4771c71212E6aBc'],
  ['0x70cD3464A41B6692413a1Ba563b9D53955D5DE0d', '0x84631c0d0081FDe56DeB72F6DE77abBbF6A9f93a'],
  ['0xdC1741f9bD33DD791942CC9435A90B0983DE8665', '0x5fD13359Ba15A84B76f7F87568309040176167cd'],
  ['0x41A1FBEa7Ace3C3a6B66a73e96E5ED07CDB2A34d', '0x7a4EffD87C2f3C55CA251080b1343b605f327E3a'],
];
