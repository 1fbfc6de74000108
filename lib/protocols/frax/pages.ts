import type { PagePattern } from '../contract';

/** Where frxETH is minted and staked. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.frax.finance',
    depositPaths: ['/frxeth', '/staking/overview'],
    source: 'DefiLlama/yield-server e638965; EigenLayer documentation; Superchain token list',
    date: '2026-08-22',
  },
];

export default pages;
