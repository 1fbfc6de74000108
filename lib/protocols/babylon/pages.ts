import type { PagePattern } from '../contract';

/** Where Babylon's staking deposits are made. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  {
    host: 'btcstaking.babylonlabs.io',
    depositPaths: ['/'],
    source: 'Network configuration of Babylon’s own staking page and links in public repositories',
    date: '2026-11-22',
  },
  { host: 'babylonlabs.io', depositPaths: ['/'], source: 'yearn risk-score', date: '2026-08-20' },
];

export default pages;
