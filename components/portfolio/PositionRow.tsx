import { Chip } from '@/components/ui/Chip';
import { FactValue, ShareValue } from '@/components/ui/FactValue';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { COLOUR_OF_KIND } from '@/components/ui/tone';
import type { Fact } from '@/lib/core/fact';
import { amount } from '@/lib/core/sentence';
import type { Position } from '@/lib/core/terms';
import { shortAddress } from '@/lib/core/text';
import { SlashableShare, whenOut } from './PositionDetails';
import { shareOfHeld } from './summary';

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

const Claimable = ({ isClaimable }: Position) =>
  isClaimable?.known === true && isClaimable.value ? (
    <Chip tone="accent">
      <Say of={{ key: 'ui.position.claimable' }} />
    </Chip>
  ) : null;

type PositionRowProps = {
  readonly position: Position;
  readonly total: Fact<bigint>;
  /** Several accounts are watched: whose it is, is said. */
  readonly isOneOfMany: boolean;
};

const Details = ({ position, isOneOfMany }: Pick<PositionRowProps, 'position' | 'isOneOfMany'>) => {
  const when = whenOut(position);
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
      {when === null ? null : <small>{when}</small>}{' '}
      <small>
        <SlashableShare slash={position.terms.slash} />
      </small>
    </>
  );
};

/** One position: what it is worth, where it lies, what may happen to it, and when a withdrawal can be claimed. */
export const PositionRow = ({ position, total, isOneOfMany }: PositionRowProps) => {
  const { asset } = position;
  return (
    <li className="position">
      <span className="edge" style={{ background: COLOUR_OF_POSITION[position.kind] }} />
      <div className="position-body">
        <span className="position-name">
          <Phrase of={NAME_KEYS[position.kind]} slots={{ asset: <bdi>{asset.symbol}</bdi> }} />
        </span>{' '}
        <Claimable {...position} />{' '}
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
          <ShareValue of={shareOfHeld(position.valueWei, total)} />
        </small>
      </div>
    </li>
  );
};
