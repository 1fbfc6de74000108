import type { Call, IntentFlag } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { note } from './notes';

// V2: the vault itself is what a wallet is pointed at. Source: karak-network/v2-contracts 3b3b78f.

const notSigner = (account: Address, { from }: Call, flag: IntentFlag): IntentFlag[] =>
  from && !isSameAddress(account, from) ? [flag] : [];

const intoVault = (amount: bigint, amountKind: 'assets' | 'shares', to: Address, call: Call): IntentPart => ({
  action: 'deposit',
  amount,
  amountKind,
  target: call.to,
  targetKind: 'vault',
  beneficiary: to,
  flags: notSigner(to, call, 'beneficiary-not-signer'),
});

/** ERC-4626 ways out that this vault has switched off: they always revert. */
const switchedOff = (amount: bigint, amountKind: 'assets' | 'shares', to: Address, call: Call): IntentPart => ({
  action: 'requestWithdrawal',
  amount,
  amountKind,
  target: call.to,
  targetKind: 'vault',
  beneficiary: to,
  note: note('switchedOff'),
});

const ofNode = (call: Call): IntentPart => ({ action: 'other', target: call.to, targetKind: 'vault' });

/** Every function of a vault a person may sign, native vaults among them. The chain has said that it is one. */
export const vault = entryPointTable(() => [
  entryPoint('function deposit(uint256 assets, address to)', ([assets, to], call) =>
    intoVault(assets, 'assets', to, call),
  ),
  entryPoint('function deposit(uint256 assets, address to, uint256 minSharesOut)', ([assets, to, minOut], call) => ({
    ...intoVault(assets, 'assets', to, call),
    minOut,
  })),
  entryPoint('function mint(uint256 shares, address to)', ([shares, to], call) =>
    intoVault(shares, 'shares', to, call),
  ),
  entryPoint('function withdraw(uint256 assets, address to, address owner)', ([assets, to], call) =>
    switchedOff(assets, 'assets', to, call),
  ),
  entryPoint('function redeem(uint256 shares, address to, address owner)', ([shares, to], call) =>
    switchedOff(shares, 'shares', to, call),
  ),
  entryPoint('function startRedeem(uint256 shares, address beneficiary)', ([shares, beneficiary], call) => ({
    action: 'requestWithdrawal',
    amount: shares,
    amountKind: 'shares',
    target: call.to,
    targetKind: 'vault',
    beneficiary,
    flags: notSigner(beneficiary, call, 'recipient-not-signer'),
    note: note('slashableUntilFinished'),
  })),
  entryPoint('function finishRedeem(bytes32 withdrawalKey)', (_, call) => ({
    action: 'claimWithdrawal',
    target: call.to,
    targetKind: 'vault',
    note: note('paysBeneficiary'),
  })),
  entryPoint('function createNode()', (_, call) => ({ ...ofNode(call), beneficiary: call.from, note: note('node') })),
  entryPoint('function startWithdrawal(address to, uint256 weiAmount)', ([to, amount], call) => ({
    action: 'requestWithdrawal',
    asset: 'ETH',
    amount,
    amountKind: 'assets',
    target: call.to,
    targetKind: 'vault',
    beneficiary: to,
    flags: notSigner(to, call, 'recipient-not-signer'),
    note: note('slashableUntilFinished'),
  })),
  entryPoint('function finishWithdrawal(bytes32 withdrawalKey)', (_, call) => ({
    action: 'claimWithdrawal',
    asset: 'ETH',
    target: call.to,
    targetKind: 'vault',
    note: note('paysBeneficiary'),
  })),
  entryPoint('function startSnapshot(bool revertIfNoBalanceChange)', (_, call) => ({
    ...ofNode(call),
    note: note('snapshot'),
  })),
  entryPoint('function validateExpiredSnapshot(address nodeOwner)', ([subject], call) => ({
    ...ofNode(call),
    subject,
    note: note('snapshot'),
  })),
]);

/** Functions no other contract we know of has: a call of one is taken for a vault's even before the chain was asked. */
export const VAULT_ONLY = ['0xecb9ddc2', '0xf49f131d'] as const;
