import type { PagePattern } from '../contract';

const README = 'Kelp-DAO/LRT-rsETH c289b81, README (hosts), DefiLlama/yield-server e638965';

/** Where rsETH is minted and given back. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  { host: 'kelpdao.xyz', depositPaths: ['/restake', '/dashboard', '/unstake'], source: README, date: '2026-08-22' },
  { host: 'www.kelpdao.xyz', depositPaths: ['/restake', '/unstake'], source: README, date: '2025-02-26' },
  {
    host: 'kerneldao.com',
    depositPaths: ['/kelp'],
    source: 'yearn/risk-score, hgETH report (links to the application)',
    date: '2026-06-29',
  },
];

export default pages;
