import type { PagePattern } from '../contract';

/** Where uniETH is minted and given back. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.bedrock.technology',
    depositPaths: ['/', '/unieth'],
    source: 'DefiLlama/yield-server e638965; yearn/risk-score',
    date: '2026-08-22',
  },
];

export default pages;
