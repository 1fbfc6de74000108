import type { PagePattern } from '../contract';

/** Where rswETH is minted and given back. The same host serves swETH and vaults, whose pages are others'. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.swellnetwork.io',
    depositPaths: ['/', '/stake/rsweth'],
    source: 'DefiLlama/yield-server e638965',
    date: '2026-08-22',
  },
];

export default pages;
