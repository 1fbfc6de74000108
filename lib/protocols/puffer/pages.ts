import type { PagePattern } from '../contract';

/** Where pufETH is minted and given back. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.puffer.fi',
    depositPaths: ['/stake'],
    source: 'DefiLlama/yield-server e638965',
    date: '2026-08-22',
  },
];

export default pages;
