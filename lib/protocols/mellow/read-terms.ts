import type { Terms } from '@/lib/core/terms';
import { createBatch } from '../batch';
import type { ReadContext, ReadTarget } from '../contract';
import { askVault, familyOf, readHoldings } from './read/ask-vault';
import { findVault, symbolOfToken } from './registry';
import { registryTerms } from './registry-terms';
import { vaultOf } from './subject';
import { buildTerms } from './terms/build-terms';

/**
 * What a vault adds to what its money rests on, in two round trips pinned to one block.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readTerms = async (context: ReadContext, target: ReadTarget): Promise<Terms> => {
  const vault = vaultOf(target);
  if (!vault) return registryTerms(target);
  const { intent, owner } = target;
  const first = createBatch();
  const asked = askVault(first, vault, intent?.beneficiary ?? owner);
  const point = await first.send(context);
  const { chainId } = context;
  const family = familyOf(asked, chainId);
  const token = asked.asset();
  const symbol = token.known ? symbolOfToken(token.value, chainId) : findVault(vault, chainId)?.asset;
  const base = {
    chainId,
    point,
    vault,
    family,
    token,
    ...(intent ? { intent } : {}),
    ...(symbol === undefined ? {} : { symbol }),
  };
  if (!family.known || family.value === 'core' || family.value === 'dvv') return buildTerms(base);
  return buildTerms({ ...base, holdings: await readHoldings(context, point, asked, family), gates: asked.gates() });
};
