import type { Call, Intent, IntentFlag, TypedData } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { EntityBook } from '../contract';
import { decodeApprovalCall, decodePermitMessage, type SpenderBook } from '../decoding/approvals';
import { buildIntent, decodeEntryPoint, type EntryPoint, selectorOf, unknownFunction } from '../decoding/entry-point';
import { readAddress, readInteger } from '../decoding/typed-data';
import * as at from './addresses';
import { collateral, migrator } from './decode/collateral';
import * as rights from './decode/rights';
import { adapterVault, epochVault, shareToken, withdrawalQueue } from './decode/vault';
import { type Kind, type Known, knownAt, PROTOCOL } from './entities';
import { findToken, knownVaults } from './registry';

type Table = () => ReadonlyMap<string, EntryPoint>;

/** Symbiotic's own contracts. Nobody else's business is done there: a function we do not know is shown as unknown. */
const ownContracts: readonly { readonly address: Address; readonly table: Table }[] = [
  { address: at.COLLATERAL_MIGRATOR, table: migrator },
  { address: at.OPERATOR_VAULT_OPT_IN, table: rights.vaultOptIn },
  { address: at.OPERATOR_NETWORK_OPT_IN, table: rights.networkOptIn },
  { address: at.OPERATOR_REGISTRY, table: rights.operatorRegistry },
  { address: at.NETWORK_REGISTRY, table: rights.networkRegistry },
  { address: at.NETWORK_MIDDLEWARE_SERVICE, table: rights.middlewareService },
  { address: at.VAULT_FACTORY, table: rights.vaultFactory },
  { address: at.VAULT_CONFIGURATOR, table: () => new Map() },
];

const tablesOf: Readonly<Record<Kind, readonly Table[]>> = {
  vault: [epochVault],
  'vault-token': [epochVault, shareToken],
  'vault-v2': [adapterVault, shareToken],
  'vault-listed': [epochVault, adapterVault, shareToken],
  queue: [withdrawalQueue],
  collateral: [collateral],
  rewards: [rights.stakerRewards],
};

/** Calls that may be to a contract of the factories, whoever else uses them; the chain tells. */
export const suspectSelectors = (): readonly `0x${string}`[] => [
  ...new Set(
    [epochVault, adapterVault, collateral, withdrawalQueue, rights.stakerRewards].flatMap((table) =>
      [...table().values()].filter(({ abi }) => abi.name !== 'fill').map(({ selector }) => selector),
    ),
  ),
];

/** Every contract a wallet may be pointed at; vaults beyond the registry's are found through their factory. */
export const contractsOn = (chainId: number): readonly Address[] =>
  chainId === at.MAINNET
    ? [
        ...ownContracts.map(({ address }) => address),
        ...knownVaults.map(({ address }) => address),
        ...new Set(knownVaults.flatMap(({ rewards }) => rewards ?? [])),
      ]
    : [];

const flagsOn = (chainId: number): readonly IntentFlag[] => (chainId === at.MAINNET ? [] : ['wrong-chain']);

const SPENDERS: readonly Kind[] = ['vault', 'vault-token', 'vault-v2', 'vault-listed', 'queue', 'collateral'];

/** Vaults, queues and collaterals pull what is deposited; the migrator pulls collateral. */
const spenderBook = (book: EntityBook | undefined): SpenderBook => ({
  protocol: PROTOCOL,
  isSpender: (spender, chainId) => {
    const kind = knownAt(spender, chainId, book)?.kind;
    return isSameAddress(spender, at.COLLATERAL_MIGRATOR) || (kind !== undefined && SPENDERS.includes(kind));
  },
  symbolOf: (token, chainId) => (chainId === at.MAINNET ? symbolOf(token, chainId, book) : undefined),
  flagsOn,
});

const symbolOf = (token: Address, chainId: number, book: EntityBook | undefined): string | undefined => {
  const known = findToken(token);
  return known?.decimals === undefined ? knownAt(token, chainId, book)?.symbol : known.symbol;
};

const nameAllowance = (intent: Intent | undefined): Intent | undefined => {
  const decimals = intent?.assetAddress && findToken(intent.assetAddress)?.decimals;
  return intent && decimals !== undefined && decimals !== 18 ? { ...intent, assetDecimals: decimals } : intent;
};

