import type { Call, Intent, TypedData } from '@/lib/core/intent';
import { say } from '@/lib/core/sentence';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { EntityBook, Protocol } from './contract';
import { decodeApprovalCall, decodePermitMessage, type SpenderBook } from './decoding/approvals';
import { selectorOf } from './decoding/entry-point';
import { callsOfMessage, type FoundCall, walkCalls } from './decoding/unwrap';
import { wrappers } from './decoding/wrappers';

const folders = import.meta.glob<Protocol>('./*/index.ts', { eager: true, import: 'default' });

/** Every protocol, one per folder. */
export const protocols: readonly Protocol[] = Object.values(folders);

/** The protocol of a folder; undefined for an id we do not have. */
export const protocolById = (id: string): Protocol | undefined => protocols.find((protocol) => protocol.id === id);

/** Who issues a token; undefined when none of ours does. */
export const issuerOf = (token: Address, chainId: number): Protocol | undefined =>
  protocols.find(({ issues }) => issues?.(chainId).some((issued) => isSameAddress(issued, token)));

const isFirm = (intent: Intent): boolean =>
  !intent.flags.includes('unregistered-contract') && !intent.flags.includes('unregistered-target');

/** Of several claims the firm one wins: one protocol may know the very contract that another only knows the shape of. */
const firmest = (intents: readonly Intent[]): Intent | undefined => intents.find(isFirm) ?? intents[0];

const present = <T>(item: T | undefined): item is T => item !== undefined;

/** A contract nobody lists that may be a protocol's: only the chain can tell. */
export type Suspect = {
  readonly chainId: number;
  readonly address: Address;
  /** Ids of the protocols it may belong to. */
  readonly protocols: readonly string[];
  /** The call made to it; absent for one that is only allowed to spend. */
  readonly call?: Call;
};

/** What a request says by itself, and the contracts whose meaning only the chain can give. */
export type Decoded = { readonly intents: readonly Intent[]; readonly suspects: readonly Suspect[] };

const suspectOf = (call: Call): readonly Suspect[] => {
  const { to, chainId } = call;
  const selector = selectorOf(call.data);
  const mayBe = protocols.filter((protocol) => selector && protocol.recognise?.selectors.includes(selector));
  return to && mayBe.length > 0 ? [{ chainId, address: to, protocols: mayBe.map(({ id }) => id), call }] : [];
};

const anySpender: SpenderBook = { protocol: 'unregistered', isSpender: () => true, symbolOf: () => undefined };

const spenderOf = (allowance: Intent | undefined): readonly Suspect[] => {
  const { chainId, target } = allowance ?? {};
  if (chainId === undefined || target === undefined || allowance?.flags.includes('revoke')) return [];
  return [{ chainId, address: target, protocols: protocols.filter((it) => it.recognise).map(({ id }) => id) }];
};

const NOWHERE: Address = '0x0000000000000000000000000000000000000000';

/** Calls within calls, more or deeper than is looked at, or in a form nobody can read. Each of them may be about restaking. */
const notWhole = ({ call }: FoundCall): Intent => ({
  protocol: 'unregistered',
  action: 'other',
  verb: selectorOf(call.data) ?? '',
  chainId: call.chainId,
  contract: call.to ?? NOWHERE,
  flags: ['unreadable'],
  args: {},
  note: say('request.notWhole'),
});

/** A function we do not know of a contract we do, which may still carry calls that we know. */
const isOpaque = (intent: Intent, call: Call): boolean =>
  intent.flags.includes('unknown-function') && wrappers().has(selectorOf(call.data) ?? '');

const decodeFound = (found: readonly [FoundCall, ...FoundCall[]], entities: EntityBook | undefined): Decoded => {
  const intents: Intent[] = [];
  const opaque: Intent[] = [];
  const suspects: Suspect[] = [];
  const isWhole = walkCalls(found, ({ call, via }) => {
    const intent = firmest(protocols.map((protocol) => protocol.decodeCall(call, entities)).filter(present));
    if (!intent) suspects.push(...suspectOf(call), ...spenderOf(decodeApprovalCall(anySpender, call)));
    const isOpen = intent === undefined || isOpaque(intent, call);
    if (intent) (isOpen ? opaque : intents).push(via.length === 0 ? intent : { ...intent, via });
    return !isOpen;
  });
  const understood = intents.length > 0 ? intents : opaque;
  return { intents: isWhole ? understood : [...understood, notWhole(found[0])], suspects };
};

/**
 * Everything about restaking in a call, in order, looked for also inside Safe, multicall, ERC-4337 and EIP-7702 wrappers. No intents for
 * a call that is not about restaking; `suspects` are contracts to look up, after which `entities` tells what they are. Pure and
 * synchronous; never throws on malformed input.
 */
export const examineCall = (call: Call, entities?: EntityBook): Decoded =>
  decodeFound([{ call, via: [], isDelegate: false }], entities);

/** The same for a message to sign: its own meaning, or that of the calls it authorises. */
export const examineTypedData = (typed: TypedData, entities?: EntityBook): Decoded => {
  const intent = firmest(protocols.map((protocol) => protocol.decodeTypedData(typed, entities)).filter(present));
  if (intent) return { intents: [intent], suspects: [] };
  const [first, ...rest] = callsOfMessage(typed);
  if (first) return decodeFound([first, ...rest], entities);
  return { intents: [], suspects: spenderOf(decodePermitMessage(anySpender, typed)) };
};

/** Everything about restaking in a call, without what only the chain can tell. */
export const decodeCall = (call: Call, entities?: EntityBook): readonly Intent[] => examineCall(call, entities).intents;

/** Everything about restaking in a message to sign, without what only the chain can tell. */
export const decodeTypedData = (typed: TypedData, entities?: EntityBook): readonly Intent[] =>
  examineTypedData(typed, entities).intents;
