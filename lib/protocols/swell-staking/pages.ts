import type { PagePattern } from '../contract';

/** Where swETH is staked. The same host serves Swell's restaking token, whose pages are that protocol's. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.swellnetwork.io',
    depositPaths: ['/stake/sweth'],
    source: 'DefiLlama/yield-server e638965 (host); path as the app links it',
    date: '2026-08-22',
  },
];

export default pages;