/** Names what moves and the vault behind a queue. */
const complete = (intent: Intent, known: Known): Intent => {
  const { token, symbol, decimals, vault } = known;
  const isMoney = intent.action !== 'other' || intent.amountKind !== undefined;
  const asset = isMoney && intent.assetAddress === undefined && intent.amountKind !== 'tokenId';
  return {
    ...intent,
    ...(asset && symbol !== undefined ? { asset: symbol } : {}),
    ...(asset && token ? { assetAddress: token } : {}),
    ...(asset && decimals !== undefined && decimals !== 18 ? { assetDecimals: decimals } : {}),
    ...(intent.target === undefined && vault ? { target: vault, targetKind: 'vault' as const } : {}),
  };
};

/** The migrator names a collateral and a vault; one nobody knows is worth a look. */
const checkMigration = (intent: Intent, book: EntityBook | undefined): Intent => {
  const { target, assetAddress } = intent;
  if (intent.verb !== 'migrate' || !target || !assetAddress) return intent;
  const from = knownAt(assetAddress, intent.chainId, book);
  const named = from ? complete({ ...intent, assetAddress: undefined } as unknown as Intent, from) : intent;
  const isListed = knownAt(target, intent.chainId, book) !== undefined;
  return {
    ...named,
    assetAddress,
    flags: isListed ? intent.flags : [...intent.flags, 'unregistered-target'],
  };
};

const decodeOwn = (call: Call, to: Address, book: EntityBook | undefined): Intent | undefined => {
  const own = ownContracts.find(({ address }) => isSameAddress(address, to));
  const selector = selectorOf(call.data);
  if (!own || !selector) return undefined;
  const entry = own.table().get(selector);
  if (!entry) return call.chainId === at.MAINNET ? unknownFunction(PROTOCOL, own.address, call) : undefined;
  const intent = decodeEntryPoint(PROTOCOL, own.address, entry, call, flagsOn(call.chainId));
  return own.table === migrator ? checkMigration(intent, book) : intent;
};

const decodeKnown = (call: Call, to: Address, book: EntityBook | undefined): Intent | undefined => {
  const known = knownAt(to, call.chainId, book);
  const selector = selectorOf(call.data) ?? '';
  const entry = known && tablesOf[known.kind].map((table) => table().get(selector)).find(Boolean);
  return entry && complete(decodeEntryPoint(PROTOCOL, to, entry, call, flagsOn(call.chainId)), known);
};

/** A call's meaning for Symbiotic; undefined for everything that is not Symbiotic's. Pure; never throws. */
export const decodeCall = (call: Call, book?: EntityBook): Intent | undefined => {
  const { to } = call;
  if (!to) return undefined;
  return (
    decodeOwn(call, to, book) ??
    decodeKnown(call, to, book) ??
    nameAllowance(decodeApprovalCall(spenderBook(book), call))
  );
};

const optServices = [
  { address: at.OPERATOR_VAULT_OPT_IN, kind: 'vault' },
  { address: at.OPERATOR_NETWORK_OPT_IN, kind: 'contract' },
] as const;

/** A message's meaning for Symbiotic: a permit to one of its contracts, or an operator's opt-in by signature. Pure; never throws. */
export const decodeTypedData = (typed: TypedData, book?: EntityBook): Intent | undefined => {
  const permit = decodePermitMessage(spenderBook(book), typed);
  if (permit) return nameAllowance(permit);
  const { primaryType, message, domain } = typed;
  const service = optServices.find(
    ({ address }) => domain.verifyingContract && isSameAddress(address, domain.verifyingContract),
  );
  if (!service) return undefined;
  const chainId = typed.chainId ?? at.MAINNET;
  const frame = { protocol: PROTOCOL, chainId, contract: service.address, verb: primaryType, args: message };
  if (primaryType !== 'OptIn' && primaryType !== 'OptOut')
    return buildIntent(frame, { action: 'other' }, [...flagsOn(chainId), 'unknown-function']);
  const who = readAddress(message.who);
  const where = readAddress(message.where);
  const deadline = readInteger(message.deadline);
  if (!who || !where || deadline === undefined)
    return buildIntent(frame, { action: 'other' }, [...flagsOn(chainId), 'malformed']);
  return buildIntent(frame, rights.optMessagePart(primaryType, who, where, deadline, service.kind), flagsOn(chainId));
};
