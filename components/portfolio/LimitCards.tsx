import { Button } from '@/components/ui/Button';
import { FactValue } from '@/components/ui/FactValue';
import { Phrase } from '@/components/ui/Phrase';
import { Quantity } from '@/components/ui/Quantity';
import { Say } from '@/components/ui/Say';
import { LeftOut } from './LeftOut';
import type { LimitCheck, LimitId } from './portfolio-data';

const CAPTION_KEYS: Readonly<Record<LimitId, string>> = {
  loss: 'ui.limits.loss',
  exit: 'ui.limits.exit',
  liquidation: 'ui.limits.liquidation',
};
/** Where nothing is known of any. */
const BARE_CAPTION_KEYS: Readonly<Record<LimitId, string>> = {
  loss: 'ui.limits.lossBare',
  exit: 'ui.limits.exitBare',
  liquidation: 'ui.limits.liquidationBare',
};
const UNMEASURED_KEYS: Readonly<Record<LimitId, string>> = {
  loss: 'ui.limits.lossOpen',
  exit: 'ui.limits.exitOpen',
  liquidation: 'ui.limits.liquidationOpen',
};

/** A limit nobody set is not called the person's own. */
export const beyondKey = (isOwn: boolean): string => (isOwn ? 'ui.limits.beyond' : 'ui.limits.beyondDefault');

const LimitCard = ({ check, isOwn }: { check: LimitCheck; isOwn: boolean }) => {
  const { id, status, measure, isAtLeast, limit, subject, unmeasured } = check;
  const value = <FactValue of={measure} as={(quantity) => quantity} />;
  return (
    <li className={status === 'beyond' ? 'limit-card beyond' : 'limit-card'}>
      <div className="limit-value">{isAtLeast ? <Phrase of="ui.portfolio.atLeast" slots={{ value }} /> : value}</div>
      <div className="limit-caption">
        {subject === undefined ? (
          <Say of={{ key: BARE_CAPTION_KEYS[id] }} />
        ) : (
          <Phrase of={CAPTION_KEYS[id]} slots={{ subject: <bdi>{subject}</bdi> }} />
        )}
      </div>
      <div className="limit-caption">
        <Phrase of={isOwn ? 'ui.limits.own' : 'ui.limits.default'} slots={{ limit: <Quantity of={limit} /> }} />
        {status === 'beyond' ? (
          <strong>
            <Say of={{ key: beyondKey(isOwn) }} />
          </strong>
        ) : null}
      </div>
      <LeftOut
        of={unmeasured}
        summary={
          <Phrase of={UNMEASURED_KEYS[id]} count={unmeasured.length} slots={{ count: `${unmeasured.length}` }} />
        }
      />
    </li>
  );
};

type LimitCardsProps = {
  readonly checks: readonly LimitCheck[];
  /** Limits the person set; the others are ours. */
  readonly ownLimits: readonly LimitId[];
  readonly onSetLimits: () => void;
};

/** The limits against what is held: the furthest of what is known, and beside it how much is not. */
export const LimitCards = ({ checks, ownLimits, onSetLimits }: LimitCardsProps) => {
  const shown = checks.filter((check) => check.status !== 'not-applicable');
  if (shown.length === 0) return null;
  return (
    <>
      <ul className="limits">
        {shown.map((check) => (
          <LimitCard key={check.id} check={check} isOwn={ownLimits.includes(check.id)} />
        ))}
      </ul>
      {shown.every(({ id }) => ownLimits.includes(id)) ? null : (
        <div className="text set-limits">
          <Say of={{ key: 'ui.limits.ours' }} />{' '}
          <Button look="quiet" onClick={onSetLimits}>
            <Say of={{ key: 'ui.limits.set' }} />
          </Button>
        </div>
      )}
    </>
  );
};
