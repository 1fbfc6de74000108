import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

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

/** Who may import what, by folder. The first that matches a file counts. */
const LAW: readonly { readonly folder: string; readonly mayImport: (name: string, path: string) => boolean }[] = [
  { folder: 'lib/core', mayImport: (name) => isBelow(name, 'lib/core') },
  {
    folder: 'lib/protocols',
    mayImport: (name, path) => {
      const own = /^lib\/protocols\/([^/]+)\//.exec(path)?.[1];
      const other = /^lib\/protocols\/([^/]+)\//.exec(name)?.[1];
      if (other !== undefined) return other === own || other === 'families';
      return (
        isBelow(name, 'lib/protocols') ||
        isBelow(name, 'lib/core') ||
        isBelow(name, 'viem') ||
        isBelow(name, 'public/registry')
      );
    },
  },
  {
    folder: 'lib/sources',
    mayImport: (name) => ['lib/sources', 'lib/core', 'viem', 'zod/mini'].some((one) => isBelow(name, one)),
  },
  {
    folder: 'lib/storage',
    mayImport: (name) =>
      // Of the browser itself: how much is stored.
      ['lib/storage', 'lib/core', 'zod/mini', 'wxt/utils/storage', 'wxt/browser'].some((one) => isBelow(name, one)),
  },
  {
    folder: 'lib/portfolio',
    mayImport: (name, path) =>
      ['lib/portfolio', 'lib/sources', 'lib/storage', 'lib/core', 'zod/mini', 'viem'].some((one) =>
        isBelow(name, one),
      ) ||
      (isBelow(name, 'lib/protocols') && name.split('/').length === 3 && path !== ''),
  },
  {
    folder: 'components',
    mayImport: (name) =>
      [
        'components',
        'lib/core',
        'react',
        'react-dom',
        '@wxt-dev/i18n',
        'wxt/browser',
        'd3-sankey',
        'd3-scale',
        '#i18n',
      ].some((one) => isBelow(name, one)),
  },
];

describe('the house', () => {
  for (const { folder, mayImport } of LAW) {
    test(`${folder} imports only what it may`, () => {
      const broken = sources
        .filter((path) => isBelow(path, folder))
        .flatMap((path) =>
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
