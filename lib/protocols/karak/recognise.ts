import { isSameAddress } from '@/lib/core/units';
import type { Entity, Protocol } from '../contract';
import { createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { PROTOCOL, VAULT_V2 } from './decode';
import { vault } from './decode/vault';
import { karakOn } from './registry';
import { coreViews, vaultV2Views } from './views';

const ZERO = '0x0000000000000000000000000000000000000000';

/** Asks Core which contracts it made: operators make vaults, so no list has them all. */
export const recognise: NonNullable<Protocol['recognise']> = {
  get selectors() {
    return [...vault().values()].map(({ selector }) => selector);
  },
  entitiesAmong: async (context, addresses) => {
    const core = karakOn(context.chainId)?.core;
    if (!core || addresses.length === 0) return [];
    const batch = createBatch();
    const asked = addresses.map((address) => ({
      address,
      made: batch.ask(view(coreViews, core, 'implementation', [address])),
      config: batch.ask(view(vaultV2Views, address, 'vaultConfig')),
    }));
    await batch.send(context);
    return asked.flatMap(({ address, made, config }): Entity[] => {
      const code = made();
      const own = config();
      if (!code.known || isSameAddress(code.value, ZERO) || !own.known) return [];
      return [
        {
          protocol: PROTOCOL,
          chainId: context.chainId,
          address,
          kind: VAULT_V2,
          traits: { asset: own.value.asset, operator: own.value.operator, decimals: String(own.value.decimals) },
        },
      ];
    });
  },
};
