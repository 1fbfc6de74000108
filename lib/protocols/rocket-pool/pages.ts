import type { PagePattern } from '../contract';

/** Where rETH is staked and redeemed. */
const pages: readonly PagePattern[] = [
  { host: 'stake.rocketpool.net', depositPaths: ['/'], source: 'DefiLlama/yield-server e638965', date: '2026-08-22' },
  { host: 'rocketpool.net', depositPaths: ['/'], source: 'rocket-pool/rocketpool README', date: '2026-04-17' },
];

export default pages;
