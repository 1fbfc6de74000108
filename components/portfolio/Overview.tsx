import { FactValue, ShareValue } from '@/components/ui/FactValue';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { amount } from '@/lib/core/sentence';
import { LeftOut } from './LeftOut';
import { LimitCards } from './LimitCards';
import type { LimitId, PortfolioSummary } from './portfolio-data';

/** Why there is no value in ETH. */
const VALUE_REASONS = {
  'not-measured': 'ui.portfolio.noRate',
  'not-published': 'ui.portfolio.noRate',
  'not-read': 'ui.portfolio.noRate',
  'call-failed': 'ui.portfolio.rateFailed',
  'feed-failed': 'ui.portfolio.rateFailed',
} as const;

type OverviewProps = {
  readonly summary: PortfolioSummary;
  /** How many positions are held. */
  readonly held: number;
  readonly ownLimits: readonly LimitId[];
  readonly onSetLimits: () => void;
};

/** What a person reads first: how much it is, what most of it hangs on, and the limits. */
export const Overview = ({ summary, held, ownLimits, onSetLimits }: OverviewProps) => {
  const { unvalued } = summary;
  const largest = summary.failures[0];
  // The largest of all only if nothing of any is open.
  const isLargest = unvalued.length === 0 && summary.failures.every(({ open }) => open === null);
  const valued = held - unvalued.length;
  return (
    <div className="overview">
      <div className="total">
        <FactValue of={summary.total} as={(wei) => amount(wei, 18, 'ETH')} />
      </div>
      <div className="text">
        {valued === 0 ? null : <Phrase of="ui.portfolio.positions" count={valued} slots={{ count: `${valued}` }} />}{' '}
        {largest === undefined ? null : !largest.share.known ? (
          <Say of={{ key: 'ui.portfolio.largestUnknown' }} />
        ) : (
          <Phrase
            of={
              isLargest
                ? 'ui.portfolio.largest'
                : largest.open === null
                  ? 'ui.portfolio.largestKnown'
                  : 'ui.portfolio.largestAtLeast'
            }
            slots={{
              name: <bdi className="name">{largest.name}</bdi>,
              share: <ShareValue of={largest.share} />,
            }}
          />
        )}
      </div>
      <LeftOut
        of={unvalued}
        reasons={VALUE_REASONS}
        summary={<Phrase of="ui.portfolio.unvalued" count={unvalued.length} slots={{ count: `${unvalued.length}` }} />}
      />
      <LimitCards checks={summary.checks} ownLimits={ownLimits} onSetLimits={onSetLimits} />
    </div>
  );
};
