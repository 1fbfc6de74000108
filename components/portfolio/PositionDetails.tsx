import { FactValue, ShareValue } from '@/components/ui/FactValue';
import { Phrase } from '@/components/ui/Phrase';
import { SharePair } from '@/components/ui/SharePair';
import { UnknownValue } from '@/components/ui/UnknownValue';
import { WaitValue } from '@/components/ui/WaitValue';
import { combineExit } from '@/lib/core/exit';
import { unknown } from '@/lib/core/fact';
import { time } from '@/lib/core/sentence';
import type { SlashCeiling } from '@/lib/core/slashing';
import type { Position } from '@/lib/core/terms';

/** A protocol that pays out when it can gives a withdrawal no date. */
const NO_DATE = unknown('not-measured');

/** How long it takes to leave; of what is on its way out, from when it can be claimed. Nothing where it can be: the row says so. */
export const whenOut = (position: Position) => {
  const { kind, terms, claimableAt = NO_DATE, isClaimable } = position;
  if (kind !== 'queued') {
    const exit = combineExit(terms.exit);
    return exit.known ? (
      <Phrase of="ui.position.exit" slots={{ exit: <WaitValue of={exit} /> }} />
    ) : (
      <UnknownValue of={exit} words="ui.position.exitUnknown" />
    );
  }
  if (isClaimable?.known === true && isClaimable.value) return null;
  return claimableAt.known ? (
    <Phrase of="ui.position.claimableAt" slots={{ date: <FactValue of={claimableAt} as={time} /> }} />
  ) : (
    <UnknownValue of={claimableAt} words="ui.position.dateUnknown" />
  );
};

/** What restaking services can take, today and before one is out; what is not known of it in whole phrases. */
export const SlashableShare = ({ slash: { today, withinExit, services } }: { slash: SlashCeiling }) => {
  if (!today.known)
    return (
      <>
        <UnknownValue of={today} words="ui.position.slashableUnknown" />
        {withinExit.known ? (
          <>
            {' · '}
            <Phrase of="ui.position.slashableLater" slots={{ share: <ShareValue of={withinExit} /> }} />
          </>
        ) : null}
      </>
    );
  const serving = services.filter((service) => service.state === 'active').length;
  const share = withinExit.known ? <SharePair from={today} to={withinExit} /> : <ShareValue of={today} />;
  return (
    <>
      {serving === 0 ? (
        <Phrase of="ui.position.slashable" slots={{ share }} />
      ) : (
        <Phrase of="ui.position.slashableBy" count={serving} slots={{ share, count: `${serving}` }} />
      )}
      {withinExit.known ? null : (
        <>
          {' · '}
          <UnknownValue of={withinExit} words="ui.position.laterUnknown" />
        </>
      )}
    </>
  );
};
