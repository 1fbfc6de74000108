import { describe, expect, test } from 'vitest';
import { assess } from '@/lib/core/assess';
import type { Finding } from '@/lib/core/findings';
import { decodeJson, encodeJson } from '@/lib/core/json';
import { say } from '@/lib/core/sentence';
import { reportSchema, termsSchema } from '@/lib/storage/report-schema';
import { CASES } from '../core/support/cases';
import { termsOf } from '../core/support/terms';

const input = CASES['eigenlayer-lst-deposit'];
if (input === undefined) throw new Error('the case is gone');

const throughStorage = (value: unknown): unknown => decodeJson(encodeJson(value));

describe('what a finding puts at stake', () => {
  test('travels with a report', () => {
    const report = assess(input);
    const stakes = report.findings.map(({ atStake }) => atStake);
    expect(new Set(stakes)).toEqual(new Set(['money', 'exit', 'control', undefined]));
    expect(reportSchema.parse(throughStorage(report)).findings.map(({ atStake }) => atStake)).toEqual(stakes);
  });

  test('is absent from what was stored before there was such a thing, which still parses', () => {
    const report = assess(input);
    const old = { ...report, findings: report.findings.map(({ atStake: _, ...finding }) => finding) };
    expect(reportSchema.parse(throughStorage(old))).toEqual(old);
    const finding: Finding = { id: 'x:paused', status: 'notable', sentence: say('x'), evidence: [] };
    const terms = termsOf({}, { findings: [finding] });
    expect(termsSchema.parse(throughStorage(terms)).findings).toEqual([finding]);
  });

  test('is none of a kind that nobody knows', () => {
    const finding = { id: 'x:paused', status: 'notable', atStake: 'pride', sentence: say('x'), evidence: [] };
    expect(termsSchema.safeParse(throughStorage({ ...termsOf(), findings: [finding] })).success).toBe(false);
  });
});

describe('a ceiling', () => {
  test('carries the name of the only service without power, or none', () => {
    const terms = termsOf();
    const named = { ...terms, slash: { ...terms.slash, unableName: 'EigenDA' } };
    expect(termsSchema.parse(throughStorage(named)).slash.unableName).toBe('EigenDA');
    expect(termsSchema.parse(throughStorage(terms)).slash).toEqual(terms.slash);
    const wrong = { ...terms, slash: { ...terms.slash, unableName: 1 } };
    expect(termsSchema.safeParse(throughStorage(wrong)).success).toBe(false);
  });
});
