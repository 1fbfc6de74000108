import type { PagePattern } from '../contract';

/** Where Symbiotic deposits are made. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  {
    host: 'app.symbiotic.fi',
    depositPaths: ['/vault'],
    source: 'DefiLlama yield-server src/adaptors/symbiotic e445f5e (vault links); docs.symbiotic.fi',
    date: '2026-08-11',
  },
];

export default pages;
