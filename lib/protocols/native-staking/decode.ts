import { type Address, getAddress, type Hex, size, slice } from 'viem';
import type { Call, Intent, IntentFlag } from '@/lib/core/intent';
import { address, say } from '@/lib/core/sentence';
import { isSameAddress } from '@/lib/core/units';
import {
  buildIntent,
  decodeEntryPoint,
  type EntryPoint,
  entryPoint,
  entryPointTable,
  type IntentPart,
  selectorOf,
} from '../decoding/entry-point';
import { decodeMisplaced } from '../decoding/misplaced';
import {
  BATCH_DEPOSIT,
  BEACON_DEPOSIT,
  CONSOLIDATION_REQUESTS,
  HOODI,
  KILN,
  MAINNET,
  WITHDRAWAL_REQUESTS,
} from './contracts';

export const PROTOCOL = 'native-staking';
const WEI_PER_GWEI = 1_000_000_000n;
/** Bytes of a validator's public key. */
const KEY = 48;

/** The account that execution credentials (0x01, 0x02) pay to; undefined for BLS credentials (0x00) and for what is none. */
const payeeOf = (credentials: Hex): Address | undefined =>
  /^0x0[12]0{22}[0-9a-fA-F]{40}$/.test(credentials) ? getAddress(slice(credentials, 12)) : undefined;

/**
 * Whether the ether comes back to who pays it. An account that is not the caller may be a contract of somebody's (an EigenPod, say),
 * which its own protocol knows better: the claim is then not a firm one.
 */
const flagsFor = (payee: Address | undefined, { from }: Call): readonly IntentFlag[] => {
  if (payee === undefined) return [];
  if (from === undefined) return ['unregistered-target'];
  return isSameAddress(payee, from) ? [] : ['beneficiary-not-signer', 'unregistered-target'];
};

const validatorFor = (payee: Address | undefined, call: Call): IntentPart => ({
  action: 'deposit',
  asset: 'ETH',
  amount: call.value,
  amountKind: 'assets',
  target: BEACON_DEPOSIT,
  targetKind: 'contract',
  beneficiary: payee,
  flags: flagsFor(payee, call),
  note: payee ? say('staking.note.ownValidator', { account: address(payee) }) : say('staking.note.blsValidator'),
});

/** Of many validators, one that pays somebody else than the caller speaks for all. */
const payeeOfAll = (credentials: readonly Hex[], { from }: Call): Address | undefined => {
  const payees = credentials.map(payeeOf);
  return payees.find((payee) => payee && !(from && isSameAddress(payee, from))) ?? payees[0];
};

const depositCalls = entryPointTable(() => [
  entryPoint(
    'function deposit(bytes pubkey, bytes withdrawal_credentials, bytes signature, bytes32 deposit_data_root) payable',
    ([, credentials], call) => validatorFor(payeeOf(credentials), call),
  ),
]);

const batchCalls = entryPointTable(() => [
  entryPoint(
    'function deposit(bytes[] pubkeys, bytes[] withdrawal_credentials, bytes[] signatures, bytes32[] deposit_data_roots) payable',
    ([, credentials], call) => validatorFor(payeeOfAll(credentials, call), call),
  ),
]);

/** Its validators pay a contract of Kiln's made for the one who deposits. */
const kilnCalls = entryPointTable(() => [
  entryPoint('function deposit() payable', (_, call) => ({
    action: 'deposit',
    asset: 'ETH',
    amount: call.value,
    amountKind: 'assets',
    target: KILN,
    targetKind: 'contract',
    beneficiary: call.from,
  })),
  // Keys of 48 bytes in a row. What they held is paid to the contract of Kiln's that withdraws for them.
  entryPoint('function requestValidatorsExit(bytes _publicKeys)', (_, call) => ({
    action: 'requestWithdrawal',
    asset: 'ETH',
    target: KILN,
    targetKind: 'contract',
    beneficiary: call.from,
    note: say('staking.note.fullExit'),
  })),
]);

const tables: readonly (readonly [Address, () => ReadonlyMap<string, EntryPoint>])[] = [
  [BEACON_DEPOSIT, depositCalls],
  [BATCH_DEPOSIT, batchCalls],
  [KILN, kilnCalls],
];

/** EIP-7002 takes bare bytes: 48 of the key and 8 of the amount in gwei, 0 for all. */
const withdrawal = (data: Hex, call: Call): { args: Record<string, unknown>; part: IntentPart } | undefined => {
  if (size(data) !== KEY + 8) return undefined;
  const gwei = BigInt(slice(data, KEY));
  return {
    args: { pubkey: slice(data, 0, KEY), amount: gwei },
    part: {
      action: 'requestWithdrawal',
      asset: 'ETH',
      ...(gwei === 0n ? {} : { amount: gwei * WEI_PER_GWEI, amountKind: 'assets' as const }),
      target: WITHDRAWAL_REQUESTS,
      targetKind: 'contract',
      beneficiary: call.from,
      note: say(gwei === 0n ? 'staking.note.fullExit' : 'staking.note.partialExit'),
    },
  };
};

/** EIP-7251 takes bare bytes: the key that gives and the key that takes; the same twice makes it compound. */
const consolidation = (data: Hex, call: Call): { args: Record<string, unknown>; part: IntentPart } | undefined => {
  if (size(data) !== 2 * KEY) return undefined;
  const [source, target] = [slice(data, 0, KEY), slice(data, KEY)];
  return {
    args: { source, target },
    part: {
      action: 'other',
      target: CONSOLIDATION_REQUESTS,
      targetKind: 'contract',
      subject: call.from,
      note: say(source === target ? 'staking.note.compounding' : 'staking.note.merge'),
    },
  };
};

const bare = (
  verb: string,
  contract: Address,
  call: Call,
  read: (data: Hex, call: Call) => { args: Record<string, unknown>; part: IntentPart } | undefined,
): Intent | undefined => {
  // Without data both contracts only say what a request costs.
  if (!/^0x([0-9a-fA-F]{2})+$/.test(call.data)) return undefined;
  const frame = { protocol: PROTOCOL, chainId: call.chainId, contract, verb };
  const found = read(call.data, call);
  return found
    ? buildIntent({ ...frame, args: found.args }, found.part)
    : buildIntent({ ...frame, args: { data: call.data.slice(0, 2050) } }, { action: 'other' }, ['malformed']);
};

/** Elsewhere only a validator's deposit says anything: the other two contracts are system contracts of many chains. */
const decodeElsewhere = (call: Call): Intent | undefined =>
  call.to && isSameAddress(call.to, BEACON_DEPOSIT) && call.chainId !== HOODI
    ? decodeMisplaced(call, MAINNET, decodeCall)
    : undefined;

/** A call's meaning for native staking; undefined for everything else. Pure; never throws. */
export const decodeCall = (call: Call): Intent | undefined => {
  const { to } = call;
  if (!to || call.chainId !== MAINNET) return decodeElsewhere(call);
  if (isSameAddress(to, WITHDRAWAL_REQUESTS)) return bare('withdrawalRequest', WITHDRAWAL_REQUESTS, call, withdrawal);
  if (isSameAddress(to, CONSOLIDATION_REQUESTS))
    return bare('consolidationRequest', CONSOLIDATION_REQUESTS, call, consolidation);
  const [contract, table] = tables.find(([it]) => isSameAddress(it, to)) ?? [];
  const entry = table?.().get(selectorOf(call.data) ?? '');
  return contract && entry && decodeEntryPoint(PROTOCOL, contract, entry, call);
};
