import type { PagePattern } from '../contract';

/** Where ynETH and its kin are minted and given back. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.yieldnest.finance',
    depositPaths: ['/restake'],
    source: 'DefiLlama/yield-server e638965',
    date: '2026-08-22',
  },
];

export default pages;
