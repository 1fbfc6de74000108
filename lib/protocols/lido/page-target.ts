import type { Protocol } from '../contract';
import { STETH, WSTETH } from './contracts';

/** stETH everywhere, but for the page that wraps it. */
export const targetOfPage: NonNullable<Protocol['targetOfPage']> = (url) =>
  /^\/wrap(\/|$)/.test(url.pathname)
    ? { target: { target: WSTETH }, asset: 'wstETH' }
    : { target: { target: STETH }, asset: 'stETH' };
