import type { Address } from '@/lib/core/units';

/** Ethereum's deposit contract. Source: ethereum/consensus-specs, phase0 deposit contract. */
export const BEACON_DEPOSIT: Address = '0x00000000219ab540356cBB839Cbe05303d7705Fa';
/** Passes many deposits on to it in one transaction. Source: abyss.finance, AbyssEth2Depositor, as audited in 2021. */
export const BATCH_DEPOSIT: Address = '0xFA5f9EAa65FFb2A75de092eB7f3fc84FC86B5b18';
/** Kiln's contract for whole validators, which it makes for whoever sends ether. Source: kilnfi, Ledger plugin, on-chain v1. */
export const KILN: Address = '0x1e68238cE926DEC62b3FBC99AB06eB1D85CE0270';
/** Asks for exits. Source: EIP-7002. */
export const WITHDRAWAL_REQUESTS: Address = '0x00000961Ef480Eb55e80D19ad83579A64c007002';
/** Joins validators, or makes one compound. Source: EIP-7251. */
export const CONSOLIDATION_REQUESTS: Address = '0x0000BBdDc7CE488642fb579F8B00f3a590007251';

export const MAINNET = 1;
/** A test network whose deposit contract has mainnet's address. Source: eth-clients/hoodi, metadata/config.yaml. */
export const HOODI = 560048;
export const contractsOn = (chainId: number): readonly Address[] =>
  chainId === MAINNET ? [BEACON_DEPOSIT, BATCH_DEPOSIT, KILN, WITHDRAWAL_REQUESTS, CONSOLIDATION_REQUESTS] : [];
