import type { Call, Intent } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { type Entity, type EntityBook, entityKey } from '../contract';
import { decodeApprovalCall, type SpenderBook } from '../decoding/approvals';
import { decodeEntryPoint, type EntryPoint, selectorOf, unknownFunction } from '../decoding/entry-point';
import { decodeMisplaced } from '../decoding/misplaced';
import { core } from './decode/core';
import { delegationSupervisor, vaultSupervisor } from './decode/supervisors';
import { VAULT_ONLY, vault } from './decode/vault';
import { findVault, karakChains, karakOn, knownVaults, symbolOfToken } from './registry';

export const PROTOCOL = 'karak';
/** What the chain calls a vault of the second generation. */
export const VAULT_V2 = 'vault-v2';

type Known = { readonly address: Address; readonly table: () => ReadonlyMap<string, EntryPoint> };

const knownOn = (chainId: number): readonly Known[] => {
  const chain = karakOn(chainId);
  if (!chain) return [];
  return [
    { address: chain.vaultSupervisor, table: vaultSupervisor },
    ...(chain.delegationSupervisor ? [{ address: chain.delegationSupervisor, table: delegationSupervisor }] : []),
    ...(chain.core ? [{ address: chain.core, table: core }] : []),
  ];
};

const vaultsOn = (chainId: number): readonly Address[] =>
  knownVaults.filter((it) => it.chainId === chainId).map(({ address }) => address);

/** Every contract a wallet may be pointed at. V2 vaults are not in it: operators make them, and no list was found. */
export const contractsOn = (chainId: number): readonly Address[] => [
  ...knownOn(chainId).map(({ address }) => address),
  ...vaultsOn(chainId),
];

/** The chain a contract of the list is on: the one asked about where it is there, else the first. */
const homeOf = (address: Address, chainId: number): number | undefined =>
  [chainId, ...karakChains].find((chain) => contractsOn(chain).some((it) => isSameAddress(it, address)));

const vaultEntity = (address: Address, chainId: number, entities: EntityBook | undefined): Entity | undefined => {
  const entity = entities?.get(entityKey(chainId, address));
  return entity?.protocol === PROTOCOL && entity.kind === VAULT_V2 ? entity : undefined;
};

/** Karak's contracts as spenders. V1 vaults pull deposits themselves; V2 vaults pull deposits and, to leave, their own shares. */
export const spenderBook = (entities?: EntityBook): SpenderBook => ({
  protocol: PROTOCOL,
  isSpender: (spender, chainId) =>
    homeOf(spender, chainId) !== undefined || vaultEntity(spender, chainId, entities) !== undefined,
  flagsOn: (chainId, spender) =>
    homeOf(spender, chainId) === chainId || vaultEntity(spender, chainId, entities) ? [] : ['wrong-chain'],
  symbolOf: (token, chainId) => symbolOfToken(token, chainId) ?? findVault(token, chainId)?.symbol,
});

const decodeKnown = ({ address, table }: Known, call: Call): Intent | undefined => {
  const selector = selectorOf(call.data);
  if (!selector) return undefined;
  const entry = table().get(selector);
  return entry ? decodeEntryPoint(PROTOCOL, address, entry, call) : unknownFunction(PROTOCOL, address, call);
};

/** Fills in what the chain said the vault takes. */
const nameAsset = (intent: Intent, { traits }: Entity): Intent => {
  const token = traits.asset as Address | undefined;
  if (intent.asset !== undefined || token === undefined || intent.action === 'other') return intent;
  const asset = symbolOfToken(token, intent.chainId);
  return { ...intent, assetAddress: token, ...(asset === undefined ? {} : { asset }) };
};

const decodeVault = (call: Call, to: Address, entities: EntityBook | undefined): Intent | undefined => {
  const selector = selectorOf(call.data);
  const entry = vault().get(selector ?? '');
  if (!selector || !entry || karakOn(call.chainId)?.core === undefined) return undefined;
  const entity = vaultEntity(to, call.chainId, entities);
  if (entity) return nameAsset(decodeEntryPoint(PROTOCOL, to, entry, call), entity);
  const isOfAnother = entities?.has(entityKey(call.chainId, to)) === true;
  const isShape = VAULT_ONLY.some((it) => it === selector);
  return isShape && !isOfAnother ? decodeEntryPoint(PROTOCOL, to, entry, call, ['unregistered-contract']) : undefined;
};

const decodeHere = (call: Call, entities?: EntityBook): Intent | undefined => {
  const { to } = call;
  if (!to) return undefined;
  const known = knownOn(call.chainId).find(({ address }) => isSameAddress(address, to));
  const decoded = known ? decodeKnown(known, call) : decodeVault(call, to, entities);
  return decoded ?? decodeApprovalCall(spenderBook(entities), call);
};

/** A call's meaning for Karak; undefined for everything that is not Karak's. Pure; never throws. */
export const decodeCall = (call: Call, entities?: EntityBook): Intent | undefined =>
  decodeHere(call, entities) ?? decodeMisplaced(call, call.to && homeOf(call.to, call.chainId), decodeHere);
