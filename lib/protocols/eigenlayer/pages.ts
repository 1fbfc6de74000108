import type { PagePattern } from '../contract';

/** Where EigenLayer deposits are made. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.eigenlayer.xyz',
    depositPaths: ['/', '/restake', '/token', '/operator', '/avs'],
    source:
      'EigenLayer documentation (Layr-Labs/eigencloud-docs, Layr-Labs/eigenlayer-docs) and links in public repositories',
    date: '2026-07-31',
  },
];

export default pages;
