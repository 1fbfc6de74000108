import report from '@/components/report/report.css?inline';
import tokens from '@/components/ui/tokens.css?inline';
import ui from '@/components/ui/ui.css?inline';
import sheet from './sheet.css?inline';

/**
 * Everything the sheet needs, as the text of one constructed style sheet for its shadow root. The host element forgets what the
 * page would let it inherit; `!important` in here is stronger than any of the page's.
 */
export const SHEET_STYLES = [':host{all:initial!important;display:block!important}', tokens, ui, report, sheet].join(
  '\n',
);
