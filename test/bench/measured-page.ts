import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { HostHandler, LocalNetwork } from '../support/local-network';

export const measuredHost = 'app.eigenlayer.xyz';
export const foreignHost = 'app.example.org';

/** Where the page's wallet shows itself, see page/wallet.js. */
export type WalletPlace = 'window' | 'silent' | '6963' | 'both' | 'list';

/** A deposit page of a registered host. `early` is asked of the wallet by the page's first script; with `watch` the page keeps `unhookedMs`. */
export const measuredUrl = (
  wallet: WalletPlace = 'window',
  options: { early?: unknown; watch?: true } = {},
): string => {
  const { early, watch } = options;
  const query = new URLSearchParams({
    wallet,
    ...(early === undefined ? {} : { early: JSON.stringify(early) }),
    ...(watch && { watch: 'yes' }),
  });
  return `https://${measuredHost}/restake/stETH?${query}`;
};

const script = (name: string): string =>
  `<script>${readFileSync(join('test', 'bench', 'page', name), 'utf8')}</script>`;

/** The same page at a host of ours and at one that is none of ours. Nothing else answers: there is no network in this bench. */
export function servePages(network: LocalNetwork): void {
  const body = `<!doctype html><meta charset="utf-8"><title>Deposit</title>${script('wallet.js')}
    <h1>Restake stETH</h1><p>Earn 7.4 % APY</p><button>Deposit</button>${script('dapp.js')}`;
  const serve: HostHandler = () => ({ headers: { 'content-type': 'text/html' }, body });
  network.serve(measuredHost, serve);
  network.serve(foreignHost, serve);
}

/** Evaluates an expression in the page; a promise is awaited. */
export const evaluate = <T>(page: Page, expression: string): Promise<T> => page.evaluate(expression) as Promise<T>;

/** Methods that asked for a signature and reached the wallet. */
export const readReached = (page: Page): Promise<string[]> => evaluate<string[]>(page, 'bench.reached');
