import { type Address, encodeFunctionData, type Hex, numberToHex, parseEther } from 'viem';
import {
  depositTypedData as depositTypes,
  erc20Abi,
  stEth,
  stEthStrategy,
  strategyManager,
  strategyManagerAbi,
} from '../demo/page/contracts';

/** `eth_sendTransaction` parameters as dApps send them. */
export interface TransactionRequest {
  readonly from: Address;
  readonly to: Address;
  readonly data: Hex;
  readonly value: Hex;
}

export function depositRequest(from: Address, amount = parseEther('10')): TransactionRequest {
  const args = [stEthStrategy, stEth, amount] as const;
  const data = encodeFunctionData({ abi: strategyManagerAbi, functionName: 'depositIntoStrategy', args });
  return { from, to: strategyManager, data, value: '0x0' };
}

export function approveRequest(from: Address, amount = parseEther('10')): TransactionRequest {
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [strategyManager, amount] });
  return { from, to: stEth, data, value: '0x0' };
}

/** A plain transfer of ether to oneself: nothing of restaking in it. */
export function transferRequest(from: Address): TransactionRequest {
  return { from, to: from, data: '0x', value: numberToHex(parseEther('0.01')) };
}

/** The EIP-712 message of a deposit for a relayer, as JSON-RPC carries it. */
export function depositTypedData(staker: Address) {
  return {
    ...depositTypes,
    types: {
      EIP712Domain: [
        { name: 'name', type: 'string' },
        { name: 'version', type: 'string' },
        { name: 'chainId', type: 'uint256' },
        { name: 'verifyingContract', type: 'address' },
      ],
      ...depositTypes.types,
    },
    message: {
      staker,
      strategy: stEthStrategy,
      token: stEth,
      amount: parseEther('10').toString(),
      nonce: '0',
      expiry: '9999999999',
    },
  };
}
