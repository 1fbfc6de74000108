import type { ReactNode } from 'react';
import type { PageState } from '@/components/popup/page-state';
import { ReportView } from '@/components/report/ReportView';
import type { Review } from '@/components/sheet/review';
import { HELD_WIDELY } from '@/test/components/fixtures/held-widely';
import {
  BLIND,
  CROWDED,
  HUGE,
  NO_ACCOUNTS,
  NOTHING_HELD,
  PORTFOLIO,
  STALE,
  STEPS,
  UNVALUED,
} from '@/test/components/fixtures/portfolio';
import {
  ADDS,
  calm,
  critical,
  failingPage,
  longNumbers,
  manyServices,
  mostlyUnknown,
  noTerms,
  REVIEWS,
} from '@/test/components/fixtures/reports';
import { NOW } from '@/test/components/fixtures/sources';
import { PageCase, PortfolioCase, SettingsCase, StressCase } from './PopupCase';
import { SheetCase } from './SheetCase';
import { StripCase } from './StripCase';

const page = (state: PageState['state'], rest: Partial<PageState> = {}): PageState => ({
  state,
  host: 'app.eigenlayer.xyz',
  protocolName: 'EigenLayer',
  hasBypassed: false,
  providers: { covered: 1, notCovered: [] },
  report: null,
  ...rest,
});

const sheets = Object.entries(REVIEWS).map(([name, review]: [string, Review]): [string, ReactNode] => [
  `sheet-${name}`,
  <SheetCase key={name} review={review} />,
]);
const { reading, calm: read } = REVIEWS;

/** Every surface in every state worth looking at, by name. */
export const CASES: Readonly<Record<string, ReactNode>> = {
  ...Object.fromEntries(sheets),
  ...(reading === undefined || read === undefined
    ? {}
    : { 'sheet-refined': <SheetCase review={reading} refinedTo={read} /> }),
  'report-adds': (
    <div className="surface">
      <ReportView report={critical} now={NOW} adds={ADDS} />
    </div>
  ),
  'report-unknown': (
    <div className="surface">
      <ReportView report={mostlyUnknown} now={NOW} />
    </div>
  ),
  'report-many': (
    <div className="surface">
      <ReportView report={manyServices} now={NOW} />
    </div>
  ),
  'report-long': (
    <div className="surface">
      <ReportView report={longNumbers} now={NOW} />
    </div>
  ),
  'report-none': (
    <div className="surface">
      <ReportView report={noTerms} now={NOW} />
    </div>
  ),
  strip: <StripCase direction="ltr" />,
  'strip-rtl': <StripCase direction="rtl" />,
  'page-none': <PageCase page={page('unknown-site', { host: 'example.com', protocolName: null })} />,
  'page-waiting': <PageCase page={null} />,
  'page-guarded': <PageCase page={page('guarded', { report: calm })} />,
  'page-beyond': <PageCase page={page('guarded', { report: critical })} />,
  'page-failing': <PageCase page={page('guarded', { report: failingPage })} />,
  'page-uncovered': (
    <PageCase
      page={page('not-covered', {
        report: manyServices,
        providers: { covered: 0, notCovered: [{ name: 'WalletConnect', reason: 'signs on another device' }] },
      })}
    />
  ),
  'page-unknown': <PageCase page={page('recognised', { report: mostlyUnknown })} />,
  'page-off': <PageCase page={page('off')} />,
  'page-reload': <PageCase page={page('needs-reload')} />,
  portfolio: <PortfolioCase portfolio={PORTFOLIO} />,
  'portfolio-first': <PortfolioCase portfolio={null} progress={STEPS} />,
  'portfolio-loading': <PortfolioCase portfolio={STALE} progress={STEPS} />,
  'portfolio-stale': <PortfolioCase portfolio={STALE} />,
  'portfolio-unvalued': <PortfolioCase portfolio={UNVALUED} />,
  'portfolio-crowded': <PortfolioCase portfolio={CROWDED} />,
  'portfolio-many': <PortfolioCase portfolio={HELD_WIDELY} />,
  'portfolio-unknown': <PortfolioCase portfolio={BLIND} />,
  'portfolio-huge': <PortfolioCase portfolio={HUGE} />,
  'portfolio-empty': <PortfolioCase portfolio={NO_ACCOUNTS} />,
  'portfolio-unread': <PortfolioCase portfolio={{ ...NOTHING_HELD, readAt: null, block: null }} />,
  'portfolio-nothing': <PortfolioCase portfolio={NOTHING_HELD} />,
  stress: <StressCase />,
  settings: <SettingsCase />,
};
