import { Chip } from '@/components/ui/Chip';
import { FactValue, ShareValue } from '@/components/ui/FactValue';
import { formatCountdown } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { SharePair } from '@/components/ui/SharePair';
import { COLOUR_OF_KIND } from '@/components/ui/tone';
import { WaitValue } from '@/components/ui/WaitValue';
import { combineExit } from '@/lib/core/exit';
import { type Fact, mapFact } from '@/lib/core/fact';
import { amount, time } from '@/lib/core/sentence';
import type { Position } from '@/lib/core/terms';
import { shortAddress } from '@/lib/core/text';
import { shareOfDown } from '@/lib/core/units';

const NAME_KEYS: Readonly<Record<Position['kind'], string>> = {
  deposit: 'ui.position.deposit',
  queued: 'ui.position.queued',
  native: 'ui.position.native',
  token: 'ui.position.token',
};

const COLOUR_OF_POSITION: Readonly<Record<Position['kind'], string>> = {
  deposit: COLOUR_OF_KIND.staking,
  queued: COLOUR_OF_KIND.restaking,
  native: COLOUR_OF_KIND.chain,
  token: COLOUR_OF_KIND.wrapper,
};

const Claimable = ({ position, now }: { position: Position; now: number }) => {
  const { language } = useLocale();
  const { claimableAt, isClaimable } = position;
  if (isClaimable?.known === true && isClaimable.value)
    return (
      <Chip tone="accent">
        <Say of={{ key: 'ui.position.claimable' }} />
      </Chip>
    );
  if (claimableAt?.known !== true) return null;
  return (
    <Chip>
      <Phrase
        of="ui.position.claimableIn"
        slots={{ time: formatCountdown(Math.max(0, claimableAt.value - now), language) }}
      />
    </Chip>
  );
};

type PositionRowProps = {
  readonly position: Position;
  readonly total: Fact<bigint>;
  /** Several accounts are watched: whose it is, is said. */
  readonly isOneOfMany: boolean;
  /** Unix seconds. */
  readonly now: number;
};

const Details = ({ position, isOneOfMany }: Pick<PositionRowProps, 'position' | 'isOneOfMany'>) => {
  const { slash, exit } = position.terms;
  const serving = slash.services.filter((service) => service.state === 'active').length;
  const hasDate = position.kind !== 'queued' || position.claimableAt !== undefined;
  const share = <SharePair from={slash.today} to={slash.withinExit} />;
  return (
    <>
      {position.heldAt === '' ? null : (
        <small>
          <bdi>{position.heldAt}</bdi>
          {isOneOfMany ? (
            <>
              {' · '}
              <bdi className="unbroken" title={position.owner}>
                {shortAddress(position.owner)}
              </bdi>
            </>
          ) : null}
        </small>
      )}
      <small>
        <span className="unit">
          {position.kind !== 'queued' ? (
            <Phrase of="ui.position.exit" slots={{ exit: <WaitValue of={combineExit(exit)} /> }} />
          ) : position.claimableAt === undefined ? null : (
            <Phrase of="ui.position.claimableAt" slots={{ date: <FactValue of={position.claimableAt} as={time} /> }} />
          )}
          {hasDate ? ' ·' : null}
        </span>{' '}
        <span className="unit">
          {serving === 0 ? (
            <Phrase of="ui.position.slashable" slots={{ share }} />
          ) : (
            <Phrase of="ui.position.slashableBy" count={serving} slots={{ share, count: `${serving}` }} />
          )}
        </span>
      </small>
    </>
  );
};

/** One position: what it is worth, where it lies, what may happen to it, and when a withdrawal can be claimed. */
export const PositionRow = ({ position, total, isOneOfMany, now }: PositionRowProps) => {
  const { asset } = position;
  const share = total.known
    ? mapFact(position.valueWei, 'value / everything held', (value) => shareOfDown(value, total.value))
    : total;
  return (
    <li className="position">
      <span className="edge" style={{ background: COLOUR_OF_POSITION[position.kind] }} />
      <div className="position-body">
        <span className="position-name">
          <Phrase of={NAME_KEYS[position.kind]} slots={{ asset: <bdi>{asset.symbol}</bdi> }} />
        </span>{' '}
        <Claimable position={position} now={now} />{' '}
        {position.valueWei.known ? null : (
          <Chip tone="unknown">
            <Say of={{ key: 'ui.position.unvalued' }} />
          </Chip>
        )}
        <Details position={position} isOneOfMany={isOneOfMany} />
      </div>
      <div className="position-value">
        <FactValue of={position.amount} as={(base) => amount(base, asset.decimals, asset.symbol)} />
        <small>
          <ShareValue of={share} />
        </small>
      </div>
    </li>
  );
};
