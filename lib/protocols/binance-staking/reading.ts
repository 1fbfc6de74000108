import { waitOf } from '@/lib/core/exit';
import { combineFacts, known, mapFact } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import type { OpenRequest, RequestReader, StakingReading } from '../families/liquid-staking/shape';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { tokenViews, UNWRAP, unwrapViews, WBETH } from './contracts';

/** Asks for the lock of withdrawals and the switches. Ether comes when Binance puts it in, so no bound is known. */
export const ask = (batch: Batch): (() => StakingReading) => {
  const lock = batch.ask(view(unwrapViews, UNWRAP, 'lockTime'));
  const withdrawalsPaused = batch.ask(view(unwrapViews, UNWRAP, 'paused'));
  const tokenPaused = batch.ask(view(tokenViews, WBETH, 'paused'));
  return () => ({
    exit: () => [
      {
        id: 'queue',
        label: say('staking.exit.queue'),
        wait: mapFact(lock(), 'lock time, then until Binance has put the ether in', (seconds) =>
          waitOf(Number(seconds), Number(seconds), null),
        ),
      },
    ],
    switches: [
      { what: 'deposits', isOff: tokenPaused() },
      { what: 'claims', isOff: withdrawalsPaused() },
    ],
    notices: [],
  });
};

/** Withdrawals by account. Their number is their place in the account's list, which is what a claim names. */
export const readRequests: RequestReader = (batch, owners) => {
  const lock = batch.ask(view(unwrapViews, UNWRAP, 'lockTime'));
  const listOf = owners.map((owner) => ({
    owner,
    list: batch.ask(view(unwrapViews, UNWRAP, 'getUserWithdrawRequests', [owner])),
  }));
  return async (_, point) =>
    listOf.map(({ owner, list }) => ({
      owner,
      requests: reshape(list(), (rows) =>
        rows.map((row, index): OpenRequest => {
          const asked = reshape(list(), () => row);
          const claimableAt = combineFacts([asked, lock()], 'asked for + lock time', ({ triggerTime }, seconds) =>
            Number(triggerTime + seconds),
          );
          const now = known(
            point.timestamp,
            { kind: 'derived', formula: 'time of the block', inputs: [] },
            point.timestamp,
          );
          return {
            id: BigInt(index),
            owner,
            symbol: 'wBETH',
            amount: reshape(asked, ({ ethAmount }) => ethAmount),
            isClaimable: combineFacts(
              [asked, claimableAt, now],
              'allocated, and the lock has passed',
              ({ allocated }, from, at) => allocated && at >= from,
            ),
            claimableAt,
          };
        }),
      ),
    }));
};
