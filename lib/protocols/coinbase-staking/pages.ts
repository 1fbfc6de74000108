import type { PagePattern } from '../contract';

/** None: cbETH is wrapped and unwrapped inside an account at Coinbase, where no request reaches a wallet. */
const pages: readonly PagePattern[] = [];

export default pages;
