import type { PagePattern } from '../contract';

/** Where inETH and the tokens of single staked tokens are minted and given back. */
const pages: readonly PagePattern[] = [
  {
    host: 'www.inceptionlrt.com',
    depositPaths: ['/app/restaking/restake'],
    source: 'DefiLlama/yield-server e638965',
    date: '2026-08-22',
  },
];

export default pages;
