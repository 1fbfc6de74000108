import type { Action, Intent } from '@/lib/core/intent';
import type { BlindWhy, RequestItem } from '@/lib/core/request';
import { type Sentence, say, text } from '@/lib/core/sentence';
import type { Address } from '@/lib/core/units';
import { decodeApprovalCall, decodePermitMessage, type SpenderBook } from '@/lib/protocols/approvals';
import { decodeCall, decodeTypedData } from '@/lib/protocols/registry';

const NOWHERE: Address = '0x0000000000000000000000000000000000000000';

/** Stands for every spender no protocol of the registry claims. */
const strangers: SpenderBook = { protocol: 'unregistered', isSpender: () => true, symbolOf: () => undefined };

/** Catalogue keys allow letters and digits only. */
const BLIND_KEYS: Readonly<Record<BlindWhy, string>> = {
  'raw-hash': 'request.blind.rawHash',
  'raw-transaction': 'request.blind.rawTransaction',
  'typed-data': 'request.blind.typedData',
  transaction: 'request.blind.transaction',
  authorization: 'request.blind.authorization',
  permissions: 'request.blind.permissions',
};

const unreadable = (method: string, why: BlindWhy): Intent => ({
  protocol: 'unregistered',
  action: 'other',
  verb: method,
  chainId: 1,
  contract: NOWHERE,
  flags: ['unreadable'],
  args: {},
  note: say(BLIND_KEYS[why], { method: text(method) }) satisfies Sentence,
});

/** An allowance for someone unknown on a restaking page; taking one back, or granting nothing, is no risk. */
const strangersAllowance = (intent: Intent | undefined): Intent[] =>
  intent === undefined || intent.flags.includes('revoke')
    ? []
    : [{ ...intent, flags: [...new Set([...intent.flags, 'unregistered-target' as const])] }];

const intentsOf = (item: RequestItem): readonly Intent[] => {
  switch (item.kind) {
    case 'call': {
      const known = decodeCall(item.call);
      return known.length > 0 ? known : strangersAllowance(decodeApprovalCall(strangers, item.call));
    }
    case 'typedData': {
      const known = decodeTypedData(item.typedData);
      return known.length > 0 ? known : strangersAllowance(decodePermitMessage(strangers, item.typedData));
    }
    case 'blind':
      return [unreadable(item.method, item.why)];
    case 'message':
      return [];
  }
};

/** Everything a request would do that concerns restaking or cannot be read; empty: not ours, passes unseen. Pure. */
export const describeRequest = (items: readonly RequestItem[]): readonly Intent[] => items.flatMap(intentsOf);

/** Which intent of a batch the report is about: the one that binds the money longest. */
const WEIGHT: readonly Action[] = [
  'deposit',
  'delegate',
  'borrowAgainst',
  'bridge',
  'swapIn',
  'wrap',
  'requestWithdrawal',
  'undelegate',
  'claimWithdrawal',
  'permit',
  'approve',
  'other',
];

/** The weightiest intent, first come first where two weigh the same; undefined for none. */
export const mainIntent = (intents: readonly Intent[]): Intent | undefined =>
  [...intents].sort(
    (a, b) =>
      Number(a.protocol === 'unregistered') - Number(b.protocol === 'unregistered') ||
      WEIGHT.indexOf(a.action) - WEIGHT.indexOf(b.action),
  )[0];
