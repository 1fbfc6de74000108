import { type ReactNode, useState } from 'react';
import { ShareValue } from '@/components/ui/FactValue';
import { Say } from '@/components/ui/Say';
import { COLOUR_OF_KIND } from '@/components/ui/tone';
import type { Fact } from '@/lib/core/fact';
import { count, type Sentence, say } from '@/lib/core/sentence';
import { sumShares } from '@/lib/core/slashing';
import { WAD, type Wad } from '@/lib/core/units';
import { Stratum } from './Stratum';
import type { ServiceRun, StackRow } from './stack-rows';

/** Services that can slash today are all shown up to this many; of more, the largest. */
const MOST_COUNTED = 4;
const LARGEST = 3;
/** Services on their way that are shown. */
const MOST_PENDING = 2;
/** Differences below what is shown (0.01 points) are rounding. */
const VISIBLE: Wad = WAD / 10_000n;

type FoldProps = {
  readonly rows: readonly StackRow[];
  /** What is folded, in words. */
  readonly label: Sentence;
  /** What it can take. */
  readonly take: ReactNode;
  readonly now: number;
};

/** Rows behind one row. One that would hide a single row hides nothing worth a click. */
const Fold = ({ rows, label, take, now }: FoldProps) => {
  const [isOpen, setOpen] = useState(false);
  const isFolding = rows.length > 1;
  return (
    <>
      {isOpen || !isFolding ? rows.map((row) => <Stratum key={row.layer.id} {...row} now={now} />) : null}
      {isFolding ? (
        <li className="stratum service folded">
          <span className="edge" style={{ background: COLOUR_OF_KIND.service }} />
          <div className="stratum-body">
            <div className="stratum-name">
              <button type="button" className="disclose" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                <Say of={isOpen ? say('ui.stack.fewer') : label} />
              </button>
            </div>
          </div>
          {isOpen ? null : <div className="take">{take}</div>}
        </li>
      ) : null}
    </>
  );
};

const Remark = ({ of }: { of: string }) => (
  <span className="faint">
    <Say of={{ key: of }} />{' '}
  </span>
);

/** What all that count take together, where their rows do not show it by themselves. */
const Together = ({ counted, today }: { counted: ServiceRun['counted']; today: Fact<Wad> }) => {
  const shares = counted.map(({ service }) => service.shareNow);
  const sum = shares.reduce((total, share) => total + (share.known ? share.value : 0n), 0n);
  if (counted.length < 2 || !today.known || shares.some((share) => !share.known)) return null;
  return (
    <li className="together">
      <span>
        <Say of={{ key: sum > today.value + VISIBLE ? 'ui.stack.togetherShared' : 'ui.stack.together' }} />
      </span>
      <span className="take">
        <ShareValue of={today} />
      </span>
    </li>
  );
};

type ServiceRowsProps = {
  readonly run: ServiceRun;
  /** What all services together can take today; absent where this run does not hold all of them. */
  readonly today?: Fact<Wad>;
  /** Unix seconds. */
  readonly now: number;
};

/** A run of services: those the headline counts and their sum, those on their way, and the rest behind one row. */
export const ServiceRows = ({ run, today, now }: ServiceRowsProps) => {
  const { counted, pending } = run;
  const shown = counted.length <= MOST_COUNTED ? counted : counted.slice(0, LARGEST);
  const hidden = counted.slice(shown.length);
  const near = pending.slice(0, MOST_PENDING);
  const rest = [...pending.slice(MOST_PENDING), ...run.rest];
  const largest = rest.reduce<Fact<Wad> | undefined>((found, { layer: { largestLoss: loss } }) => {
    if (found === undefined || !loss.known) return loss;
    return found.known && loss.value > found.value ? loss : found;
  }, undefined);
  return (
    <>
      {shown.map((row) => (
        <Stratum key={row.layer.id} {...row} now={now} />
      ))}
      <Fold
        rows={hidden}
        label={say('ui.stack.moreCounted', { count: count(hidden.length) })}
        take={
          <>
            <Remark of="ui.stack.inAll" />
            <ShareValue of={sumShares(hidden.map(({ service }) => service.shareNow))} />
          </>
        }
        now={now}
      />
      {today === undefined ? null : <Together counted={counted} today={today} />}
      {near.map((row) => (
        <Stratum key={row.layer.id} {...row} now={now} />
      ))}
      <Fold
        rows={rest}
        label={say('ui.stack.more', { count: count(rest.length) })}
        take={
          largest === undefined ? null : (
            <>
              {largest.known ? <Remark of="ui.stack.upTo" /> : null}
              <ShareValue of={largest} />
            </>
          )
        }
        now={now}
      />
    </>
  );
};
