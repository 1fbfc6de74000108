import type { Address } from '@/lib/core/units';
import type { ReadTarget } from '../contract';
import { COLLATERAL_MIGRATOR, OPERATOR_VAULT_OPT_IN } from './addresses';

/** The vault a target is about; undefined where nothing names one. */
export const vaultOf = ({ target, intent }: ReadTarget): Address | undefined => {
  if (!intent) return target;
  if (intent.targetKind === 'vault') return intent.target;
  if (intent.action === 'approve' || intent.action === 'permit')
    return intent.target === COLLATERAL_MIGRATOR ? undefined : intent.target;
  return intent.contract === OPERATOR_VAULT_OPT_IN ? intent.target : undefined;
};
