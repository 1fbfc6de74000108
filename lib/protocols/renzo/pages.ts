import type { PagePattern } from '../contract';

/** Where ezETH is minted and given back. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.renzoprotocol.com',
    depositPaths: ['/', '/ezeth', '/restake'],
    source: 'DefiLlama/yield-server e638965; Symbiotic metadata-mainnet',
    date: '2026-08-22',
  },
];

export default pages;
