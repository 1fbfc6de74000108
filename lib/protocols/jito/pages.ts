import type { PagePattern } from '../contract';

/** Where Jito's restaking deposits are made. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  {
    host: 'www.jito.network',
    depositPaths: ['/staking', '/restaking'],
    source: 'DefiLlama yield-server (/staking/) and vault links in public repositories (/restaking/vaults/…)',
    date: '2026-08-22',
  },
];

export default pages;
