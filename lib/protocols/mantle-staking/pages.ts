import type { PagePattern } from '../contract';

/** Where mETH is staked. */
const pages: readonly PagePattern[] = [
  { host: 'meth.mantle.xyz', depositPaths: ['/stake'], source: 'DefiLlama/yield-server e638965', date: '2026-08-22' },
];

export default pages;
