import { keccak256, parseAbi, toHex } from 'viem';
import { type Wait, waitOf } from '@/lib/core/exit';
import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import type { StakingReading } from '../families/liquid-staking/shape';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { RETH, STORAGE } from './contracts';

/** Source: rocket-pool/rocketpool fef41a4, RocketTokenRETH and RocketStorage, 2026-04-17. */
export const rEthViews = parseAbi([
  'function getExchangeRate() view returns (uint256)',
  'function getTotalCollateral() view returns (uint256)',
]);
const storageViews = parseAbi([
  'function getUint(bytes32 _key) view returns (uint256 r)',
  'function getBool(bytes32 _key) view returns (bool r)',
]);

const REPORTED_AT = keccak256(toHex('network.balances.updated.timestamp'));

/** Redeemed at once while the contracts hold enough ether, or not at all: no queue exists. Amounts in wei. */
const burnWait = (collateral: Fact<bigint>, amount: Fact<bigint>): Fact<Wait> => {
  const enough = combineFacts([collateral, amount], 'collateral covers the amount', (held, wanted) => held >= wanted);
  // Without an amount, one wei stands for it: some ether is there, or none.
  const some = reshape(collateral, (held) => held > 0n);
  const answer = enough.known ? enough : some;
  if (!answer.known) return answer;
  return answer.value
    ? reshape(answer, () => waitOf(0))
    : unknown('unbounded', 'no ether to redeem it with; there is no queue');
};

/** Asks how much ether there is to redeem with and when the rate was reported. */
export const ask = (batch: Batch): (() => StakingReading) => {
  const collateral = batch.ask(view(rEthViews, RETH, 'getTotalCollateral'));
  const reportedAt = batch.ask(view(storageViews, STORAGE, 'getUint', [REPORTED_AT]));
  return () => ({
    exit: (amount) => [{ id: 'burn', label: say('staking.exit.burn'), wait: burnWait(collateral(), amount) }],
    switches: [],
    notices: [
      {
        id: 'noCollateral',
        atStake: 'exit',
        stops: ['burn'],
        sentence: say('staking.notice.noCollateral'),
        holds: reshape(collateral(), (held) => held === 0n),
      },
    ],
    rateAt: reshape(reportedAt(), Number),
  });
};
