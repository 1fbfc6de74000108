import { useMemo } from 'react';
import { Button } from '@/components/ui/Button';
import { formatAge, formatCount } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { useAfterPaint } from '@/components/ui/use-after-paint';
import { largestKnownFirst } from '@/lib/core/fact';
import type { Limits } from '@/lib/core/findings';
import type { Position } from '@/lib/core/terms';
import { FailureBars } from './FailureBars';
import { FlowPicture } from './FlowPicture';
import { LoadingSteps } from './LoadingSteps';
import { Overview } from './Overview';
import { NoAccounts, NothingHeld, Standing, Unread, Unreadable } from './PortfolioStates';
import { PositionRow } from './PositionRow';
import type { AddressProblem, LimitId, LoadingStep, PortfolioData, PortfolioSummary } from './portfolio-data';
import { StressTable } from './StressTable';
import { isHeld, summarisePortfolio } from './summary';

export type PortfolioViewProps = {
  /** Null: not even the last read is known yet. */
  readonly portfolio: PortfolioData | null;
  /** Why there is none, in words. */
  readonly trouble?: string | null;
  /** A read in progress; empty: none. */
  readonly progress: readonly LoadingStep[];
  readonly limits: Limits;
  /** Limits the person set; the others are ours. */
  readonly ownLimits: readonly LimitId[];
  /** Unix seconds. */
  readonly now: number;
  /** Leads to where limits are set. */
  readonly onSetLimits: () => void;
  readonly onAddAddress: (entered: string) => Promise<AddressProblem | null>;
  readonly onRefresh: () => void;
};

type BelowProps = Pick<PortfolioViewProps, 'limits' | 'ownLimits'> & {
  /** Largest first. */
  readonly positions: readonly Position[];
  readonly summary: PortfolioSummary;
  readonly isOneOfMany: boolean;
};

/** What lies below the overview: laid out and drawn once that is on the screen. */
const Below = ({ positions, summary, limits, ownLimits, isOneOfMany }: BelowProps) => {
  const isOwnLimit = ownLimits.includes('loss');
  const { total, failures, unvalued } = summary;
  if (!useAfterPaint()) return null;
  return (
    <>
      <FlowPicture positions={positions} total={total} />
      {failures.length === 0 ? null : (
        <FailureBars failures={failures} limitWad={limits.largestLossWad} isOwnLimit={isOwnLimit} />
      )}
      <StressTable positions={positions} limits={limits} isOwnLimit={isOwnLimit} />
      <Section
        title="ui.portfolio.title"
        aside={unvalued.length === 0 ? 'ui.portfolio.aside' : 'ui.portfolio.asideUnvalued'}
      >
        <ul className="positions">
          {positions.map((position) => (
            <PositionRow key={position.id} position={position} total={total} isOneOfMany={isOneOfMany} />
          ))}
        </ul>
      </Section>
    </>
  );
};

type ReadLineProps = Pick<PortfolioViewProps, 'now' | 'onRefresh'> & {
  readonly portfolio: PortfolioData;
  readonly isLoading: boolean;
};

/** When it was read, and the way to read it again. */
const ReadLine = ({ portfolio: { readAt, block }, now, isLoading, onRefresh }: ReadLineProps) => {
  const { language } = useLocale();
  return (
    <div className="read-line">
      <span>
        {readAt === null ? null : (
          <Phrase
            of={block === null ? 'ui.portfolio.readTime' : 'ui.portfolio.read'}
            slots={{
              block: block === null ? '' : formatCount(block, language),
              age: formatAge(now - readAt, language),
            }}
          />
        )}
      </span>
      <Button look="quiet" onClick={onRefresh} disabled={isLoading}>
        <Say of={{ key: isLoading ? 'ui.portfolio.refreshing' : 'ui.portfolio.refresh' }} />
      </Button>
    </div>
  );
};

/** What is held, the largest first; what has no value comes last. */
const byValue = (positions: readonly Position[]): readonly Position[] =>
  positions.filter(isHeld).sort((a, b) => largestKnownFirst(a.valueWei, b.valueWei));

/** Everything the watched accounts hold, what it rests on, and what fails together. */
export const PortfolioView = (props: PortfolioViewProps) => {
  const { portfolio, trouble = null, progress, limits, ownLimits, now, onSetLimits, onAddAddress, onRefresh } = props;
  const isLoading = progress.length > 0;
  // The same array as long as it is the same reading: pictures are laid out once.
  const positions = useMemo(() => byValue(portfolio?.positions ?? []), [portfolio]);
  const summary = useMemo(() => summarisePortfolio(positions, limits), [positions, limits]);
  if (portfolio === null)
    return trouble === null || isLoading ? (
      <LoadingSteps steps={progress} />
    ) : (
      <Unreadable trouble={trouble} onRetry={onRefresh} />
    );
  if (portfolio.accounts.length === 0) return <NoAccounts onAdd={onAddAddress} />;
  const unread = portfolio.positions.filter((position) => !isHeld(position));
  return (
    <div className="portfolio">
      <h2 className="visually-hidden">
        <Say of={{ key: 'ui.tab.portfolio' }} />
      </h2>
      <Standing portfolio={portfolio} now={now} />
      {isLoading ? <LoadingSteps steps={progress} /> : null}
      {positions.length > 0 ? (
        <>
          <Overview summary={summary} held={positions.length} ownLimits={ownLimits} onSetLimits={onSetLimits} />
          <Below
            positions={positions}
            summary={summary}
            limits={limits}
            ownLimits={ownLimits}
            isOneOfMany={portfolio.accounts.length > 1}
          />
        </>
      ) : isLoading || unread.length > 0 ? null : (
        <NothingHeld isRead={portfolio.readAt !== null} />
      )}
      <Unread positions={unread} />
      <ReadLine portfolio={portfolio} now={now} isLoading={isLoading} onRefresh={onRefresh} />
    </div>
  );
};
