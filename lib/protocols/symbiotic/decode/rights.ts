import type { Call, IntentFlag } from '@/lib/core/intent';
import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { note } from './notes';
import { unlessSigner } from './vault';

const optIn = (where: Address, who: Address | undefined, kind: 'vault' | 'contract', key: string): IntentPart => ({
  action: 'other',
  target: where,
  targetKind: kind,
  subject: who,
  note: note(key),
});

const optInService = (kind: 'vault' | 'contract') =>
  entryPointTable(() => [
    entryPoint('function optIn(address where)', ([where], call) => optIn(where, call.from, kind, 'optIn')),
    entryPoint(
      'function optIn(address who, address where, uint48 deadline, bytes signature)',
      ([who, where, deadline]) => ({ ...optIn(where, who, kind, 'optIn'), expiry: BigInt(deadline) }),
    ),
    entryPoint('function optOut(address where)', ([where], call) => optIn(where, call.from, kind, 'optOut')),
    entryPoint(
      'function optOut(address who, address where, uint48 deadline, bytes signature)',
      ([who, where, deadline]) => ({ ...optIn(where, who, kind, 'optOut'), expiry: BigInt(deadline) }),
    ),
    entryPoint('function increaseNonce(address where)', ([where], call) =>
      optIn(where, call.from, kind, 'optInSignatures'),
    ),
  ]);

/** An operator offers itself to a vault, or takes that back. */
export const vaultOptIn = optInService('vault');
/** An operator offers itself to a network, or takes that back. */
export const networkOptIn = optInService('contract');

export const operatorRegistry = entryPointTable(() => [
  entryPoint('function registerOperator()', (_, call) => ({
    action: 'other',
    subject: call.from,
    note: note('operator'),
  })),
]);
export const networkRegistry = entryPointTable(() => [
  entryPoint('function registerNetwork()', (_, call) => ({
    action: 'other',
    subject: call.from,
    note: note('network'),
  })),
]);
export const middlewareService = entryPointTable(() => [
  entryPoint('function setMiddleware(address middleware)', ([middleware], call) => ({
    action: 'other',
    target: middleware,
    targetKind: 'appointee',
    subject: call.from,
    note: note('middleware'),
  })),
]);

const rewardPart = (token: Address, recipient: Address | undefined, call: Call): IntentPart => {
  const flags: readonly IntentFlag[] = recipient ? unlessSigner(recipient, call, 'recipient-not-signer') : [];
  return { action: 'other', assetAddress: token, beneficiary: recipient, flags, note: note('rewards') };
};

/** Contracts that pay stakers. */
export const stakerRewards = entryPointTable(() => [
  entryPoint('function claimRewards(address recipient, address token, bytes data)', ([recipient, token], call) =>
    rewardPart(token, recipient, call),
  ),
]);

/** Vault's owner moves it to another version of its code. */
export const vaultFactory = entryPointTable(() => [
  entryPoint('function migrate(address entity, uint64 newVersion, bytes data)', ([entity]) => ({
    action: 'other',
    target: entity,
    targetKind: 'vault',
    note: note('vaultUpgrade'),
  })),
]);

/** What a signed opt-in or opt-out does once anybody sends it. */
export const optMessagePart = (
  primaryType: 'OptIn' | 'OptOut',
  who: Address,
  where: Address,
  deadline: bigint,
  kind: 'vault' | 'contract',
): IntentPart => ({ ...optIn(where, who, kind, primaryType === 'OptIn' ? 'optIn' : 'optOut'), expiry: deadline });
