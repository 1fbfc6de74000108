import type { Address } from '@/lib/core/units';

/** Symbiotic's own contracts stand on Ethereum mainnet alone; other chains reach it through third-party layers. */
export const MAINNET = 1;

/** Core, mainnet. Source: @symbioticfi/core 1.0.3 (SymbioticCoreConstants) and symbioticfi/cli 48b4e09, 2025-10-30. */
export const VAULT_FACTORY: Address = '0xAEb6bdd95c502390db8f52c8909F703E9Af6a346';
export const NETWORK_REGISTRY: Address = '0xC773b1011461e7314CF05f97d95aa8e92C1Fd8aA';
export const OPERATOR_REGISTRY: Address = '0xAd817a6Bc954F678451A71363f04150FDD81Af9F';
export const NETWORK_MIDDLEWARE_SERVICE: Address = '0xD7dC9B366c027743D90761F71858BCa83C6899Ad';
export const OPERATOR_VAULT_OPT_IN: Address = '0xb361894bC06cbBA7Ea8098BF0e32EB1906A5F891';
export const OPERATOR_NETWORK_OPT_IN: Address = '0x7133415b33B438843D581013f98A08704316633c';
export const VAULT_CONFIGURATOR: Address = '0x29300b1d3150B4E2b12fE80BE72f365E200441EC';

/** First block of the vault factory: no vault's history begins before. Source: DefiLlama-Adapters aafd262, 2026-07-17. */
export const FIRST_BLOCK = 21_580_035n;

/** Pre-deposit collaterals of 2024 and the way from them into a vault. Source: symbioticfi/collateral 62e45be, periphery 7b41ea5, 2025-01-28. */
export const COLLATERAL_FACTORY: Address = '0x1BC8FCFbE6Aa17e4A7610F51B888f34583D202Ec';
export const COLLATERAL_MIGRATOR: Address = '0x8F152FEAA99eb6656F902E94BD4E7bCf563D4A43';

/** Who makes routers for slashed funds. Source: symbioticfi/burners 3e55960, 2025-01-28. */
export const BURNER_ROUTER_FACTORY: Address = '0x99F2B89fB3C363fBafD8d826E5AA77b28bAB70a0';

/** Who makes contracts that pay stakers. Source: symbioticfi/rewards deb0e5a, 2025-07-24; DefiLlama yield-server e445f5e, 2026-08-11. */
export const REWARDS_FACTORIES: readonly Address[] = [
  '0xFEB871581C2ab2e1EEe6f7dDC7e6246cFa087A23',
  '0x290CAB97a312164Ccf095d75D6175dF1C4A0a25F',
];

/** Unwrap a slashed token and burn what is left: nobody gains. Source: symbioticfi/burners 3e55960, 2025-01-28. */
export const UNWRAPPING_BURNERS: readonly Address[] = [
  '0xdCaC890b14121FD5D925E2589017Be68C2B5B324',
  '0x89e3915C9Eb07D1bfF5d78e24B28d409dba9B272',
  '0x919C4329Ed4D4A72c72c126ff8AE351C1E7Ce231',
  '0x1Aca33aE8f57E2cdADd0375875AE12fb08c54529',
  '0xBe5821dB563311750f6295E3CDB40aBbDBfF0c4b',
  '0xCd669361D629380A70338d613D29c6F3a28A2B50',
];

/** Where tokens go to be nobody's. */
export const DEAD_ADDRESSES: readonly Address[] = [
  '0x000000000000000000000000000000000000dEaD',
  '0x0000000000000000000000000000000000000001',
];

/** Delegator hooks that lower a network's or operator's limit when it slashes. Source: mellow-finance deploy script, 2025-06-26. */
export const LOWERING_HOOKS: readonly Address[] = [
  '0x0786ef079A0Fc3A2D9e62bf2E8c7aeF86B62d70A',
  '0xe46d876BA2F3C991F3AC3321B8C0A1c323ef8bCf',
  '0xCc7Fd9B9A37ba1e2b30243Ce5A52BDB1f56B006a',
];

export const ZERO: Address = '0x0000000000000000000000000000000000000000';
