import type { PagePattern } from '../contract';

/** Where Mellow deposits are made. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.mellow.finance',
    depositPaths: ['/vaults', '/partners', '/restake'],
    source: 'symbioticfi/metadata-mainnet 06c88c1 (44 links); Lido documentation, 2026-07-24',
    date: '2026-08-07',
  },
];

export default pages;
