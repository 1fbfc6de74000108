import { Button } from '@/components/ui/Button';
import { FactValue } from '@/components/ui/FactValue';
import { formatAge, formatCount, formatTime } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Names } from '@/components/ui/Names';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import { useAfterPaint } from '@/components/ui/use-after-paint';
import { unknown } from '@/lib/core/fact';
import type { Limits } from '@/lib/core/findings';
import { amount } from '@/lib/core/sentence';
import type { Position } from '@/lib/core/terms';
import { AddressForm } from './AddressForm';
import { FailureBars } from './FailureBars';
import { FlowPicture } from './FlowPicture';
import { LimitCards } from './LimitCards';
import { LoadingSteps } from './LoadingSteps';
import { PositionRow } from './PositionRow';
import type { AddressProblem, LoadingStep, PortfolioData, PortfolioSummary } from './portfolio-data';
import { StressTable } from './StressTable';
import { isHeld } from './summary';

export type PortfolioViewProps = {
  /** Null: not even the last read is known yet. */
  readonly portfolio: PortfolioData | null;
  readonly summary: PortfolioSummary | null;
  /** A read in progress; empty: none. */
  readonly progress: readonly LoadingStep[];
  readonly limits: Limits;
  /** Unix seconds. */
  readonly now: number;
  readonly onAddAddress: (entered: string) => Promise<AddressProblem | null>;
  readonly onRefresh: () => void;
};

const NoAccounts = ({ onAddAddress }: Pick<PortfolioViewProps, 'onAddAddress'>) => (
  <div className="empty">
    <h2>
      <Say of={{ key: 'ui.portfolio.emptyTitle' }} />
    </h2>
    <div className="text">
      <Say of={{ key: 'ui.portfolio.emptyText' }} />
    </div>
    <AddressForm onAdd={onAddAddress} />
  </div>
);

const Overview = ({ portfolio, summary }: { portfolio: PortfolioData; summary: PortfolioSummary }) => {
  const largest = summary.failures[0];
  const valued = portfolio.positions.filter(isHeld).length - summary.unvalued;
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
            of="ui.portfolio.largest"
            slots={{
              name: <bdi className="name">{largest.name}</bdi>,
              share: <FactValue of={largest.share} as={(wad) => ({ type: 'percent', wad })} />,
            }}
          />
        )}
      </div>
      {summary.unvalued === 0 ? null : (
        <div className="text muted">
          <Phrase of="ui.portfolio.unvalued" count={summary.unvalued} slots={{ count: `${summary.unvalued}` }} />
        </div>
      )}
      <LimitCards checks={summary.checks} />
    </div>
  );
};

const Standing = ({ portfolio, now }: { portfolio: PortfolioData; now: number }) => {
  const { language } = useLocale();
  const { readAt, block, trouble, isFromCache } = portfolio;
  if (trouble === null && !isFromCache) return null;
  return (
    <div className="standing" role="status">
      {trouble === null ? null : (
        <div>
          <strong>
            <Say of={{ key: 'ui.portfolio.troubleTitle' }} />
          </strong>{' '}
          <bdi>{trouble}</bdi>
        </div>
      )}
      {readAt === null ? null : (
        <div>
          <Phrase
            of={block === null ? 'ui.portfolio.staleTime' : 'ui.portfolio.stale'}
            slots={{
              time: formatTime(readAt, language),
              age: formatAge(now - readAt, language),
              block: block === null ? '' : formatCount(block, language),
            }}
          />
        </div>
      )}
    </div>
  );
};

/** Holdings that may exist: their balance could not be read. */
const Unread = ({ positions }: { positions: readonly Position[] }) =>
  positions.length === 0 ? null : (
    <div className="text muted">
      <Phrase of="ui.portfolio.unread" slots={{ names: <Names of={positions.map(({ asset }) => asset.symbol)} /> }} />
    </div>
  );

const NOT_SUMMED = unknown('not-read');

type BelowProps = Pick<PortfolioViewProps, 'summary' | 'limits' | 'now'> & {
  /** Largest first. */
  readonly positions: readonly Position[];
  readonly isOneOfMany: boolean;
};

/** What lies below the overview: drawn once that is on the screen. */
const Below = ({ positions, summary, limits, now, isOneOfMany }: BelowProps) =>
  useAfterPaint() ? (
    <>
      <FlowPicture positions={positions} total={summary?.total ?? NOT_SUMMED} />
      {summary === null || summary.failures.length === 0 ? null : (
        <FailureBars failures={summary.failures} limitWad={limits.largestLossWad} />
      )}
      <StressTable positions={positions} limits={limits} />
      <Section title="ui.portfolio.title" aside="ui.portfolio.aside">
        <ul className="positions">
          {positions.map((position) => (
            <PositionRow
              key={position.id}
              position={position}
              total={summary?.total ?? NOT_SUMMED}
              isOneOfMany={isOneOfMany}
              now={now}
            />
          ))}
        </ul>
      </Section>
    </>
  ) : null;

/** Everything the watched accounts hold, what it rests on, and what fails together. */
export const PortfolioView = (props: PortfolioViewProps) => {
  const { portfolio, summary, progress, limits, now, onAddAddress, onRefresh } = props;
  const { language } = useLocale();
  const isLoading = progress.length > 0;
  if (portfolio !== null && portfolio.accounts.length === 0) return <NoAccounts onAddAddress={onAddAddress} />;
  if (portfolio === null) return <LoadingSteps steps={progress} />;
  const { readAt, block } = portfolio;
  // Largest first.
  const positions = portfolio.positions.filter(isHeld).sort((a, b) => {
    const [left, right] = [a.valueWei.known ? a.valueWei.value : -1n, b.valueWei.known ? b.valueWei.value : -1n];
    return left === right ? 0 : left > right ? -1 : 1;
  });
  return (
    <div className="portfolio">
      <h2 className="visually-hidden">
        <Say of={{ key: 'ui.tab.portfolio' }} />
      </h2>
      <Standing portfolio={portfolio} now={now} />
      {isLoading ? <LoadingSteps steps={progress} /> : null}
      {positions.length === 0 ? (
        isLoading || readAt === null ? null : (
          <div className="empty">
            <h2>
              <Say of={{ key: 'ui.portfolio.nothingTitle' }} />
            </h2>
            <div className="text">
              <Say of={{ key: 'ui.portfolio.nothingText' }} />
            </div>
          </div>
        )
      ) : (
        <>
          {summary === null ? null : <Overview portfolio={portfolio} summary={summary} />}
          <Below
            positions={positions}
            summary={summary}
            limits={limits}
            now={now}
            isOneOfMany={portfolio.accounts.length > 1}
          />
        </>
      )}
      <Unread positions={portfolio.positions.filter((position) => !isHeld(position))} />
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
    </div>
  );
};
