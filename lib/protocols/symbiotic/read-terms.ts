import type { ReadPoint, Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { ReadContext, ReadTarget } from '../contract';
import { createBatch } from '../reading/batch';
import { MAINNET } from './addresses';
import { askBasics, askKind, askToken } from './read/ask-vault';
import { readAdapterVault } from './read/read-adapter-vault';
import { readEpochVault } from './read/read-epoch-vault';
import { registryReading, type SymbioticReading } from './reading';
import { registryTerms } from './registry-terms';
import { vaultOf } from './subject';
import { buildTerms } from './terms/build-terms';

/**
 * Reads one vault of any generation, in at most three round trips pinned to one block; the logs of its delegator are asked for beside the
 * second. For a queue its vault is read, after one round trip more.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readVault = async (
  context: ReadContext,
  vault: Address,
  owner: Address | undefined,
  isQueueAllowed = true,
): Promise<SymbioticReading & { readonly point: ReadPoint }> => {
  const first = createBatch();
  const kindOf = askKind(first, vault);
  const basics = askBasics(first, vault, owner);
  const point = await first.send(context);
  const kind = kindOf();
  const base = { point, vault, kind };
  const generation = kind.known ? kind.value : null;
  if (generation === 'vault' || generation === 'vault-token')
    return { ...base, ...(await readEpochVault(context, point, vault, basics)) };
  if (generation === 'vault-v2') return { ...base, ...(await readAdapterVault(context, point, basics)) };
  const behind = basics.ofVault();
  if (kind.known && kind.value === null && behind.known && isQueueAllowed)
    return readVault({ ...context, at: point }, behind.value, owner, false);
  const second = createBatch();
  const tokenOf = askToken(second, basics.asset());
  await second.send(context, point);
  return { ...base, token: generation === 'collateral' ? tokenOf() : registryReading(vault).token };
};

/**
 * Terms of a vault.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readTerms = async (context: ReadContext, target: ReadTarget): Promise<Terms> => {
  const vault = vaultOf(target);
  if (context.chainId !== MAINNET || vault === undefined) return registryTerms(target);
  const { intent, owner } = target;
  const reading = await readVault(context, vault, owner ?? intent?.beneficiary);
  return buildTerms({ ...reading, ...(intent ? { intent } : {}) });
};
