import { describe, expect, test } from 'vitest';
import { readCatalogue, readKeys } from './support/catalogue';
import { readMarkupTexts, readSourceTexts } from './support/source-texts';

const catalogue = await readCatalogue();
/** Keys as code says them; the catalogue of the browser has `_` for `.`. */
const keys = new Set(Object.keys(catalogue));
const messageOf = (key: string): string => catalogue[key.replaceAll('.', '_')]?.message ?? '';
const has = (key: string): boolean => keys.has(key.replaceAll('.', '_'));
/** A protocol's own functions put its name before what they are given. */
const isSaid = (text: string, place: string): boolean => {
  const protocol = /^lib\/protocols\/([a-z]+)\//.exec(place)?.[1];
  return has(text) || (protocol !== undefined && has(`${protocol}.${text}`));
};

const sources = readSourceTexts();
/** Roots of the catalogue that name nothing else in code; `app.` begins hosts, `portfolio.` and `strip.` also messages. */
const ROOTS = ['asked', 'core', 'eigenlayer', 'intent', 'layer', 'toolbar', 'trouble', 'ui', 'yield', 'request'];
const KEY = new RegExp(`^(?:${ROOTS.join('|')})\\.[A-Za-z0-9_.*]*$`);
const said = sources.filter(({ text }) => KEY.test(text));

/** What a template can become: `core.why.*` is any key below `core.why`. */
const patternOf = (template: string): RegExp =>
  new RegExp(`^${template.replaceAll('.', '_').replaceAll('*', '[A-Za-z0-9_]+')}$`);
const templates = sources
  .filter(({ text }) => /^[a-z]+\.[A-Za-z0-9_.]*\*/.test(text) && KEY.test(text))
  .map(({ text }) => patternOf(text));

describe('the catalogue', () => {
  test('is made of names the browser takes, and of no two that are one to it', async () => {
    const segments = (await readKeys()).flat();
    expect(segments.filter((segment) => !/^[A-Za-z0-9]+$/.test(segment))).toEqual([]);
  });

  test('has words for every key', () => {
    expect([...keys].filter((key) => messageOf(key).trim() === '')).toEqual([]);
  });

  test('has every key that code says', () => {
    expect(said.length).toBeGreaterThan(150);
    const missing = said
      .filter(({ text, place }) =>
        text.includes('*') ? ![...keys].some((key) => patternOf(text).test(key)) : !isSaid(text, place),
      )
      .map(({ place, text }) => `${place} says ${text}`);
    expect(missing, 'write the sentence in lib/locales/en.yml').toEqual([]);
  });

  test('has no words of the interface that nobody says', () => {
    const spoken = new Set(sources.map(({ text }) => text.replaceAll('.', '_')));
    const silent = [...keys].filter(
      (key) => /^(ui|strip)_/.test(key) && !spoken.has(key) && !templates.some((template) => template.test(key)),
    );
    expect(silent, 'take the sentence out of lib/locales/en.yml').toEqual([]);
  });

  test('names in a sentence only what it is said with', () => {
    const wanting = said.flatMap(({ place, text, given }) => {
      if (given === undefined || !has(text)) return [];
      const wanted = [...messageOf(text).matchAll(/\{([A-Za-z0-9_]+)\}/g)].map(([, name = '']) => name);
      return [...new Set(wanted)]
        .filter((name) => !given.includes(name))
        .map((name) => `${place}: ${text} needs {${name}}`);
    });
    expect(wanting).toEqual([]);
  });

  test('gives a count to every sentence with a plural', () => {
    const wanting = said.flatMap(({ place, text, given }) =>
      given !== undefined && messageOf(text).includes(' | ') && !given.includes('count') ? [`${place}: ${text}`] : [],
    );
    expect(wanting).toEqual([]);
  });
});

describe('the markup', () => {
  test('of components holds no words: a person reads only what the catalogue says', () => {
    const words = readMarkupTexts()
      .filter(({ text }) => /\p{L}/u.test(text) && !has(text))
      // The beginning of an address is the same in every language.
      .filter(({ text }) => text !== 'https://')
      .map(({ place, text }) => `${place}: ${text.trim()}`);
    expect(words).toEqual([]);
  });
});
