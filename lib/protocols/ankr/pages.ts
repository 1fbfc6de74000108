import type { PagePattern } from '../contract';

/** Where ankrETH is staked. */
const pages: readonly PagePattern[] = [
  {
    host: 'www.ankr.com',
    depositPaths: ['/staking/stake/ethereum', '/staking/unstake/ethereum'],
    source: 'DefiLlama/yield-server e638965',
    date: '2026-08-22',
  },
];

export default pages;
