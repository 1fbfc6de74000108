import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { type Catalogue, readCatalogue } from './catalogue';

const ROOT = resolve(import.meta.dirname, '../../..');
const ORIGIN = 'https://gallery.test';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** The gallery as a plain page: the same components, with the shipped English catalogue behind `chrome.i18n`. */
export type Gallery = {
  readonly open: (browser: Browser, query: string, options?: BrowserContextOptions) => Promise<Page>;
  readonly remove: () => Promise<void>;
};

/** A script for the page to run before anything else: `chrome.i18n` over the catalogue. As text, for no build step may touch it. */
const catalogueScript = (catalogue: Catalogue): string => `
  const catalogue = ${JSON.stringify(catalogue)};
  window.chrome = {
    i18n: {
      getMessage: (key) => (key === '@@bidi_dir' ? 'ltr' : (catalogue[key]?.message ?? '')),
      getUILanguage: () => 'en',
    },
  };
`;

/** Builds the gallery into a folder of its own and serves it from there. */
export const buildGallery = async (mode: 'development' | 'production' = 'production'): Promise<Gallery> => {
  const outDir = await mkdtemp(join(tmpdir(), 'underlayer-gallery-'));
  await build({
    root: join(ROOT, 'entrypoints/gallery'),
    configFile: false,
    logLevel: 'error',
    mode,
    plugins: [react()],
    resolve: { alias: { '@': ROOT } },
    build: { outDir, emptyOutDir: true, target: ['chrome120', 'firefox128'], chunkSizeWarningLimit: 2_000 },
  });
  const catalogue = await readCatalogue();
  return {
    open: async (browser, query, options = {}) => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      await context.addInitScript({ content: catalogueScript(catalogue) });
      await context.route('**/*', async (route) => {
        const { origin, pathname } = new URL(route.request().url());
        if (origin !== ORIGIN) return route.abort();
        const path = pathname === '/' ? 'index.html' : pathname.slice(1);
        return route.fulfill({
          body: await readFile(join(outDir, path)),
          contentType: TYPES[extname(path)] ?? 'application/octet-stream',
          headers: {
            // As strict as a page can be: what the overlay draws has to work under it.
            'content-security-policy':
              "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'",
          },
        });
      });
      const page = await context.newPage();
      await page.goto(`${ORIGIN}/?${query}`);
      return page;
    },
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
};
