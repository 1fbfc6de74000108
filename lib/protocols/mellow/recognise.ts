import { type Address, isSameAddress } from '@/lib/core/units';
import type { Entity, Protocol } from '../contract';
import { createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { CORE_VAULT_FACTORY, DEPOSIT_QUEUE_FACTORY, REDEEM_QUEUE_FACTORY, SIMPLE_FACTORY } from './addresses';
import { PROTOCOL } from './decode';
import { coreVault, queueSelectors } from './decode/queues';
import { vault } from './decode/vault';
import { findVault } from './registry';
import { factoryViews, multiVaultViews, queueViews, vaultViews } from './views';

/** Factories that say which contracts they made, and what those are. */
const FACTORIES: readonly (readonly [Address, string])[] = [
  [SIMPLE_FACTORY, 'vault'],
  [CORE_VAULT_FACTORY, 'core-vault'],
  [DEPOSIT_QUEUE_FACTORY, 'deposit-queue'],
  [REDEEM_QUEUE_FACTORY, 'redeem-queue'],
];

/**
 * Asks the factories whose contracts they are. MultiVaults have no factory: one that has its functions is kept as one that calls itself so.
 * A withdrawal queue is Mellow's when it works for a vault of the list.
 */
export const recognise: NonNullable<Protocol['recognise']> = {
  get selectors() {
    return [...new Set([...vault().keys(), ...coreVault().keys(), ...queueSelectors()])] as `0x${string}`[];
  },
  entitiesAmong: async (context, addresses) => {
    if (context.chainId !== 1 || addresses.length === 0) return [];
    const { ask, send } = createBatch();
    const asked = addresses.map((address) => ({
      address,
      made: FACTORIES.map(([factory, kind]) => ({ kind, is: ask(view(factoryViews, factory, 'isEntity', [address])) })),
      asset: ask(view(vaultViews, address, 'asset')),
      worksFor: ask(view(queueViews, address, 'vault')),
      under: ask(view(queueViews, address, 'symbioticVault')),
      count: ask(view(multiVaultViews, address, 'subvaultsCount')),
      collateral: ask(view(multiVaultViews, address, 'defaultCollateral')),
    }));
    await send(context);
    return asked.flatMap(({ address, made, asset, worksFor, under, count, collateral }): Entity[] => {
      const token = asset();
      const of = worksFor();
      const isShaped = count().known && collateral().known && token.known;
      const isQueue = of.known && under().known && findVault(of.value, context.chainId) !== undefined;
      const proven = made.find(({ is }) => {
        const answer = is();
        return answer.known && answer.value;
      })?.kind;
      const kind =
        proven ?? (isQueue && !isSameAddress(of.value, address) ? 'withdrawal-queue' : isShaped ? 'vault' : undefined);
      if (!kind) return [];
      return [
        {
          protocol: PROTOCOL,
          chainId: context.chainId,
          address,
          kind,
          traits: {
            isProven: proven ? 'yes' : 'no',
            ...(token.known ? { asset: token.value } : {}),
            ...(of.known ? { vault: of.value } : {}),
          },
        },
      ];
    });
  },
};
