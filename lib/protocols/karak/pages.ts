import type { PagePattern } from '../contract';

/** Where Karak deposits are, or were, made. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.karak.network',
    depositPaths: ['/', '/pool', '/pools'],
    source: 'L2BEAT project configuration and links in public repositories; whether it still answers was not checked',
    date: '2025-12-03',
  },
  { host: 'karak.network', depositPaths: ['/'], source: 'Code4rena 2024-07-karak', date: '2024-07-31' },
];

export default pages;
