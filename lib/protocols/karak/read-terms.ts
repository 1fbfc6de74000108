import { unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import type { ReadContext, ReadTarget } from '../contract';
import { createBatch } from '../reading/batch';
import { askAsset, askConfig, askKind, askPlain, readStaked, readToken } from './read/ask-vault';
import type { KarakReading } from './reading';
import { karakOn } from './registry';
import { registryTerms } from './registry-terms';
import { vaultOf } from './subject';
import { buildTerms } from './terms/build-terms';

/**
 * Terms of a vault, in at most three round trips pinned to one block.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readTerms = async (context: ReadContext, target: ReadTarget): Promise<Terms> => {
  const chain = karakOn(context.chainId);
  if (!chain) return registryTerms(target);
  const vault = vaultOf(target, chain);
  const { core } = chain;
  const first = createBatch();
  const kindOf = vault && askKind(first, chain, vault);
  const plainOf = askPlain(first, chain, vault);
  const assetOf = vault && askAsset(first, vault, chain.chainId);
  const config = vault && core ? askConfig(first, core, vault) : undefined;
  const point = await first.send(context);
  const base = { chain, point, ...(vault ? { vault } : {}), ...(target.intent ? { intent: target.intent } : {}) };

  const kind: KarakReading['kind'] = kindOf?.() ?? unknown('not-read');
  if (vault && core && config && kind.known && kind.value === 'v2') {
    const { staked, token } = await readStaked(context, point, core, vault, config);
    return buildTerms({ ...base, kind, ...token, staked });
  }
  const token = await readToken(context, point, assetOf?.() ?? unknown('not-read'));
  return buildTerms({ ...base, kind, ...token, plain: plainOf() });
};
