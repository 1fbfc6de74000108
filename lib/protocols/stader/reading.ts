import { combineFacts, mapFact } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import { SECONDS_PER_BLOCK } from '@/lib/core/units';
import type { OpenRequest, RequestReader, StakingReading } from '../families/liquid-staking/shape';
import { atMostValidatorExit } from '../families/liquid-staking/validators';
import { type Answer, type Batch, createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { registryValue, reshape } from '../reading/registry-fact';
import { ORACLE, oracleViews, POOLS_MANAGER, poolViews, WITHDRAWALS, withdrawalViews } from './contracts';

/** Blocks a request waits at least. Source: stader-labs/ethx, StaderConfig defaults. */
const LEAST_BLOCKS = registryValue(600, 'stader-labs/ethx 9d4a921, StaderConfig default', '2025-12-18');

/** Asks for what waits in front, the least wait, and the switches. */
export const ask = (batch: Batch): (() => StakingReading) => {
  const queued = batch.ask(view(withdrawalViews, WITHDRAWALS, 'ethRequestedForWithdraw'));
  const withdrawalsPaused = batch.ask(view(withdrawalViews, WITHDRAWALS, 'paused'));
  const depositsPaused = batch.ask(view(poolViews, POOLS_MANAGER, 'paused'));
  const isHealthy = batch.ask(view(poolViews, POOLS_MANAGER, 'isVaultHealthy'));
  const inspection = batch.ask(view(oracleViews, ORACLE, 'erInspectionMode'));
  return () => ({
    exit: (amount) => [
      {
        id: 'queue',
        label: say('staking.exit.queue'),
        wait: combineFacts(
          [queued(), LEAST_BLOCKS],
          'least delay in blocks of 12 s, then validators exit for what is asked for, or sooner',
          (waiting, blocks) =>
            atMostValidatorExit(blocks * SECONDS_PER_BLOCK, waiting + (amount.known ? amount.value : 0n)),
        ),
      },
    ],
    switches: [
      { what: 'deposits', isOff: depositsPaused() },
      { what: 'requests', isOff: withdrawalsPaused() },
    ],
    notices: [
      { id: 'inspection', atStake: 'money', sentence: say('staking.notice.inspection'), holds: inspection() },
      {
        id: 'unhealthy',
        atStake: 'exit',
        stops: ['deposit', 'requestWithdraw'],
        sentence: say('staking.notice.unhealthy'),
        holds: mapFact(isHealthy(), 'not isVaultHealthy', (healthy) => !healthy),
      },
    ],
  });
};

type Row = readonly [owner: string, ethX: bigint, expected: bigint, finalized: bigint, block: bigint];

/** Requests by account; one is paid once the queue has passed its number. One round trip after the balances. */
export const readRequests: RequestReader = (batch, owners) => {
  const next = batch.ask(view(withdrawalViews, WITHDRAWALS, 'nextRequestIdToFinalize'));
  const listOf = owners.map((owner) => ({
    owner,
    ids: batch.ask(view(withdrawalViews, WITHDRAWALS, 'getRequestIdsByUser', [owner])),
  }));
  return async (context, point) => {
    const second = createBatch();
    const looked = listOf.map(({ owner, ids }) => ({
      owner,
      rows: reshape(ids(), (list) =>
        list.map((id): { id: bigint; row: Answer<Row> } => ({
          id,
          row: second.ask(view(withdrawalViews, WITHDRAWALS, 'userWithdrawRequests', [id])),
        })),
      ),
    }));
    await second.send(context, point);
    return looked.map(({ owner, rows }) => ({
      owner,
      requests: reshape(rows, (list) =>
        list.map(({ id, row }): OpenRequest => {
          const isClaimable = mapFact(next(), 'request is before the next one to finalize', (first) => id < first);
          return {
            id,
            owner,
            symbol: 'ETHx',
            amount: combineFacts(
              [row(), isClaimable],
              'ethFinalized, until then ethExpected',
              ([, , expected, paid], done) => (done ? paid : expected),
            ),
            isClaimable,
          };
        }),
      ),
    }));
  };
};
