import type { PagePattern } from '../contract';

const SOURCE = 'DefiLlama/yield-server e638965 and links in public repositories';
const DATE = '2026-08-22';

/** Where ether.fi deposits are made. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  {
    host: 'www.ether.fi',
    depositPaths: ['/app/weeth', '/app/eeth', '/app/weeths', '/app/ebtc', '/app/eigen', '/app/liquid'],
    source: SOURCE,
    date: DATE,
  },
  {
    host: 'ether.fi',
    depositPaths: ['/app/weeth', '/app/eeth', '/app/ebtc', '/app/liquid'],
    source: SOURCE,
    date: DATE,
  },
  { host: 'app.ether.fi', depositPaths: ['/', '/eeth', '/weeth', '/liquid'], source: SOURCE, date: DATE },
];

export default pages;
