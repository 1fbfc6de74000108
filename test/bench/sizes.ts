import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judged, type Line, shown } from './line';

const folder = join('.output', 'chrome-mv3');
const kilobyte = 1_000;

/** Text that a library leaves in every bundle it is part of, and the bundle of ours that has it, to show that the text still tells. */
const marks = [
  { library: 'viem', text: 'viem@', carrier: 'background.js' },
  { library: 'zod', text: 'ZodError', carrier: 'background.js' },
  { library: 'React', text: 'react.transitional.element', carrier: 'overlay.js' },
] as const;

const read = (file: string): Buffer => readFileSync(join(folder, file));
const shownSize = (bytes: number): string => `${(bytes / kilobyte).toFixed(1)} kB`;

const registrySizes = (): string => {
  const files = readdirSync(join(folder, 'registry')).map((name) => ({
    name: name.replace('.json', ''),
    bytes: read(join('registry', name)).length,
  }));
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const largest = files.sort((a, b) => b.bytes - a.bytes).slice(0, 3);
  return `${shownSize(all)} in ${files.length} files, most in ${largest.map(({ name, bytes }) => `${name} ${shownSize(bytes)}`).join(', ')}`;
};

/** Sizes of what is put into pages, minified as shipped, and what the guard must not carry. */
export const benchSizes = (): Line[] => {
  const guard = read(join('content-scripts', 'guard.js'));
  const blind = marks.filter(({ carrier, text }) => !read(carrier).includes(text));
  if (blind.length > 0) throw new Error(`${blind.map(({ text }) => text)} no longer tells a library`);
  const carried = marks.filter(({ text }) => guard.includes(text)).map(({ library }) => library);
  const limited = (what: string, file: string, most: number): Line => {
    const bytes = read(join('content-scripts', file)).length;
    return judged(what, `${bytes} bytes`, `≤ ${shownSize(most)}`, bytes <= most);
  };
  return [
    limited('size: guard.js, the MAIN-world script', 'guard.js', 10 * kilobyte),
    judged('size: libraries in guard.js', carried.join(', ') || 'none', 'no viem, zod or React', carried.length === 0),
    limited('size: bridge.js, the isolated script', 'bridge.js', 30 * kilobyte),
    shown(
      'size: what comes only when needed',
      `strip ${shownSize(read('strip.js').length)}, sheet ${shownSize(read('overlay.js').length)}`,
    ),
    shown('size: registry, as shipped', registrySizes()),
  ];
};
