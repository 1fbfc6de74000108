import { Button } from '@/components/ui/Button';
import { ShareValue } from '@/components/ui/FactValue';
import { Phrase } from '@/components/ui/Phrase';
import { Quantity } from '@/components/ui/Quantity';
import { Say } from '@/components/ui/Say';
import { WaitValue } from '@/components/ui/WaitValue';
import { AtLeast } from './AtLeast';
import { LeftOut } from './LeftOut';
import type { CheckedLimit, LimitCheck, LimitId, LimitMeasure } from './portfolio-data';

const CAPTION_KEYS: Readonly<Record<CheckedLimit, string>> = {
  loss: 'ui.limits.loss',
  exit: 'ui.limits.exit',
};
/** Where nothing is known of any. */
const BARE_CAPTION_KEYS: Readonly<Record<CheckedLimit, string>> = {
  loss: 'ui.limits.lossBare',
  exit: 'ui.limits.exitBare',
};
const OPEN_ENDED_KEYS: Readonly<Record<CheckedLimit, string>> = {
  loss: 'ui.limits.lossPart',
  exit: 'ui.limits.exitUnbounded',
};
const UNMEASURED_KEYS: Readonly<Record<CheckedLimit, string>> = {
  loss: 'ui.limits.lossOpen',
  exit: 'ui.limits.exitOpen',
};

/** A limit nobody set is not called the person's own. */
export const beyondKey = (isOwn: boolean): string => (isOwn ? 'ui.limits.beyond' : 'ui.limits.beyondDefault');

/** What stands in the card's border: beyond, or, with a hatched edge, that nobody can tell. */
const LOOKS: Readonly<Partial<Record<LimitCheck['status'], string>>> = {
  beyond: ' beyond',
  notable: ' open',
  unknown: ' open',
};

const Measure = ({ measure }: { measure: LimitMeasure }) => {
  if (measure.kind === 'wait') return <WaitValue of={measure.of} />;
  return (
    <AtLeast isPartial={measure.isAtLeast}>
      <ShareValue of={measure.of} />
    </AtLeast>
  );
};

/** Whether the limit is kept; nothing where it is. */
const Verdict = ({ status, isOwn }: { status: LimitCheck['status']; isOwn: boolean }) =>
  status === 'within' ? null : (
    <strong>
      <Say of={{ key: status === 'beyond' ? beyondKey(isOwn) : 'ui.limits.open' }} />
    </strong>
  );

const LimitCard = ({ check, isOwn }: { check: LimitCheck; isOwn: boolean }) => {
  const { id, status, measure, limit, subject, openEnded, unmeasured } = check;
  return (
    <li className={`limit-card${LOOKS[status] ?? ''}`}>
      <div className="limit-value">
        <Measure measure={measure} />
      </div>
      <div className="limit-caption">
        {subject === undefined ? (
          <Say of={{ key: BARE_CAPTION_KEYS[id] }} />
        ) : (
          <Phrase of={CAPTION_KEYS[id]} slots={{ subject: <bdi>{subject}</bdi> }} />
        )}
      </div>
      <div className="limit-caption">
        <Phrase of={isOwn ? 'ui.limits.own' : 'ui.limits.default'} slots={{ limit: <Quantity of={limit} /> }} />
        <Verdict status={status} isOwn={isOwn} />
      </div>
      <LeftOut
        of={openEnded}
        summary={<Phrase of={OPEN_ENDED_KEYS[id]} count={openEnded.length} slots={{ count: `${openEnded.length}` }} />}
      />
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
      <div className="text">
        <Say of={{ key: 'ui.limits.loansUnread' }} />
      </div>
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
