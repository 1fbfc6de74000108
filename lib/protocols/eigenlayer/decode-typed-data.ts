import type { Intent, IntentFlag, TypedData } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { decodePermitMessage } from '../decoding/approvals';
import { buildIntent, type IntentPart } from '../decoding/entry-point';
import { readAddress, readInteger } from '../decoding/typed-data';
import { AVS_DIRECTORY, DELEGATION_MANAGER, EIGEN, MAINNET, STRATEGY_MANAGER } from './addresses';
import { PROTOCOL, spenderBook } from './decode';
import { note } from './decode/notes';
import { depositPart } from './decode/strategy-manager';

type Message = TypedData['message'];

/** A message EigenLayer knows: who verifies it, and what signing it does. `undefined` part: its fields cannot be read. */
type KnownMessage = {
  /** Undefined: no live contract accepts it any more. */
  readonly verifier: Address | undefined;
  readonly describe: (message: Message, typed: TypedData) => IntentPart | undefined;
};

const expiryOf = (message: Message): bigint | undefined => readInteger(message.expiry);

const describeDeposit = (message: Message, typed: TypedData): IntentPart | undefined => {
  const strategy = readAddress(message.strategy);
  const token = readAddress(message.token);
  const staker = readAddress(message.staker);
  const amount = readInteger(message.amount);
  if (!strategy || !token || !staker || amount === undefined || amount < 0n) return undefined;
  return { ...depositPart(strategy, token, amount, staker, typed.signer), expiry: expiryOf(message) };
};

const describeApproval = (message: Message): IntentPart | undefined => {
  const operator = readAddress(message.operator);
  const staker = readAddress(message.staker);
  if (!operator || !staker) return undefined;
  return {
    action: 'other',
    target: operator,
    targetKind: 'operator',
    subject: staker,
    owner: readAddress(message.delegationApprover),
    expiry: expiryOf(message),
    note: note('approverSignature'),
  };
};

const describeRegistration = (message: Message): IntentPart | undefined => {
  const operator = readAddress(message.operator);
  if (!operator) return undefined;
  return {
    action: 'other',
    subject: operator,
    target: readAddress(message.avs),
    targetKind: 'contract',
    expiry: expiryOf(message),
    note: note('legacyRegistry'),
  };
};

const describeStakerDelegation = (message: Message): IntentPart | undefined => {
  const operator = readAddress(message.operator);
  if (!operator) return undefined;
  const staker = readAddress(message.staker);
  return {
    action: 'delegate',
    target: operator,
    targetKind: 'operator',
    beneficiary: staker,
    expiry: expiryOf(message),
  };
};

const describeVotes = (message: Message, typed: TypedData): IntentPart | undefined => {
  const delegatee = readAddress(message.delegatee);
  if (!delegatee) return undefined;
  return {
    action: 'other',
    target: delegatee,
    targetKind: 'appointee',
    subject: typed.signer,
    expiry: expiryOf(message),
    flags: ['votes-only'],
    note: note('votesOnly'),
  };
};

const knownMessages: Readonly<Record<string, KnownMessage>> = {
  Deposit: { verifier: STRATEGY_MANAGER, describe: describeDeposit },
  DelegationApproval: { verifier: DELEGATION_MANAGER, describe: describeApproval },
  OperatorAVSRegistration: { verifier: AVS_DIRECTORY, describe: describeRegistration },
  StakerDelegation: { verifier: undefined, describe: describeStakerDelegation },
  OperatorSetRegistration: { verifier: undefined, describe: describeRegistration },
  OperatorSetForceDeregistrationUnavailable: { verifier: undefined, describe: describeRegistration },
  OperatorSetForceDeregistration: { verifier: undefined, describe: describeRegistration },
};

const verifiers = [STRATEGY_MANAGER, DELEGATION_MANAGER, AVS_DIRECTORY];

/** The domain of all three contracts is EigenLayer, version 1, chain 1. Any other is not the live protocol's. */
const domainFlags = (typed: TypedData, verifier: Address | undefined): IntentFlag[] => {
  const { name, version, verifyingContract } = typed.domain;
  const flags: IntentFlag[] = [];
  if (chainOf(typed) !== MAINNET) flags.push('wrong-chain');
  if (!verifyingContract || !(verifier ? [verifier] : verifiers).some((it) => isSameAddress(it, verifyingContract))) {
    flags.push('unregistered-contract');
  }
  // Until April 2025 the domain had no version; until July 2025 it read "1.".
  if (verifier === undefined || version !== '1') flags.push('outdated');
  if (name !== 'EigenLayer') flags.push('malformed');
  return flags;
};

const chainOf = (typed: TypedData): number => typed.chainId ?? MAINNET;

/** A message's meaning for EigenLayer; undefined for everything that is not EigenLayer's. Pure; never throws. */
export const decodeTypedData = (typed: TypedData): Intent | undefined => {
  const permit = decodePermitMessage(spenderBook, typed);
  if (permit) return permit;
  const { verifyingContract } = typed.domain;
  const frame = {
    protocol: PROTOCOL,
    chainId: chainOf(typed),
    contract: verifyingContract ?? STRATEGY_MANAGER,
    verb: typed.primaryType,
    args: typed.message,
  };
  if (verifyingContract && isSameAddress(verifyingContract, EIGEN) && typed.primaryType === 'Delegation') {
    const votes = describeVotes(typed.message, typed);
    return votes ? buildIntent(frame, votes) : buildIntent(frame, { action: 'other' }, ['malformed']);
  }
  const isOurs =
    typed.domain.name === 'EigenLayer' ||
    (verifyingContract !== undefined && verifiers.some((it) => isSameAddress(it, verifyingContract)));
  if (!isOurs) return undefined;
  const known = Object.hasOwn(knownMessages, typed.primaryType) ? knownMessages[typed.primaryType] : undefined;
  const flags = domainFlags(typed, known?.verifier);
  if (!known) return buildIntent(frame, { action: 'other' }, [...flags, 'unknown-function']);
  const part = known.describe(typed.message, typed);
  return part ? buildIntent(frame, part, flags) : buildIntent(frame, { action: 'other' }, [...flags, 'malformed']);
};
