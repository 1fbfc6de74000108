import type { Terms } from '@/lib/core/terms';
import type { ReadContext, ReadTarget } from '../contract';
import { createBatch } from '../reading/batch';
import { askToken } from './read/ask-token';
import { askVault, familyOf, readHoldings } from './read/ask-vault';
import { findVault } from './registry';
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
  const second = createBatch();
  const tokenOf = askToken(second, token, chainId);
  const isFollowed = family.known && family.value !== 'core' && family.value !== 'dvv';
  const [holdings] = await Promise.all([
    isFollowed ? readHoldings(context, point, asked, family) : undefined,
    second.send(context, point),
  ]);
  const { symbol = findVault(vault, chainId)?.asset, isSelfNamed } = tokenOf();
  return buildTerms({
    chainId,
    point,
    vault,
    family,
    token,
    isSelfNamed,
    ...(intent ? { intent } : {}),
    ...(symbol === undefined ? {} : { symbol }),
    ...(holdings ? { holdings, gates: asked.gates() } : {}),
  });
};
