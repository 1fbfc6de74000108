import type { ReactNode } from 'react';
import { ShareValue } from '@/components/ui/FactValue';
import { growthOf } from '@/components/ui/growth';
import { Say } from '@/components/ui/Say';
import { isLevel, SharePair } from '@/components/ui/SharePair';
import { WaitValue } from '@/components/ui/WaitValue';
import { flattenLegs } from '@/lib/core/exit';
import type { Report } from '@/lib/core/report';
import { leastToday, type SlashCeiling } from '@/lib/core/slashing';

/** The exit is the one limit a tile shows; what a loss takes of everything held is said in the lead. */
const isExitBeyond = (report: Report): boolean =>
  report.findings.some((finding) => finding.status === 'beyond' && finding.id === 'exit');

type TileProps = { readonly isBeyond?: boolean; readonly caption: string; readonly children: ReactNode };

const Tile = ({ isBeyond = false, caption, children }: TileProps) => (
  <li className={isBeyond ? 'tile beyond' : 'tile'}>
    <div className="tile-value">{children}</div>
    <div className="tile-caption">
      <Say of={{ key: caption }} />
      {isBeyond ? (
        <strong>
          <Say of={{ key: 'ui.tile.beyond' }} />
        </strong>
      ) : null}
    </div>
  </li>
);

const isSlashableThroughout = (report: Report): boolean => {
  const waits = report.terms === undefined ? [] : flattenLegs(report.terms.exit).filter((leg) => leg.isBeyond !== true);
  return waits.length > 0 && waits.every((leg) => leg.isSlashable);
};

const slashCaption = (slash: SlashCeiling): string => {
  if (!isLevel(slash.today, slash.withinExit)) return `ui.tile.slash.${growthOf(slash) ?? 'later'}`;
  return slash.today.known && slash.today.value === 0n ? 'ui.tile.slashNone' : 'ui.tile.slashLevel';
};

/** What can be taken; of a whole that is not known, what is known of it. */
const SlashTile = ({ slash }: { slash: SlashCeiling }) => {
  const least = leastToday(slash);
  return least ? (
    <Tile caption="ui.tile.slashAtLeast">
      <ShareValue of={least} />
    </Tile>
  ) : (
    <Tile caption={slashCaption(slash)}>
      <SharePair from={slash.today} to={slash.withinExit} />
    </Tile>
  );
};

/** The three facts: what can be taken, how long it takes to leave, how much of the promise is explained. */
export const FactTiles = ({ report }: { report: Report }) => {
  const { terms, yields, exitWait } = report;
  if (terms === undefined && !exitWait.known && !yields.advertised.known && !yields.explained.known) return null;
  return (
    <ul className="tiles">
      {terms === undefined ? null : <SlashTile slash={terms.slash} />}
      <Tile
        isBeyond={isExitBeyond(report)}
        caption={isSlashableThroughout(report) ? 'ui.tile.exitSlashable' : 'ui.tile.exit'}
      >
        <WaitValue of={exitWait} />
      </Tile>
      {yields.advertised.known ? (
        <Tile caption="ui.tile.yieldOfAdvertised">
          <span className="pair">
            <ShareValue of={yields.explained} isBare={yields.explained.known} />{' '}
            <span className="onward">
              <Say of={{ key: 'ui.tile.of' }} /> <ShareValue of={yields.advertised} />
            </span>
          </span>
        </Tile>
      ) : (
        <Tile caption="ui.tile.yieldExplained">
          <ShareValue of={yields.explained} />
        </Tile>
      )}
    </ul>
  );
};
