import { type Address, getContractAddress, type Hex, pad } from 'viem';
import { EIGEN_POD_MANAGER } from './addresses';

/**
 * keccak256 of a pod's creation code with the pod beacon as its argument. Source: EigenPodManagerStorage.beaconProxyBytecode and
 * EigenPodManager.getPod, eigenlayer-contracts f84a515 (2026-05-01); checked against a pod on mainnet (see the tests).
 */
const POD_INIT_CODE_HASH: Hex = '0x71d434908b1e0680c8d79f8e54ab2bf022aab159b5c87073bd081eba22f779b3';

/** The only address an account's EigenPod can have, deployed or not: the same as `EigenPodManager.getPod(owner)`, without asking. */
export const podAddressOf = (owner: Address): Address =>
  getContractAddress({
    opcode: 'CREATE2',
    from: EIGEN_POD_MANAGER,
    salt: pad(owner, { size: 32 }),
    bytecodeHash: POD_INIT_CODE_HASH,
  });
