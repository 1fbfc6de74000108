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

/** What the extension makes of the page, and the whole report on it where there is one. `now` unix seconds. */
export const PageView = ({ page, now }: { page: PageState | null; now: number }) => {
  const text = useText();
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
          {page.host === null ? null : <bdi className="page-host">{page.host}</bdi>}
        </div>
        <div className="text">
          <Phrase of={remark} slots={{ protocol: <bdi>{page.protocolName ?? ''}</bdi> }} />
        </div>
        <NotCovered page={page} />
      </div>
      {page.report === null ? null : <ReportView report={page.report} now={now} />}
    </>
  );
};
