import { type Address, parseAbi } from 'viem';
import { knownStrategies } from '@/lib/protocols/eigenlayer/strategies';
import { view } from '@/lib/protocols/reading/read-batch';
import { NETWORK_REGISTRY, OPERATOR_REGISTRY, VAULT_FACTORY } from '@/lib/protocols/symbiotic/addresses';
import symbiotic from '@/public/registry/symbiotic.json';
import type { Check } from './check-registry';

const strategyAbi = parseAbi(['function underlyingToken() view returns (address)']);
const entityAbi = parseAbi(['function isEntity(address entity) view returns (bool)']);

const entities = (name: string, registry: Address, list: readonly { address: string }[]): Check[] =>
  list.map(({ address }, index) => ({
    place: `${name}[${index}] isEntity()`,
    address: address as Address,
    view: view(entityAbi, registry, 'isEntity', [address as Address]),
    expected: true,
  }));

/** What a protocol's own contracts can confirm of its registry, by the registry file's name. Mainnet. */
export const checksOf: Readonly<Record<string, readonly Check[]>> = {
  eigenlayer: [
    ...knownStrategies
      .filter(({ kind }) => kind === 'lst')
      .map(({ symbol, strategy, token }) => ({
        place: `strategy of ${symbol} underlyingToken()`,
        address: strategy,
        view: view(strategyAbi, strategy, 'underlyingToken'),
        expected: token,
      })),
  ],
  symbiotic: [
    ...entities('networks', NETWORK_REGISTRY, symbiotic.networks),
    ...entities('operators', OPERATOR_REGISTRY, symbiotic.operators),
    ...entities('vaults', VAULT_FACTORY, symbiotic.vaults),
  ],
};
