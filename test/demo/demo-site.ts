import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, HostHandler } from '../support/local-network';
import { demoSiteFolder } from './build-site';
import { walletRpcHost } from './hosts';
import type { DemoData } from './page/demo-data';

/** What the demo page does is told by its address, so that a person and a test open the same page. */
export interface DemoOptions {
  /** Where the wallet shows itself; `none` for a browser without one. Default: both. */
  readonly wallet?: 'both' | 'window' | '6963' | 'none';
  /** Whether the wallet shows its window or signs by itself. Default: ask. */
  readonly confirm?: 'ask' | 'auto';
  /** Index of the development account. */
  readonly account?: number;
  /** Serves the page under a policy that allows next to nothing, trusted types included. */
  readonly csp?: 'strict';
}

/** The demo page and its wallet as `test/support/prepare.mjs` has bundled them: the handler to serve at the demo host. */
export function demoSite(data: DemoData): HostHandler {
  const files = new Map<string, string>();
  for (const entry of readdirSync(demoSiteFolder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(file.slice(demoSiteFolder.length).replaceAll('\\', '/'), readFileSync(file, 'utf8'));
  }
  const page = (files.get('/index.html') ?? '').replace(
    '<script id="demo-data" type="application/json">',
    (tag) => tag + JSON.stringify(data).replaceAll('<', '\\u003c'),
  );
  return ({ path }) => {
    const { pathname, searchParams } = new URL(path, 'https://demo.example');
    const file = files.get(pathname);
    if (pathname !== '/index.html' && file !== undefined) return asFile(pathname, file);
    if (/\.\w+$/.test(pathname)) return { status: 404 };
    return asPage(page, searchParams);
  };
}

/** Query string for the demo page. */
export function demoQuery(options: DemoOptions): string {
  const entries = Object.entries(options).map(([key, value]) => [key, String(value)]);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
}

function asPage(page: string, options: URLSearchParams): Answer {
  const provider = options.get('wallet') ?? 'both';
  const walletOptions = new URLSearchParams({ provider });
  for (const name of ['confirm', 'account']) {
    const value = options.get(name);
    if (value !== null) walletOptions.set(name, value);
  }
  const wallet = `<script src="/wallet.js?${walletOptions.toString().replaceAll('&', '&amp;')}"></script>`;
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      ...(options.get('csp') === 'strict' && { 'content-security-policy': strictPolicy }),
    },
    body: provider === 'none' ? page : page.replace('<head>', `<head>${wallet}`),
  };
}

const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `connect-src https://${walletRpcHost}`,
  "require-trusted-types-for 'script'",
].join('; ');

function asFile(path: string, body: string): Answer {
  const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
  return { headers: { 'content-type': `${type}; charset=utf-8` }, body };
}
