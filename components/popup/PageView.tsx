import { ReportView } from '@/components/report/ReportView';
import { Chip } from '@/components/ui/Chip';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { useText } from '@/components/ui/sentence-text';
import type { Tone } from '@/components/ui/tone';
import type { PageState } from './page-state';

type StateText = { readonly chip: string; readonly tone: Tone; readonly text: string };

const STATE_TEXTS: Readonly<Record<PageState['state'], StateText>> = {
  'unknown-site': { chip: 'ui.page.none', tone: 'plain', text: 'ui.page.noneText' },
  recognised: { chip: 'ui.page.recognised', tone: 'plain', text: 'ui.page.recognisedText' },
  guarded: { chip: 'ui.page.guarded', tone: 'accent', text: 'ui.page.guardedText' },
  'not-covered': { chip: 'ui.page.notCovered', tone: 'notable', text: 'ui.page.notCoveredText' },
  off: { chip: 'ui.page.off', tone: 'unknown', text: 'ui.page.offText' },
  'needs-reload': { chip: 'ui.page.reload', tone: 'notable', text: 'ui.page.reloadText' },
};

const NotCovered = ({ page }: { page: PageState }) =>
  page.providers.notCovered.length === 0 ? null : (
    <ul className="uncovered">
      {page.providers.notCovered.map(({ name, reason }) => (
        <li key={`${name} ${reason}`}>
          <Phrase
            of="ui.page.uncovered"
            slots={{ name: <bdi className="name">{name}</bdi>, reason: <bdi>{reason}</bdi> }}
          />
        </li>
      ))}
    </ul>
  );

type PageViewProps = {
  /** Null while it is looked up. */
  readonly page: PageState | null;
  /** Why it could not be looked up, in words. */
  readonly trouble: string | null;
  /** Unix seconds. */
  readonly now: number;
  /** Switches us off, or on again, for a host. */
  readonly onSwitch: (host: string, isOff: boolean) => void;
};

const SiteSwitch = ({ page, onSwitch }: { page: PageState; onSwitch: PageViewProps['onSwitch'] }) => {
  const { host, state } = page;
  if (host === null || state === 'unknown-site') return null;
  const isOff = state === 'off';
  return (
    <button type="button" className="link" onClick={() => onSwitch(host, !isOff)}>
      <Say of={{ key: isOff ? 'ui.page.switchOn' : 'ui.page.switchOff' }} />
    </button>
  );
};

/** What the extension makes of the page, and the whole report on it where there is one. */
export const PageView = ({ page, trouble, now, onSwitch }: PageViewProps) => {
  const text = useText();
  if (page === null && trouble !== null)
    return (
      <div className="page-state" role="alert">
        <div className="text">{trouble}</div>
      </div>
    );
  if (page === null)
    return (
      <div className="page-state" role="status">
        <span className="skeleton wide" role="img" aria-label={text('ui.unknown.reading')}>
          {'\u00a0'}
        </span>
      </div>
    );
  const { chip, tone, text: remark } = STATE_TEXTS[page.state];
  const isBeyond = page.report?.isCritical === true;
  return (
    <>
      <div className="page-state">
        <div className="page-line">
          <Chip tone={tone}>
            <Say of={{ key: chip }} />
          </Chip>
          {isBeyond ? (
            <Chip tone="beyond">
              <Say of={{ key: 'ui.page.beyond' }} />
            </Chip>
          ) : null}
          {page.hasBypassed ? (
            <Chip tone="notable">
              <Say of={{ key: 'strip.bypassed' }} />
            </Chip>
          ) : null}
          {page.host === null ? null : <bdi className="page-host">{page.host}</bdi>}
        </div>
        <div className="text">
          <Phrase of={remark} slots={{ protocol: <bdi>{page.protocolName ?? ''}</bdi> }} />{' '}
          {page.hasBypassed ? <Say of={{ key: 'ui.page.bypassedText' }} /> : null}{' '}
          <SiteSwitch page={page} onSwitch={onSwitch} />
        </div>
        <NotCovered page={page} />
      </div>
      {page.report === null ? null : <ReportView report={page.report} now={now} />}
    </>
  );
};
