import type { Action, Intent } from '@/lib/core/intent';
import type { BlindWhy, RequestItem } from '@/lib/core/request';
import { address, type Sentence, say, text } from '@/lib/core/sentence';
import type { Address } from '@/lib/core/units';
import { type EntityBook, entityKey } from '@/lib/protocols/contract';
import { decodeApprovalCall, decodePermitMessage, type SpenderBook } from '@/lib/protocols/decoding/approvals';
import { selectorOf } from '@/lib/protocols/decoding/entry-point';
import { type Decoded, examineCall, examineTypedData, type Suspect } from '@/lib/protocols/registry';
import type { Deps } from './deps';
import { recogniseContracts } from './recognise-contracts';

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

/**
 * An allowance for someone unknown on a restaking page; taking one back, or granting nothing, is no risk. On any other page it is not
 * about restaking.
 */
const strangersAllowance = (intent: Intent | undefined): Intent[] =>
  intent === undefined || intent.flags.includes('revoke')
    ? []
    : [{ ...intent, flags: [...new Set([...intent.flags, 'unregistered-target' as const])] }];

type Described = Pick<Decoded, 'intents'> & { readonly suspects?: readonly Suspect[] };

const describeItem = (item: RequestItem, entities: EntityBook | undefined, isOnKnownPage: boolean): Described => {
  if (item.kind === 'blind') return { intents: [unreadable(item.method, item.why)] };
  if (item.kind === 'message') return { intents: [] };
  const decoded = item.kind === 'call' ? examineCall(item.call, entities) : examineTypedData(item.typedData, entities);
  if (decoded.intents.length > 0 || !isOnKnownPage) return decoded;
  const allowance =
    item.kind === 'call' ? decodeApprovalCall(strangers, item.call) : decodePermitMessage(strangers, item.typedData);
  return { ...decoded, intents: strangersAllowance(allowance) };
};

/** A call in a protocol's form, to a contract nobody could say in time whose it is. */
const unrecognised = ({ call, chainId, address: contract }: Suspect): Intent[] =>
  call === undefined
    ? []
    : [
        {
          protocol: 'unregistered',
          action: 'other',
          verb: selectorOf(call.data) ?? '',
          chainId,
          contract,
          target: contract,
          targetKind: 'contract',
          flags: ['unregistered-contract'],
          args: {},
          note: say('request.unrecognised', { contract: address(contract) }),
        },
      ];

/** Everything a request would do that concerns restaking or cannot be read, as far as the bundled registry knows. Pure. */
export const describeRequest = (
  items: readonly RequestItem[],
  entities?: EntityBook,
  isOnKnownPage = false,
): readonly Intent[] => items.flatMap((item) => describeItem(item, entities, isOnKnownPage).intents);

/** Where a request comes from, and how long (milliseconds; 0: not at all) the chain may be asked about it. */
export type LookUp = { readonly isOnKnownPage: boolean; readonly budget: number };

/**
 * The same with contracts nobody lists looked up, where the request has any. What nobody could say in time passes, but on the page of a
 * protocol: there it stands as a call to an unknown contract. Empty: not ours, passes unseen.
 */
export const describeLookedUp = async (
  items: readonly RequestItem[],
  { isOnKnownPage, budget }: LookUp,
  deps: Deps,
): Promise<readonly Intent[]> => {
  const suspects = items.flatMap((item) => describeItem(item, undefined, isOnKnownPage).suspects ?? []);
  if (suspects.length === 0) return describeRequest(items, undefined, isOnKnownPage);
  const { entities, unresolved } = await recogniseContracts(suspects, budget, deps);
  return items.flatMap((item) => {
    const { intents, suspects: left = [] } = describeItem(item, entities, isOnKnownPage);
    const open = left.filter(({ chainId, address: at }) => unresolved.has(entityKey(chainId, at)));
    return isOnKnownPage ? [...intents, ...open.flatMap(unrecognised)] : intents;
  });
};

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
