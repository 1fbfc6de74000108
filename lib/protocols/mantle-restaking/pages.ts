import type { PagePattern } from '../contract';

/** None: which page restakes mETH was not found. Requests on a page a person guards are still known. */
const pages: readonly PagePattern[] = [];

export default pages;
