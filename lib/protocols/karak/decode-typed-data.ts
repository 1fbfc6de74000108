import type { Intent, IntentFlag, TypedData } from '@/lib/core/intent';
import { isSameAddress } from '@/lib/core/units';
import type { EntityBook } from '../contract';
import { decodePermitMessage } from '../decoding/approvals';
import { buildIntent } from '../decoding/entry-point';
import { readAddress, readInteger } from '../decoding/typed-data';
import { PROTOCOL, spenderBook } from './decode';
import { depositPart } from './decode/supervisors';
import { karakOn } from './registry';

/** Domain of signed V1 deposits. Source: VaultSupervisorLib.verifyVaultSign, karak-network/v1-contracts-public e731d4e. */
const DOMAIN = 'Karak_Vault_Sup';
const VERSION = 'v1';

/**
 * A signed V1 deposit: whoever holds the signature can make it, until its deadline. Its type string has blanks in it, which wallets write
 * without; undefined for everything that is not Karak's. Pure; never throws.
 */
export const decodeTypedData = (typed: TypedData, entities?: EntityBook): Intent | undefined => {
  const permit = decodePermitMessage(spenderBook(entities), typed);
  if (permit) return permit;
  const { verifyingContract, name, version } = typed.domain;
  const chainId = typed.chainId ?? 1;
  const supervisor = karakOn(chainId)?.vaultSupervisor;
  const isAddressed =
    verifyingContract !== undefined && supervisor !== undefined && isSameAddress(verifyingContract, supervisor);
  if (!isAddressed && name !== DOMAIN) return undefined;
  const frame = {
    protocol: PROTOCOL,
    chainId,
    contract: verifyingContract ?? supervisor ?? '0x0000000000000000000000000000000000000000',
    verb: typed.primaryType,
    args: typed.message,
  };
  const flags: IntentFlag[] = [
    ...(isAddressed ? [] : ['unregistered-contract' as const]),
    ...(supervisor === undefined ? ['wrong-chain' as const] : []),
  ];
  if (typed.primaryType !== 'Deposit') return buildIntent(frame, { action: 'other' }, [...flags, 'unknown-function']);
  const vault = readAddress(typed.message.vault);
  const value = readInteger(typed.message.value);
  if (!vault || value === undefined || value < 0n || name !== DOMAIN || version !== VERSION)
    return buildIntent(frame, { action: 'other' }, [...flags, 'malformed']);
  const expiry = readInteger(typed.message.deadline);
  return buildIntent(frame, depositPart(vault, value, chainId, { beneficiary: typed.signer, expiry }), flags);
};
