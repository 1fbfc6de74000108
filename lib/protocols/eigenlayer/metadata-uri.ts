import { BaseError, parseAbiItem } from 'viem';
import type { Layer } from '@/lib/core/layer';
import type { ReadContext } from '../contract';
import { ALLOCATION_MANAGER, DELEGATION_MANAGER, MAINNET } from './addresses';

const operatorEvent = parseAbiItem('event OperatorMetadataURIUpdated(address indexed operator, string metadataURI)');
const serviceEvent = parseAbiItem('event AVSMetadataURIUpdated(address indexed avs, string metadataURI)');

/** First blocks with events of the deployed versions. Source: eigenlayer-contracts deployments, 2024-04-08 and 2025-04-17. */
const OPERATORS_SINCE = 19_492_759n;
const SERVICES_SINCE = 22_279_000n;

/**
 * Where an operator or service says its metadata is; it stands in events alone. Undefined when it never said, or the endpoint does not
 * search that far back, as many public ones.
 */
export const readMetadataUri = async (
  { client, chainId }: Pick<ReadContext, 'client' | 'chainId'>,
  { kind, address }: Layer,
): Promise<string | undefined> => {
  if (chainId !== MAINNET || address === undefined) return undefined;
  const range = { toBlock: 'latest', strict: true } as const;
  try {
    if (kind === 'operator') {
      const logs = await client.getLogs({
        ...range,
        address: DELEGATION_MANAGER,
        event: operatorEvent,
        args: { operator: address },
        fromBlock: OPERATORS_SINCE,
      });
      return logs.at(-1)?.args.metadataURI;
    }
    if (kind !== 'service') return undefined;
    const logs = await client.getLogs({
      ...range,
      address: ALLOCATION_MANAGER,
      event: serviceEvent,
      args: { avs: address },
      fromBlock: SERVICES_SINCE,
    });
    return logs.at(-1)?.args.metadataURI;
  } catch (error) {
    if (error instanceof BaseError) return undefined;
    throw error;
  }
};
