import type { PagePattern } from '../contract';

/** None: www.binance.com stakes inside an account there, where no request reaches a wallet. The contract's own calls are decoded. */
const pages: readonly PagePattern[] = [];

export default pages;
