import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import { formatAge, formatCount, formatTime } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Names } from '@/components/ui/Names';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import type { Position } from '@/lib/core/terms';
import { AddressForm } from './AddressForm';
import type { AddressProblem, PortfolioData } from './portfolio-data';

type EmptyProps = { readonly title: string; readonly text: string; readonly children?: ReactNode };

const Empty = ({ title, text, children }: EmptyProps) => (
  <div className="empty">
    <h2>
      <Say of={{ key: title }} />
    </h2>
    <div className="text">
      <Say of={{ key: text }} />
    </div>
    {children}
  </div>
);

/** Nothing is watched yet: what it is for, and the field to begin with. */
export const NoAccounts = ({ onAdd }: { onAdd: (entered: string) => Promise<AddressProblem | null> }) => (
  <Empty title="ui.portfolio.emptyTitle" text="ui.portfolio.emptyText">
    <AddressForm onAdd={onAdd} />
  </Empty>
);

/** Not even the last reading could be had. */
export const Unreadable = ({ trouble, onRetry }: { trouble: string; onRetry: () => void }) => (
  <div role="alert">
    <Empty title="ui.portfolio.unreadableTitle" text="ui.portfolio.unreadableText">
      <div className="text muted">
        <bdi>{trouble}</bdi>
      </div>
      <div className="text">
        <Button look="filled" onClick={onRetry}>
          <Say of={{ key: 'ui.portfolio.retry' }} />
        </Button>
      </div>
    </Empty>
  </div>
);

/** Nothing to list: it was never read, or nothing was found. */
export const NothingHeld = ({ isRead }: { isRead: boolean }) =>
  isRead ? (
    <Empty title="ui.portfolio.nothingTitle" text="ui.portfolio.nothingText" />
  ) : (
    <Empty title="ui.portfolio.notReadTitle" text="ui.portfolio.notReadText" />
  );

/** What is shown is not all read now: what went wrong, and when it was read. */
export const Standing = ({ portfolio, now }: { portfolio: PortfolioData; now: number }) => {
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
export const Unread = ({ positions }: { positions: readonly Position[] }) =>
  positions.length === 0 ? null : (
    <div className="unread text muted">
      <Phrase of="ui.portfolio.unread" slots={{ names: <Names of={positions.map(({ asset }) => asset.symbol)} /> }} />
    </div>
  );
