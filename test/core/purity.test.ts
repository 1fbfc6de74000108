import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const CORE = resolve(import.meta.dirname, '../../lib/core');
/** Source of each file of the core without comments and texts: only what runs. */
const files = readdirSync(CORE)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({
    name,
    code: readFileSync(join(CORE, name), 'utf8')
      .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
      .replace(/'(?:[^'\\\n]|\\.)*'/g, "''"),
  }));
const naming = (pattern: RegExp, but: readonly string[] = []): string[] =>
  files
    .filter(({ name, code }) => !but.includes(name) && pattern.test(code))
    .map(({ name, code }) => `${name}: ${pattern.exec(code)?.[0]}`);

/** Where a logarithm, an exponential or a statistic is meant, as the README says; no amount comes of them unrounded. */
const STATISTICS = ['history.ts', 'loop.ts', 'market-swing.ts', 'native-slashing.ts', 'oracle-shock.ts'];
/** Shares of a wait that is known in whole seconds only. */
const WAITS = ['symbiotic-stake.ts'];

describe('the core is pure', () => {
  test('no clock, no randomness, nothing of the world around it', () => {
    expect(
      naming(
        /\bMath\.random\b|\bDate\b|\bperformance\b|\bcrypto\b|\bprocess\b|\bglobalThis\b|\bconsole\b|\bfetch\b|\bset(?:Timeout|Interval)\b|\bqueueMicrotask\b|\bPromise\b|\basync\b|\bawait\b/,
      ),
    ).toEqual([]);
  });

  test('no module-level state that changes: no let, no var outside functions', () => {
    expect(naming(/^(?:export )?(?:let|var)\b/m)).toEqual([]);
  });

  test('floats only where a statistic is meant: no fractions, roots or logarithms elsewhere', () => {
    expect(
      naming(/(?<![\w.])\d[\d_]*\.\d|\d[eE]-?\d|\bMath\.(?:exp|expm1|log\w*|sqrt|pow|cbrt|hypot)\b|\bparseFloat\b/, [
        ...STATISTICS,
        ...WAITS,
      ]),
    ).toEqual([]);
  });

  test('its errors are its own', () => {
    expect(naming(/\bnew (?:Error|TypeError|RangeError)\(/)).toEqual([]);
  });
});
