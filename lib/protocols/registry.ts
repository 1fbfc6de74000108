import type { Call, Intent, TypedData } from '@/lib/core/intent';
import type { Protocol } from './contract';
import { callOfMessage, type FoundCall, walkCalls } from './unwrap';

const folders = import.meta.glob<Protocol>('./*/index.ts', { eager: true, import: 'default' });

/** Every protocol, one per folder. */
export const protocols: readonly Protocol[] = Object.values(folders);

/** The protocol of a folder; undefined for an id we do not have. */
export const protocolById = (id: string): Protocol | undefined => protocols.find((protocol) => protocol.id === id);

const isFirm = (intent: Intent): boolean =>
  !intent.flags.includes('unregistered-contract') && !intent.flags.includes('unregistered-target');

/** Of several claims the firm one wins: one protocol may know the very contract that another only knows the shape of. */
const firmest = (intents: readonly Intent[]): Intent | undefined => intents.find(isFirm) ?? intents[0];

const present = <T>(item: T | undefined): item is T => item !== undefined;

const decodeFound = (found: FoundCall): readonly Intent[] => {
  const intents: Intent[] = [];
  walkCalls(found, ({ call, via }) => {
    const intent = firmest(protocols.map((protocol) => protocol.decodeCall(call)).filter(present));
    if (intent) intents.push(via.length === 0 ? intent : { ...intent, via });
    return intent !== undefined;
  });
  return intents;
};

/**
 * Everything about restaking in a call, in order, looked for also inside Safe, multicall, ERC-4337 and EIP-7702 wrappers. Empty for
 * a call that is not about restaking. Pure and synchronous; never throws on malformed input.
 */
export const decodeCall = (call: Call): readonly Intent[] => decodeFound({ call, via: [], isDelegate: false });

/** The same for a message to sign: its own meaning, or that of the call it authorises. */
export const decodeTypedData = (typed: TypedData): readonly Intent[] => {
  const intent = firmest(protocols.map((protocol) => protocol.decodeTypedData(typed)).filter(present));
  if (intent) return [intent];
  const found = callOfMessage(typed);
  return found ? decodeFound(found) : [];
};
