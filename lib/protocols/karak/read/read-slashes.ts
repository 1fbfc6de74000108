import { parseAbi } from 'viem';
import { type Fact, known, unknown } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { ReadContext } from '../../contract';
import { readLogs } from '../../reading/read-logs';

// Source: Core and SlasherLib, karak-network/v2-contracts 3b3b78f. Nothing of it is indexed.
const EVENTS = parseAbi([
  'struct QueuedSlashing { address dss; uint96 timestamp; address operator; address[] vaults; uint96[] slashPercentagesWad; uint256 nonce; }',
  'event FinalizedSlashing(address dss, QueuedSlashing queuedSlashing)',
]);

/**
 * Services by whom a vault of Core was slashed, once for each slash that was finished; no view counts them. One request beside a batch.
 * Unknown where the endpoint gives no logs that old.
 */
export const readSlashes = async (
  { client, chainId }: ReadContext,
  point: ReadPoint,
  core: Address,
): Promise<Fact<readonly Address[]>> => {
  const logs = await readLogs(client, { events: EVENTS, since: 0n, block: point.block }, [core]);
  const services = logs?.flatMap(({ args: { dss } }) => (typeof dss === 'string' ? [dss as Address] : []));
  // One that cannot be decoded may be of any service.
  if (services === undefined || services.length !== logs?.length) return unknown('call-failed', 'logs of Core');
  return known(
    services,
    { kind: 'onchain', chainId, block: point.block, contract: core, call: 'logs' },
    point.timestamp,
  );
};
