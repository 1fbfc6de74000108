import { unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import type { ReadTarget } from '../contract';
import { registryValue } from '../reading/registry-fact';
import type { MellowReading } from './reading';
import { findCoreVault, findVault, REGISTRY_DATE, registryOrigin } from './registry';
import { vaultOf } from './subject';
import { buildTerms } from './terms/build-terms';

const { document } = registryOrigin;

/** What the registry alone knows of a target's vault. Simple-LRT and MultiVault share addresses: which it is, only the chain says. */
export const registryReading = (target: ReadTarget): MellowReading => {
  const chainId = target.intent?.chainId ?? 1;
  const vault = vaultOf(target);
  const known = vault && findVault(vault, chainId);
  const isCore = vault !== undefined && findCoreVault(vault, chainId) !== undefined;
  const family: MellowReading['family'] = isCore
    ? registryValue('core', document, REGISTRY_DATE)
    : known
      ? registryValue(known.family ?? 'multi', document, REGISTRY_DATE)
      : unknown('not-read');
  return {
    chainId,
    ...(vault ? { vault } : {}),
    ...(target.intent ? { intent: target.intent } : {}),
    family,
    token: known?.token ? registryValue(known.token, document, REGISTRY_DATE) : unknown('not-read'),
    isSelfNamed: false,
    ...(known?.asset ? { symbol: known.asset } : {}),
  };
};

/** Terms without the chain: who controls the vault and how it pays out; where its money is has to be read. */
export const registryTerms = (target: ReadTarget): Terms => buildTerms(registryReading(target));
