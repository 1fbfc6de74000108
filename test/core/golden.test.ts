import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assess } from '@/lib/core/assess';
import { CASES as USUAL_CASES } from './support/cases';
import { flawsOf, sentencesIn } from './support/catalogue';
import { FURTHER_CASES } from './support/further-cases';
import { renderReport } from './support/render-report';

const fileOf = (name: string): string => resolve(import.meta.dirname, '../golden', `${name}.json`);
const CASES = { ...USUAL_CASES, ...FURTHER_CASES };
const isRecording = process.env.RECORD_GOLDEN === '1';

describe('golden reports (recorded anew only with RECORD_GOLDEN=1)', () => {
  for (const [name, input] of Object.entries(CASES)) {
    test(name, async () => {
      const rendered = renderReport(assess(input));
      if (isRecording) await writeFile(fileOf(name), rendered);
      expect(rendered).toBe(await readFile(fileOf(name), 'utf8'));
    });

    test(`${name}: every sentence of the core is in the catalogue with its values`, () => {
      const sentences = sentencesIn(assess(input)).filter(({ key }) => key.startsWith('core.'));
      expect(sentences.length).toBeGreaterThan(0);
      expect(sentences.flatMap(flawsOf)).toEqual([]);
    });
  }
});
