import { type Address, encodeFunctionData, type Hex, parseEther, zeroAddress, zeroHash } from 'viem';
import {
  readContract,
  sendCalls,
  sendTransaction,
  signTypedData,
  waitForCallsStatus,
  waitForTransactionReceipt,
  writeContract,
} from 'wagmi/actions';
import * as contracts from './contracts';
import { config } from './wagmi-config';

/** What an action ends in: mined transactions, or a signature. */
export type Outcome =
  | { readonly kind: 'mined'; readonly hashes: readonly Hex[] }
  | { readonly kind: 'signed'; readonly signature: Hex };

export interface ActionInput {
  readonly account: Address;
  /** stETH in wei. */
  readonly amount: bigint;
  readonly operator: Address;
}

/** Told when the wallet has answered and the chain has not yet. */
export type OnSent = (hash: Hex) => void;

export type Action = (input: ActionInput, onSent: OnSent) => Promise<Outcome>;

const { stEth, stEthStrategy, strategyManager, delegationManager } = contracts;

export const approve: Action = async ({ amount }, onSent) => {
  const args = [strategyManager, amount] as const;
  return await mined(
    writeContract(config, { address: stEth, abi: contracts.erc20Abi, functionName: 'approve', args }),
    onSent,
  );
};

export const deposit: Action = async ({ amount }, onSent) =>
  await mined(
    writeContract(config, {
      address: strategyManager,
      abi: contracts.strategyManagerAbi,
      functionName: 'depositIntoStrategy',
      args: [stEthStrategy, stEth, amount],
    }),
    onSent,
  );

export const approveAndDeposit: Action = async ({ amount }, onSent) => {
  const { id } = await sendCalls(config, {
    calls: [
      {
        to: stEth,
        data: encodeFunctionData({
          abi: contracts.erc20Abi,
          functionName: 'approve',
          args: [strategyManager, amount],
        }),
      },
      {
        to: strategyManager,
        data: encodeFunctionData({
          abi: contracts.strategyManagerAbi,
          functionName: 'depositIntoStrategy',
          args: [stEthStrategy, stEth, amount],
        }),
      },
    ],
  });
  const { receipts = [] } = await waitForCallsStatus(config, { id });
  for (const receipt of receipts) onSent(receipt.transactionHash);
  if (receipts.some((receipt) => receipt.status !== 'success')) throw new Error('One of the calls was reverted.');
  return { kind: 'mined', hashes: receipts.map((receipt) => receipt.transactionHash) };
};

export const signDeposit: Action = async ({ account, amount }) => {
  const nonce = await readContract(config, {
    address: strategyManager,
    abi: contracts.strategyManagerAbi,
    functionName: 'nonces',
    args: [account],
  });
  const expiry = BigInt(Math.floor(Date.now() / 1000) + 3600);
  const message = { staker: account, strategy: stEthStrategy, token: stEth, amount, nonce, expiry } as const;
  return { kind: 'signed', signature: await signTypedData(config, { ...contracts.depositTypedData, message }) };
};

export const delegate: Action = async ({ operator }, onSent) =>
  await mined(
    writeContract(config, {
      address: delegationManager,
      abi: contracts.delegationManagerAbi,
      functionName: 'delegateTo',
      args: [operator, { signature: '0x', expiry: 0n }, zeroHash],
    }),
    onSent,
  );

export const queueWithdrawal: Action = async ({ amount }, onSent) =>
  await mined(
    writeContract(config, {
      address: delegationManager,
      abi: contracts.delegationManagerAbi,
      functionName: 'queueWithdrawals',
      args: [[{ strategies: [stEthStrategy], depositShares: [amount], __deprecated_withdrawer: zeroAddress }]],
    }),
    onSent,
  );

export const wrapEther: Action = async (_input, onSent) =>
  await mined(
    writeContract(config, {
      address: contracts.weth,
      abi: contracts.wethAbi,
      functionName: 'deposit',
      value: parseEther('0.1'),
    }),
    onSent,
  );

export const sendEther: Action = async ({ account }, onSent) =>
  await mined(sendTransaction(config, { to: account, value: parseEther('0.01') }), onSent);

async function mined(sent: Promise<Hex>, onSent: OnSent): Promise<Outcome> {
  const hash = await sent;
  onSent(hash);
  const receipt = await waitForTransactionReceipt(config, { hash });
  if (receipt.status !== 'success') throw new Error(`The transaction was reverted in block ${receipt.blockNumber}.`);
  return { kind: 'mined', hashes: [hash] };
}
