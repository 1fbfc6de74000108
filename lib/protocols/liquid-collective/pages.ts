import type { PagePattern } from '../contract';

/** None known: LsETH is staked through platforms that have let the account in. */
const pages: readonly PagePattern[] = [];

export default pages;
