import { type Address, getAddress, type Hex, slice } from 'viem';
import { isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../../decoding/entry-point';
import { podAddressOf } from '../pod-address';
import { note } from './notes';

/** The account in execution withdrawal credentials (0x01, or 0x02 for compounding validators); undefined for other credentials. */
export const accountOfCredentials = (credentials: Hex): Address | undefined =>
  /^0x0[12]0{22}[0-9a-fA-F]{40}$/.test(credentials) ? getAddress(slice(credentials, 12)) : undefined;

/**
 * Ethereum's deposit contract. It is EigenLayer's only when the credentials are the depositor's own pod; a pod of someone else cannot
 * be told from any other address without the chain. Compounding validators reach their pod this way.
 */
export const beaconDeposit = entryPointTable(() => [
  entryPoint(
    'function deposit(bytes pubkey, bytes withdrawal_credentials, bytes signature, bytes32 deposit_data_root) payable',
    ([, credentials], call) => {
      const pod = accountOfCredentials(credentials);
      const isOwnPod = pod && call.from && isSameAddress(pod, podAddressOf(call.from));
      return {
        action: 'deposit',
        asset: 'ETH',
        amount: call.value,
        amountKind: 'assets',
        target: pod,
        targetKind: 'pod',
        beneficiary: call.from,
        flags: isOwnPod ? [] : ['unregistered-target'],
        note: note(isOwnPod ? 'stakeNotYetRestaked' : 'podToBeCompared'),
      };
    },
  ),
]);
