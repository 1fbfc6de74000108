import type { Call, Intent, IntentFlag, TypedData } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { type Entity, type EntityBook, entityKey } from '../contract';
import { decodeApprovalCall, decodePermitMessage, type SpenderBook } from '../decoding/approvals';
import { decodeEntryPoint, type EntryPoint, selectorOf } from '../decoding/entry-point';
import { decodeMisplaced } from '../decoding/misplaced';
import { CLAIMER, ETH_WRAPPER, FORMER_WRAPPERS } from './addresses';
import { coreQueue, coreVault } from './decode/queues';
import { claimer, ethWrapper, formerWrapper, vault, withdrawalQueue } from './decode/vault';
import { coreVaults, findCoreVault, findQueue, findVault, knownQueues, knownVaults, symbolOfToken } from './registry';

export const PROTOCOL = 'mellow';
const MAINNET = 1;

type Table = () => ReadonlyMap<string, EntryPoint>;

const on = <T extends { readonly chainId: number; readonly address: Address }>(rows: readonly T[], chainId: number) =>
  rows.filter((row) => row.chainId === chainId).map(({ address }) => address);

/** Every contract a wallet may be pointed at. Queues of single vaults are asked of the chain. */
export const contractsOn = (chainId: number): readonly Address[] => [
  ...(chainId === MAINNET ? [ETH_WRAPPER, CLAIMER, ...FORMER_WRAPPERS.map(([wrapper]) => wrapper)] : []),
  ...on(knownVaults, chainId),
  ...on(coreVaults, chainId),
  ...on(knownQueues, chainId),
];

/** Chains its listed contracts are on, by address. */
const homes = new Map<string, readonly number[]>();
for (const { address, chainId } of [
  ...[ETH_WRAPPER, CLAIMER, ...FORMER_WRAPPERS.map(([wrapper]) => wrapper)].map((address) => ({
    address,
    chainId: MAINNET,
  })),
  ...knownVaults,
  ...coreVaults,
  ...knownQueues,
])
  homes.set(address.toLowerCase(), [...(homes.get(address.toLowerCase()) ?? []), chainId]);

/** The chain a contract of the lists is on: the one asked about where it is there, else the first. */
const homeOf = (address: Address, chainId: number): number | undefined => {
  const chains = homes.get(address.toLowerCase());
  return chains?.includes(chainId) ? chainId : chains?.[0];
};

const entityAt = (address: Address, chainId: number, book: EntityBook | undefined): Entity | undefined => {
  const entity = book?.get(entityKey(chainId, address));
  return entity?.protocol === PROTOCOL ? entity : undefined;
};

/** Vaults, queues and the wrapper pull what is deposited; a vault also pulls its own shares where somebody else redeems them. */
const spenderBook = (book: EntityBook | undefined): SpenderBook => ({
  protocol: PROTOCOL,
  isSpender: (spender, chainId) =>
    homeOf(spender, chainId) !== undefined || entityAt(spender, chainId, book) !== undefined,
  flagsOn: (chainId, spender) =>
    homeOf(spender, chainId) === chainId || entityAt(spender, chainId, book) ? [] : ['wrong-chain'],
  symbolOf: symbolOfToken,
});

const addressOf = (text: string | undefined): Address | undefined => text as Address | undefined;

const queueOf = ({ kind, traits }: Entity): Table | undefined => {
  const of = addressOf(traits.vault);
  if (kind === 'withdrawal-queue') return withdrawalQueue(of);
  if ((kind !== 'deposit-queue' && kind !== 'redeem-queue') || !of) return undefined;
  const token = addressOf(traits.asset);
  const asset = token && symbolOfToken(token, MAINNET);
  return coreQueue(kind === 'deposit-queue' ? 'deposit' : 'redeem', {
    vault: of,
    ...(asset === undefined ? {} : { asset }),
    ...(token === undefined || asset === 'ETH' ? {} : { token }),
  });
};

type Found = { readonly table: Table; readonly flags: readonly IntentFlag[] };

const listed = (to: Address, chainId: number): Table | undefined => {
  if (chainId === MAINNET && isSameAddress(to, ETH_WRAPPER)) return ethWrapper;
  if (chainId === MAINNET && isSameAddress(to, CLAIMER)) return claimer;
  const former = chainId === MAINNET ? FORMER_WRAPPERS.find(([wrapper]) => isSameAddress(wrapper, to)) : undefined;
  if (former) return formerWrapper(former[1]);
  if (findVault(to, chainId)) return vault;
  if (findCoreVault(to, chainId)) return coreVault;
  const queue = findQueue(to, chainId);
  return queue && coreQueue(queue.side, queue);
};

const findTable = (to: Address, chainId: number, book: EntityBook | undefined): Found | undefined => {
  const known = listed(to, chainId);
  if (known) return { table: known, flags: [] };
  const entity = entityAt(to, chainId, book);
  if (!entity) return undefined;
  const table = entity.kind === 'vault' ? vault : entity.kind === 'core-vault' ? coreVault : queueOf(entity);
  // What only calls itself a vault of Mellow's, without a factory that says so.
  return table && { table, flags: entity.traits.isProven === 'no' ? ['unregistered-contract'] : [] };
};

const nameAsset = (intent: Intent, entity: Entity | undefined): Intent => {
  const token = addressOf(entity?.traits.asset);
  if (intent.assetAddress !== undefined || intent.asset !== undefined || !token || intent.action === 'other')
    return intent;
  const asset = symbolOfToken(token, intent.chainId);
  return { ...intent, assetAddress: token, ...(asset === undefined ? {} : { asset }) };
};

const decodeHere = (call: Call, entities?: EntityBook): Intent | undefined => {
  const { to, chainId } = call;
  if (!to) return undefined;
  const found = findTable(to, chainId, entities);
  const entry = found?.table().get(selectorOf(call.data) ?? '');
  if (!found || !entry) return decodeApprovalCall(spenderBook(entities), call);
  return nameAsset(decodeEntryPoint(PROTOCOL, to, entry, call, found.flags), entityAt(to, chainId, entities));
};

/** A call's meaning for Mellow; undefined for everything that is not Mellow's. Pure; never throws. */
export const decodeCall = (call: Call, entities?: EntityBook): Intent | undefined =>
  decodeHere(call, entities) ?? decodeMisplaced(call, call.to && homeOf(call.to, call.chainId), decodeHere);

/** A message's meaning for Mellow: an allowance for one of its contracts. Its own orders are signed by curators, not by depositors. */
export const decodeTypedData = (typed: TypedData, entities?: EntityBook): Intent | undefined =>
  decodePermitMessage(spenderBook(entities), typed);
