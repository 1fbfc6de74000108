import { resolve } from 'node:path';
import { defineConfig } from 'wxt';

/** Hosts the background reads from without being asked: default endpoints and feeds (lib/sources). */
const SOURCES = [
  'https://ethereum-rpc.publicnode.com/*',
  'https://eth.drpc.org/*',
  'https://eth.merkle.io/*',
  'https://yields.llama.fi/*',
];

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module'],
  manifestVersion: 3,
  i18n: { localesDir: resolve('lib/locales') },
  manifest: ({ browser }) => ({
    name: '__MSG_app_name__',
    description: '__MSG_app_description__',
    default_locale: 'en',
    permissions: ['storage', 'scripting', 'alarms'],
    host_permissions: SOURCES,
    // Endpoints a person enters, and sites a person asks to be guarded; granted one by one.
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    content_security_policy: {
      extension_pages:
        "default-src 'self'; script-src 'self'; object-src 'none'; img-src 'self' data:; style-src 'self'; connect-src https: http://localhost:* http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'underlayer@underlayer.app',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
  // Where no window can be opened, `npm run dev` says which folder to load.
  webExt: { disabled: process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY },
  hooks: {
    // The gallery of all surfaces is for those who work on them.
    'entrypoints:found': ({ config }, found) => {
      const place = found.findIndex(({ name }) => name === 'gallery');
      if (config.mode !== 'development' && place >= 0) found.splice(place, 1);
    },
    // The guarded hosts are data of the protocols (lib/protocols/*/pages.ts); they reach the manifest through the content scripts.
    'build:manifestGenerated': (_wxt, manifest) => {
      const guarded = (manifest.content_scripts ?? []).flatMap((script) => script.matches ?? []);
      manifest.host_permissions = [...new Set([...(manifest.host_permissions ?? []), ...guarded])].sort();
      delete manifest.web_accessible_resources;
    },
  },
  zip: {
    // Everything README speaks of works from the sources, too: building, trying and testing.
    includeSources: ['.npmrc', 'entrypoints/**', 'test/**'],
  },
  vite: ({ mode }) => ({
    build: {
      // Content scripts run in every guarded page: no maps beside them, small output.
      sourcemap: mode === 'development',
      target: ['chrome120', 'firefox128'],
      rollupOptions: {
        // zod marks pure calls where Rollup cannot use the mark; nothing of ours is meant.
        onwarn: (warning, warn) => {
          if (warning.code !== 'INVALID_ANNOTATION' || !warning.id?.includes('node_modules')) warn(warning);
        },
      },
    },
  }),
});
