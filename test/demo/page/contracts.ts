import { parseAbi } from 'viem';

// Real mainnet addresses; the local chain has code at each of them.
export const stEth = '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84';
export const stEthStrategy = '0x93c4b944D05dfe6df7645A86cd2206016c51564D';
export const strategyManager = '0x858646372CC42E1A627fcE94aa7A7033e7CF075A';
export const delegationManager = '0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A';
export const weth = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2';

export const erc20Abi = parseAbi([
  'function approve(address spender, uint256 amount) returns (bool)',
  'function allowance(address owner, address spender) view returns (uint256)',
  'function balanceOf(address owner) view returns (uint256)',
]);
export const strategyManagerAbi = parseAbi([
  'function depositIntoStrategy(address strategy, address token, uint256 amount) returns (uint256 depositShares)',
  'function nonces(address staker) view returns (uint256)',
  'function stakerDepositShares(address staker, address strategy) view returns (uint256)',
]);
export const delegationManagerAbi = parseAbi([
  'struct SignatureWithExpiry { bytes signature; uint256 expiry; }',
  'struct QueuedWithdrawalParams { address[] strategies; uint256[] depositShares; address __deprecated_withdrawer; }',
  'function delegateTo(address operator, SignatureWithExpiry approverSignatureAndExpiry, bytes32 approverSalt)',
  'function queueWithdrawals(QueuedWithdrawalParams[] params) returns (bytes32[])',
  'function delegatedTo(address staker) view returns (address)',
]);
export const wethAbi = parseAbi(['function deposit() payable']);

/** EIP-712 of StrategyManager: lets a relayer deposit its own tokens for the signer. */
export const depositTypedData = {
  domain: { name: 'EigenLayer', version: '1', chainId: 1, verifyingContract: strategyManager },
  primaryType: 'Deposit',
  types: {
    Deposit: [
      { name: 'staker', type: 'address' },
      { name: 'strategy', type: 'address' },
      { name: 'token', type: 'address' },
      { name: 'amount', type: 'uint256' },
      { name: 'nonce', type: 'uint256' },
      { name: 'expiry', type: 'uint256' },
    ],
  },
} as const;
