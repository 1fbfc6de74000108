import type { PagePattern } from '../contract';

/** Where StakeWise vaults take ether. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.stakewise.io',
    depositPaths: ['/', '/vaults', '/vault'],
    source: 'DefiLlama/yield-server e638965; symbioticfi/metadata-mainnet',
    date: '2026-08-22',
  },
];

export default pages;
