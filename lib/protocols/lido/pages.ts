import type { PagePattern } from '../contract';

/** Where stETH is staked, wrapped and taken out. */
const pages: readonly PagePattern[] = [
  {
    host: 'stake.lido.fi',
    depositPaths: ['/', '/wrap', '/withdrawals', '/earn'],
    source: 'lidofinance/docs; MetaMask/core (/wrap)',
    date: '2026-07-24',
  },
];

export default pages;
