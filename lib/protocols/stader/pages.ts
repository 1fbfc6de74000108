import type { PagePattern } from '../contract';

/** Where ETHx is staked and taken out. */
const pages: readonly PagePattern[] = [
  {
    host: 'www.staderlabs.com',
    depositPaths: ['/eth/stake', '/eth/unstake'],
    source: 'DefiLlama/yield-server e638965; symbioticfi/metadata-mainnet',
    date: '2026-08-22',
  },
];

export default pages;
