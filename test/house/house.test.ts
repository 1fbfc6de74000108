import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHARED_FOLDERS } from '../protocols/conformance/folders';

const ROOT = resolve(import.meta.dirname, '../..');
const sources = ['entrypoints', 'components', 'lib'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`),
);
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Every import of a file, resolved to a path in the house; packages keep their name. */
const importsOf = (path: string): string[] =>
  [...read(path).matchAll(/^(?:import|export|\} from)\b(?:[^'\n;]*?\bfrom)?\s*'([^'\n]+)'/gm)].map(([, name = '']) => {
    if (name.startsWith('@/')) return name.slice(2);
    if (name.startsWith('.')) return normalize(join(dirname(path), name));
    return name;
  });

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** Beside the protocols' folders, not in one: the registry, the contract, what several share. */
const isShared = (name: string): boolean => /^lib\/protocols\/(decoding\/)?[^/]+$/.test(name);

const anyOf =
  (...folders: readonly string[]) =>
  (name: string): boolean =>
    folders.some((folder) => isBelow(name, folder));

/** Files that run in the page's own world, beside its scripts. */
const isInPage = (path: string): boolean =>
  /^lib\/guard\/(page-(?!texts)|wrap|discover)|^lib\/messaging\/page-bridge/.test(path);

type Law = {
  readonly who: string;
  readonly isOf: (path: string) => boolean;
  readonly mayImport: (name: string, path: string) => boolean;
};

const of = (folder: string) => ({ who: folder, isOf: (path: string) => isBelow(path, folder) && !isInPage(path) });

/** Who may import what: entrypoints → components, stores, guard, messaging → portfolio → protocols, sources, storage → core. */
const LAW: readonly Law[] = [
  { ...of('lib/core'), mayImport: anyOf('lib/core') },
  {
    ...of('lib/protocols'),
    mayImport: (name, path) => {
      const own = /^lib\/protocols\/([^/]+)\//.exec(path)?.[1];
      const other = /^lib\/protocols\/([^/]+)\//.exec(name)?.[1];
      if (other !== undefined) return other === own || SHARED_FOLDERS.includes(other);
      return anyOf('lib/protocols', 'lib/core', 'viem', 'public/registry')(name);
    },
  },
  { ...of('lib/sources'), mayImport: anyOf('lib/sources', 'lib/core', 'viem', 'zod/mini') },
  {
    ...of('lib/storage'),
    // Of the browser itself: how much is stored.
    mayImport: anyOf('lib/storage', 'lib/core', 'zod/mini', 'wxt/utils/storage', 'wxt/browser'),
  },
  {
    ...of('lib/portfolio'),
    mayImport: (name) =>
      anyOf('lib/portfolio', 'lib/sources', 'lib/storage', 'lib/core', 'zod/mini', 'viem')(name) || isShared(name),
  },
  {
    who: 'the page’s world',
    isOf: isInPage,
    mayImport: (name) => isInPage(name),
  },
  {
    ...of('lib/guard'),
    mayImport: (name) =>
      anyOf(
        'lib/guard',
        'lib/messaging',
        'lib/portfolio',
        'lib/sources',
        'lib/storage',
        'lib/core',
        'viem',
        'zod/mini',
        'wxt/browser',
        '#i18n',
      )(name) || isShared(name),
  },
  {
    ...of('lib/messaging'),
    mayImport: anyOf('lib/messaging', 'lib/storage', 'lib/core', 'zod/mini', 'wxt/browser'),
  },
  {
    ...of('lib/stores'),
    mayImport: anyOf('lib/stores', 'lib/messaging', 'lib/storage', 'lib/core', 'viem', 'wxt/browser', 'zustand'),
  },
  {
    ...of('components'),
    mayImport: anyOf('components', 'lib/core', 'react', '@wxt-dev/i18n', 'wxt/browser', 'd3-sankey'),
  },
  {
    ...of('entrypoints'),
    mayImport: (name, path) =>
      // The gallery shows what the tests of components are fed with.
      (isBelow(path, 'entrypoints/gallery') && isBelow(name, 'test/components')) ||
      anyOf(
        'entrypoints',
        'components',
        'lib/stores',
        'lib/guard',
        'lib/messaging',
        'lib/portfolio',
        'lib/sources',
        'lib/storage',
        'lib/core',
        'react',
        'react-dom',
        '@wxt-dev/i18n',
        'wxt/browser',
      )(name) ||
      name === 'lib/protocols/pages',
  },
];

describe('the house', () => {
  test('every source file is under one law', () => {
    const lawless = sources.filter((path) => LAW.filter(({ isOf }) => isOf(path)).length !== 1);
    expect(lawless).toEqual([]);
  });

  for (const { who, isOf, mayImport } of LAW) {
    test(`${who} imports only what it may`, () => {
      const broken = sources.filter(isOf).flatMap((path) =>
        importsOf(path)
          .filter((name) => !mayImport(name, path))
          .map((name) => `${path} imports ${name}`),
      );
      expect(broken, 'move the code or pass the value in; the law is in test/house/house.test.ts').toEqual([]);
    });
  }

  test('entrypoints are wiring: at most 90 lines each', () => {
    const long = sources
      .filter((path) => isBelow(path, 'entrypoints') && !isBelow(path, 'entrypoints/gallery'))
      .filter((path) => read(path).split('\n').length > 90);
    expect(long, 'decisions belong in lib, drawing in components').toEqual([]);
  });

  test('no file outgrows one sitting: 320 lines', () => {
    const long = sources.filter((path) => read(path).split('\n').length > 320).map((path) => `${path}`);
    expect(long, 'split by what it knows').toEqual([]);
  });

  test('files are named for what they know', () => {
    const vague = sources.filter((path) =>
      /(^|\/)(utils?|helpers?|common|misc|types|manager|service)\.(ts|tsx)$/.test(path),
    );
    const odd = sources.filter((path) => {
      const name = path.split('/').at(-1) ?? '';
      return path.endsWith('.tsx') && (isBelow(path, 'components') || isBelow(path, 'entrypoints/gallery'))
        ? !/^([A-Z][A-Za-z0-9]*|[a-z0-9-]+)\.tsx$/.test(name)
        : !/^[a-z0-9-]+(\.content)?\.tsx?$/.test(name);
    });
    expect([...vague, ...odd]).toEqual([]);
  });

  test('zod is its small build: the whole one costs each program 70 kB and the worker 5 MB', () => {
    const whole = sources.filter((path) => importsOf(path).some((name) => name === 'zod' || name === 'zod/v4'));
    expect(whole, "import * as z from 'zod/mini'").toEqual([]);
  });

  test('errors are typed: no bare Error in lib', () => {
    const bare = sources
      .filter((path) => isBelow(path, 'lib') && !/lib\/guard\/(page-|wrap|discover)/.test(path))
      .filter((path) => /\bnew Error\(/.test(read(path)));
    expect(bare, 'extend UnderlayerError, so that the person learns what to do').toEqual([]);
  });

  test('nothing is waved through: no any, no ignored rule, no swallowed error', () => {
    const waved = sources.filter((path) =>
      /\bas any\b|: any\b|@ts-ignore|@ts-expect-error|biome-ignore|catch\s*(\([^)]*\))?\s*\{\s*\}|\.catch\(\(\)\s*=>\s*(\{\s*\}|undefined|null)\)/.test(
        read(path),
      ),
    );
    expect(waved.map((path) => relative(ROOT, join(ROOT, path)))).toEqual([]);
  });
});
