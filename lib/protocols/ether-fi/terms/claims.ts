import type { Source } from '@/lib/core/fact';
import { type Claim, count, duration, evidenceOf, percent, type Quantity, say } from '@/lib/core/sentence';
import { secondsOfBlocks, wadOfBps } from '@/lib/core/units';
import { upgradeClaim } from '../../families/liquid-restaking/own-terms';
import type { PoolReading } from '../read/ask-pool';
import { contractsSource, registryValues } from '../registry';

export const claim = (
  key: string,
  evidence: readonly Source[],
  values?: Readonly<Record<string, Quantity>>,
): Claim => ({
  sentence: say(`etherFi.${key}`, values),
  evidence,
});

/** What is true of eETH and, through it, of everything made of it. */
export const poolClaims = (pool: PoolReading): Claim[] => [
  ...upgradeClaim(pool.upgradeDelaySeconds),
  claim('pool.operating', [registryValues.operatingDelaySeconds.source], {
    delay: duration(registryValues.operatingDelaySeconds.value),
  }),
  claim('pool.pause', [contractsSource]),
  claim('pool.blacklist', [contractsSource]),
  claim('pool.delegates', [contractsSource]),
];

/** How the rate comes about, and what keeps it from moving far. */
export const rateClaims = (pool: PoolReading): Claim[] => {
  const { quorum, largestFallBps, reportPeriodSlots } = pool;
  const { largestRiseBps } = registryValues;
  const claims: Claim[] = [];
  claims.push(
    quorum.known
      ? claim('rate.quorum', evidenceOf(quorum), { needed: count(quorum.value.needed), of: count(quorum.value.of) })
      : claim('rate.committee', [contractsSource]),
  );
  if (reportPeriodSlots.known)
    claims.push(
      claim('rate.period', evidenceOf(reportPeriodSlots), {
        period: duration(secondsOfBlocks(BigInt(reportPeriodSlots.value))),
      }),
    );
  claims.push(claim('rate.rise', [largestRiseBps.source], { share: percent(wadOfBps(largestRiseBps.value)) }));
  if (largestFallBps.known)
    claims.push(claim('rate.fall', evidenceOf(largestFallBps), { share: percent(wadOfBps(largestFallBps.value)) }));
  return claims;
};
