import type { PagePattern } from '../contract';

/** Where Eigenpie deposits were made; a newer domain may have taken its place. */
const pages: readonly PagePattern[] = [
  {
    host: 'www.eigenlayer.magpiexyz.io',
    depositPaths: ['/', '/restake'],
    source: 'public posts and an integration repository of 2024',
    date: '2024-12-31',
  },
];

export default pages;
