import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { note } from './notes';
import { depositPart, unlessSigner } from './vault';

/** Pre-deposit collateral: a token around another, one to one, paid back at once, out of every network's reach. */
export const collateral = entryPointTable(() => [
  entryPoint('function deposit(address recipient, uint256 amount)', ([recipient, amount], call) => ({
    ...depositPart(recipient, amount, 'assets', call),
    note: note('collateralOnly'),
  })),
  entryPoint(
    'function deposit(address recipient, uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)',
    ([recipient, amount, deadline], call) => ({
      ...depositPart(recipient, amount, 'assets', call),
      expiry: deadline,
      note: note('collateralOnly'),
    }),
  ),
  entryPoint(
    'function withdraw(address recipient, uint256 amount)',
    ([recipient, amount], call): IntentPart => ({
      action: 'requestWithdrawal',
      amount,
      amountKind: 'assets',
      target: call.to,
      targetKind: 'vault',
      beneficiary: recipient,
      subject: call.from,
      flags: unlessSigner(recipient, call, 'recipient-not-signer'),
      note: note('paidAtOnce'),
    }),
  ),
  entryPoint('function issueDebt(address recipient, uint256 amount)', ([recipient, amount], call) => ({
    action: 'other',
    amount,
    amountKind: 'assets',
    target: call.to,
    targetKind: 'vault',
    beneficiary: recipient,
    note: note('issueDebt'),
  })),
]);

/** Turns a collateral balance, unslashable and free, into stake of a vault. */
export const migrator = entryPointTable(() => [
  entryPoint(
    'function migrate(address collateral, address vault, address onBehalfOf, uint256 amount)',
    ([from, vault, onBehalfOf, amount], call) => ({
      action: 'deposit',
      assetAddress: from,
      amount,
      amountKind: 'assets',
      target: vault,
      targetKind: 'vault',
      beneficiary: onBehalfOf,
      flags: unlessSigner(onBehalfOf, call, 'beneficiary-not-signer'),
      note: note('migrate'),
    }),
  ),
]);
