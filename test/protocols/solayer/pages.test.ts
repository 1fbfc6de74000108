import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { combineExit } from '@/lib/core/exit';
import { recognisePage } from '@/lib/protocols/pages';
import solayer from '@/lib/protocols/solayer';
import { flawsOf, sentencesIn } from '../../core/support/catalogue';

const urls = JSON.parse(readFileSync(new URL('./urls.json', import.meta.url), 'utf8')) as {
  readonly deposit: readonly string[];
  readonly other: readonly string[];
  readonly foreign: readonly string[];
};

describe('solayer', () => {
  it.each(urls.deposit)('%s is where deposits are made', (url) => {
    expect(recognisePage(url)).toMatchObject({ protocol: 'solayer', isDepositPage: true });
  });

  it.each(urls.other)('%s is another page of it', (url) => {
    expect(recognisePage(url)).toMatchObject({ protocol: 'solayer', isDepositPage: false });
  });

  it.each(urls.foreign)('%s is not its', (url) => {
    expect(recognisePage(url)).toBeUndefined();
  });

  it('says that its requests are out of reach, and never a number', async () => {
    const terms = solayer.registryTerms({});
    expect(terms.findings[0]).toMatchObject({ id: 'solayer:outside', status: 'unknown' });
    expect(terms.findings.length).toBe(1 + solayer.facts.filter(({ kind }) => kind !== 'page').length);
    for (const fact of [terms.slash.today, terms.slash.withinExit, terms.slash.noticeSeconds, combineExit(terms.exit)])
      expect(fact.known).toBe(false);
    expect(sentencesIn(terms).flatMap(flawsOf)).toEqual([]);
  });
});
