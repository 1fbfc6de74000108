import { stringToHex } from 'viem';
import { type Fact, unknown } from '@/lib/core/fact';
import type { Address, Hex } from '@/lib/core/units';
import registry from '@/public/registry/puffer.json';
import { BEACON_STRATEGY } from '../families/liquid-restaking/operators';
import type { RestakingAccounts } from '../families/liquid-restaking/shape';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { registrySource, reshape } from '../reading/registry-fact';
import { PUFFER_PROTOCOL, VAULT } from './addresses';
import { protocolViews, vaultViews } from './views';

/** Modules are numbered from 0; as many are asked for. Source: PufferProtocol, `PUFFER_MODULE_0`. */
const NAMES: readonly Hex[] = Array.from({ length: 16 }, (_, index) =>
  stringToHex(`PUFFER_MODULE_${index}`, { size: 32 }),
);

/** Modules restake what validators of Puffer stake. Unknown where one in use has another name than ours. */
const askModules = ({ ask }: Batch): (() => Fact<readonly Address[]>) => {
  const inUseOf = ask(view(protocolViews, PUFFER_PROTOCOL, 'getModuleWeights'));
  const addresses = NAMES.map((name) => ask(view(protocolViews, PUFFER_PROTOCOL, 'getModuleAddress', [name])));
  return () => {
    const inUse = inUseOf();
    if (!inUse.known) return inUse;
    const stranger = inUse.value.find((name) => !NAMES.includes(name));
    if (stranger !== undefined) return unknown('not-read', `module ${stranger}`);
    const found = addresses.map((answer) => answer());
    return (
      found.find((fact) => !fact.known) ??
      reshape(inUse, () => found.flatMap((fact) => (fact.known ? [fact.value] : [])))
    );
  };
};

export const modules: RestakingAccounts = {
  places: [{ asset: 'ETH', strategy: BEACON_STRATEGY }],
  known: [],
  expected: () => registry.modules as readonly Address[],
  expectedBy: registrySource(registry.source, registry.date),
  list: askModules,
  pooled: ({ ask }) => ask(view(vaultViews, VAULT, 'totalAssets')),
};
