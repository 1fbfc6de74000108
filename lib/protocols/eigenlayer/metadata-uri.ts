import { BaseError, parseAbiItem } from 'viem';
import type { Layer } from '@/lib/core/layer';
import type { Address } from '@/lib/core/units';
import type { ReadContext } from '../contract';
import { ALLOCATION_MANAGER, DELEGATION_MANAGER, MAINNET } from './addresses';

const operatorEvent = parseAbiItem('event OperatorMetadataURIUpdated(address indexed operator, string metadataURI)');
const serviceEvent = parseAbiItem('event AVSMetadataURIUpdated(address indexed avs, string metadataURI)');

/** First blocks with events of the deployed versions. Source: eigenlayer-contracts deployments, 2024-04-08 and 2025-04-17. */
const OPERATORS_SINCE = 19_492_759n;
const SERVICES_SINCE = 22_279_000n;

const addressesOf = (layers: readonly Layer[], kind: Layer['kind']): Address[] =>
  layers.flatMap((layer) => (layer.kind === kind && layer.address !== undefined ? [layer.address] : []));

/**
 * Where operators and services say their metadata is, the latest word of each; it stands in events alone. Without those that never said,
 * and empty where the endpoint does not search that far back, as many public ones.
 */
export const readMetadataUris = async (
  { client, chainId }: Pick<ReadContext, 'client' | 'chainId'>,
  layers: readonly Layer[],
): Promise<ReadonlyMap<Address, string>> => {
  if (chainId !== MAINNET) return new Map();
  const operator = addressesOf(layers, 'operator');
  const avs = addressesOf(layers, 'service');
  const range = { toBlock: 'latest', strict: true } as const;
  try {
    const [operators, services] = await Promise.all([
      operator.length === 0
        ? []
        : client.getLogs({
            ...range,
            address: DELEGATION_MANAGER,
            event: operatorEvent,
            args: { operator },
            fromBlock: OPERATORS_SINCE,
          }),
      avs.length === 0
        ? []
        : client.getLogs({
            ...range,
            address: ALLOCATION_MANAGER,
            event: serviceEvent,
            args: { avs },
            fromBlock: SERVICES_SINCE,
          }),
    ]);
    return new Map([
      ...operators.map(({ args }) => [args.operator, args.metadataURI] as const),
      ...services.map(({ args }) => [args.avs, args.metadataURI] as const),
    ]);
  } catch (error) {
    if (error instanceof BaseError) return new Map();
    throw error;
  }
};
