import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

const folder = dirname(fileURLToPath(import.meta.url));

/** Where the bundled demo page lies. */
export const demoSiteFolder = resolve(folder, '../../.output/demo-site');

const common: InlineConfig = {
  configFile: false,
  logLevel: 'error',
  esbuild: { jsx: 'automatic', legalComments: 'none' },
};
const output = { outDir: demoSiteFolder, target: 'es2022' } as const;
const pageBuild: InlineConfig = { ...common, root: join(folder, 'page'), build: { ...output, emptyOutDir: true } };
const walletBuild: InlineConfig = {
  ...common,
  root: join(folder, 'wallet'),
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    ...output,
    emptyOutDir: false,
    lib: { entry: 'index.ts', formats: ['iife'], name: 'demoWalletScript', fileName: () => 'wallet.js' },
  },
};

/** Bundles the page, then the wallet that is its first script. */
async function buildDemoSite(): Promise<void> {
  const { build } = await import('vite');
  await build(pageBuild);
  await build(walletBuild);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildDemoSite();
