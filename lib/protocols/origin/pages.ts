import type { PagePattern } from '../contract';

/** Where OETH is minted and redeemed; the app keeps its routes behind a hash. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.originprotocol.com',
    depositPaths: ['/#/oeth', '/#/super', '/#/arm'],
    source: 'DefiLlama/yield-server e638965',
    date: '2026-08-22',
  },
];

export default pages;
