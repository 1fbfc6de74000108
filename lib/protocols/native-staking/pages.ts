import type { PagePattern } from '../contract';

/** Where validators are deposited and managed. */
const pages: readonly PagePattern[] = [
  {
    host: 'launchpad.ethereum.org',
    depositPaths: [
      '/',
      '/en/overview',
      '/en/upload-deposit-data',
      '/en/transactions',
      '/en/validator-actions',
      '/en/withdrawals',
    ],
    source: 'ethereum.org, staking; docs.prylabs.network (address of the launchpad)',
    date: '2026-08-22',
  },
];

export default pages;
