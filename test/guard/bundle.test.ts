import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build, type Rollup } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { createWallet, type Envelope, FakePage, sendTransaction, settle } from './fake-page';

const ROOT = resolve(import.meta.dirname, '../..');
const MOST_BYTES = 10_000;

/** The MAIN-world script as the browsers get it; written by `npm test`, or by hand with `node test/support/prepare.mjs`. */
const shipped = (browser: string): string =>
  readFileSync(join(ROOT, '.output', `${browser}-mv3`, 'content-scripts', 'guard.js'), 'utf8');

/** Every module behind an entry point, paths from the root of the checkout. */
const modulesOf = async (entry: string): Promise<string[]> => {
  const result = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@': ROOT } },
    build: {
      write: false,
      minify: false,
      rollupOptions: { input: join(ROOT, entry), preserveEntrySignatures: 'strict' },
    },
  })) as Rollup.RollupOutput;
  const chunks = result.output.filter((part) => part.type === 'chunk');
  return chunks.flatMap(({ moduleIds }) => moduleIds).map((id) => id.replace(`${ROOT}/`, ''));
};

/** Runs the shipped script in a realm of its own, on a page as the browser has it before any content. */
const runShipped = (browser: string) => {
  const page = new FakePage();
  const touched: string[] = [];
  const forbidden = (name: string) => ({
    configurable: true,
    get: () => {
      touched.push(name);
      throw new TypeError(`${name} is not there in the page's world`);
    },
  });
  Object.defineProperties(page, { chrome: forbidden('chrome'), browser: forbidden('browser') });
  const context = createContext(page);
  Object.assign(page, { window: page });
  const before = Object.getOwnPropertyNames(page);
  const value: unknown = runInContext(shipped(browser), context);
  const added = Object.getOwnPropertyNames(page).filter((name) => !before.includes(name));
  return { page, touched, added, value };
};

describe('the MAIN-world script', () => {
  let modules: string[] = [];
  beforeAll(async () => {
    modules = await modulesOf('lib/guard/page-guard.ts');
  });

  test('is made of the guard and the bridge to it alone: no viem, zod or React, no extension API', () => {
    expect(modules.length).toBeGreaterThan(10);
    const foreign = modules.filter(
      (id) => !/^lib\/(guard\/(page-[a-z-]+|wrap|discover)|messaging\/page-bridge)\.ts$/.test(id),
    );
    expect(foreign).toEqual([]);
  });

  describe.each(['chrome', 'firefox'])('as shipped for %s', (browser) => {
    test(`is at most ${MOST_BYTES} bytes, one script, without a source map`, () => {
      expect(Buffer.byteLength(shipped(browser))).toBeLessThanOrEqual(MOST_BYTES);
      expect(shipped(browser)).not.toMatch(/\bimport\s*\(|\bimport\s*['"{]|sourceMappingURL/);
    });

    test('names no extension API and runs where there is none', () => {
      expect(shipped(browser)).not.toMatch(/\b(chrome|browser)\s*[.?[]/);
      expect(runShipped(browser).touched).toEqual([]);
    });

    test('leaves nothing on the page to tell it by', () => {
      const { page, added } = runShipped(browser);
      expect(added).toEqual([]);
      expect(shipped(browser)).not.toMatch(/\bisUnderlayer|underlayer[-_]?(guard|provider)/i);
      expect(Object.getOwnPropertySymbols(page)).toEqual(Object.getOwnPropertySymbols(new FakePage()));
    });

    test('works as built: without a relay the wallet is the page’s, with one a request is held', async () => {
      const { page } = runShipped(browser);
      const sent: Envelope[] = [];
      const { port1, port2 } = new page.MessageChannel();
      port1.onmessage = ((event: { data: readonly [string, string, string] }) => {
        if (event.data[0] === 'review') sent.push(JSON.parse(event.data[2]) as Envelope);
      }) as never;
      const events = [...shipped(browser).matchAll(/"([a-z-]+-port)"/g)].map(([, name = '']) => name);
      for (const type of events) page.dispatchEvent(new page.MessageEvent(type, { ports: [port2], cancelable: true }));
      const { wallet, signed } = createWallet();
      page.ethereum = wallet;
      await page.grow();
      expect(await wallet.request({ method: 'eth_chainId' })).toBe('0x1');
      void wallet.request(sendTransaction());
      await settle();
      expect(sent).toMatchObject([{ requests: [sendTransaction()], chainId: '0x1' }]);
      expect(signed()).toEqual([]);
    });
  });
});
