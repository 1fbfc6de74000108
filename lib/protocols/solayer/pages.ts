import type { PagePattern } from '../contract';

/** Where Solayer's restaking deposits are made. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.solayer.org',
    depositPaths: ['/', '/stake', '/dashboard'],
    source: 'Links and API addresses in public repositories that integrate Solayer; not confirmed by its own documents',
    date: '2026-11-22',
  },
];

export default pages;
