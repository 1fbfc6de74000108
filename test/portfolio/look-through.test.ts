import { describe, expect, test } from 'vitest';
import { undelegatedCeiling } from '@/lib/core/eigenlayer-slashing';
import { combineExit, flattenLegs, inSeries, oneLeg, waitOf } from '@/lib/core/exit';
import { type Fact, unknown } from '@/lib/core/fact';
import type { AtStake, Finding } from '@/lib/core/findings';
import { say } from '@/lib/core/sentence';
import { unknownCeiling } from '@/lib/core/slashing';
import type { Terms } from '@/lib/core/terms';
import { DAY, WAD, type Wad } from '@/lib/core/units';
import { joinTerms } from '@/lib/portfolio/join-terms';
import { createLookThrough, registryTermsThrough } from '@/lib/portfolio/look-through';
import type { Backing, Protocol, ReadContext, ReadTarget } from '@/lib/protocols/contract';
import { BLOCK, pct, read, TIME } from '../core/support/readings';
import { layerOf, partOf, termsOf } from '../core/support/terms';

const value = <T>(fact: Fact<T>): T | string => (fact.known ? fact.value : fact.why);

/** A wrapper that adds a queue of two days and knows nothing about the rest of its money. */
const wrapperTerms = (overrides: Partial<Terms> = {}): Terms => ({
  protocol: 'wrapper',
  stage: 'live',
  readPoint: { chainId: 1, block: BLOCK, timestamp: TIME },
  layers: [
    { ...layerOf('wrapper:1:token', 'wrapper', read(WAD)), restsOn: ['oracle:1:rate', 'chain:1'] },
    layerOf('oracle:1:rate', 'oracle', unknown('not-measured')),
    layerOf('chain:1', 'chain', unknown('not-measured')),
  ],
  slash: unknownCeiling(unknown('not-published', 'the rest')),
  exit: oneLeg({
    id: 'queue',
    layerId: 'wrapper:1:token',
    label: say('test.queue'),
    wait: read(waitOf(0, DAY, 2 * DAY)),
    isSlashable: true,
    isEarning: false,
  }),
  yields: [],
  findings: [],
  ...overrides,
});

/** Nothing can take of what is in no place. */
const safeRest = undelegatedCeiling({ kind: 'assumed', why: 'cash' }, TIME);

describe('terms through a wrapper', () => {
  const place = termsOf();

  test('are its parts by share; what the shares leave is unknown unless the wrapper knows better', () => {
    const half = { share: read(pct(50n)), terms: place };
    expect(joinTerms(wrapperTerms(), [half]).slash.today).toMatchObject({ known: false, why: 'not-published' });
    const known = joinTerms(wrapperTerms({ slash: safeRest }), [half]);
    expect(value(known.slash.today)).toBe(pct(31n) / 2n);
    const shares = known.slash.services.map(({ shareNow }) => value(shareNow));
    expect(shares).toEqual(place.slash.services.map(({ shareNow }) => (value(shareNow) as Wad) / 2n));
  });

  test('keep the services of a part whose share is unknown, and no number', () => {
    const { slash, layers } = joinTerms(wrapperTerms({ slash: safeRest }), [
      { share: unknown('call-failed'), terms: place },
    ]);
    expect(slash.today).toMatchObject({ known: false, why: 'call-failed' });
    expect(slash.services).toHaveLength(place.slash.services.length);
    expect(slash.services.every(({ shareNow }) => !shareNow.known)).toBe(true);
    expect(layers.find(({ id }) => id === 'operator:1:0xop')?.largestLoss.known).toBe(false);
  });

  test('do not believe shares above everything', () => {
    const parts = [pct(60n), pct(41n)].map((share) => ({ share: read(share), terms: place }));
    expect(joinTerms(wrapperTerms(), parts).slash.today).toMatchObject({ known: false, why: 'disputed' });
  });

  test('stack the wrapper on top, and count a layer under two parts once with both losses', () => {
    const joined = joinTerms(wrapperTerms(), [
      { share: read(pct(30n)), terms: place },
      { share: read(pct(20n)), terms: place },
    ]);
    const ids = joined.layers.map(({ id }) => id);
    expect(ids[0]).toBe('wrapper:1:token');
    // Who states its worth comes after what carries it.
    expect(ids.slice(-2)).toEqual(['oracle:1:rate', 'chain:1']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(joined.layers[0]?.restsOn).toContain('restaking:1:eigenlayer');
    const lossOf = (id: string) => joined.layers.find((layer) => layer.id === id)?.largestLoss;
    expect(lossOf('operator:1:0xop')).toMatchObject({ value: (pct(31n) * 50n) / 100n });
    expect(lossOf('restaking:1:eigenlayer')).toMatchObject({ value: pct(50n) });
    expect(joined.slash.services).toHaveLength(place.slash.services.length);
  });

  test('put no layer before one that rests on it, and the chain last', () => {
    const ground = (restsOn: string[]) => ({ ...layerOf('staking:1:validators', 'staking', read(WAD)), restsOn });
    const chain = layerOf('chain:1', 'chain', unknown('not-measured'));
    const first = { ...place, layers: [...place.layers.filter(({ id }) => id !== 'chain:1'), chain] };
    const second = { ...place, layers: [ground(['chain:1']), chain] };
    const parts = [second, first].map((terms) => ({ share: read(pct(50n)), terms }));
    const { layers } = joinTerms(wrapperTerms(), parts);
    expect(layers.at(-1)?.id).toBe('chain:1');
    const order = layers.map(({ kind }) => kind).filter((kind) => kind === 'service' || kind === 'operator');
    expect(order.lastIndexOf('service')).toBeLessThan(order.indexOf('operator'));
    for (const [at, layer] of layers.entries())
      for (const id of layer.restsOn) expect(layers.slice(0, at).map((above) => above.id)).not.toContain(id);
  });

  test('leave through the wrapper first, then through the places side by side; alike ways are one', () => {
    const two = joinTerms(wrapperTerms(), [
      { share: read(pct(50n)), terms: place },
      { share: read(pct(50n)), terms: place },
    ]);
    expect(value(combineExit(two.exit))).toEqual(waitOf(14 * DAY, 15 * DAY, 16 * DAY));
    expect(flattenLegs(two.exit).map(({ id }) => id)).toEqual(['queue', 'escrow']);
  });

  test('wait for a place only where money at hand does not cover those who leave', () => {
    const exitWith = (isCovered: Fact<boolean>) =>
      value(combineExit(joinTerms(wrapperTerms(), [{ share: read(WAD), isCovered, terms: place }]).exit));
    expect(exitWith(read(true))).toEqual(waitOf(0, DAY, 16 * DAY));
    expect(exitWith(read(false))).toEqual(waitOf(14 * DAY, 15 * DAY, 16 * DAY));
  });

  test('take what a place says of itself, but not that a request to it fails', () => {
    const said = (id: string, atStake: AtStake): Finding => ({
      id,
      status: 'notable',
      atStake,
      sentence: say(`test.${id}`),
      evidence: [],
    });
    const below = { ...place, findings: [said('paused', 'fails'), said('upgrade', 'control')] };
    const own = wrapperTerms({ findings: [said('full', 'fails')] });
    const { findings } = joinTerms(own, [{ share: read(WAD), terms: below }]);
    expect(findings.map(({ id, atStake }) => [id, atStake])).toEqual([
      ['full', 'fails'],
      ['paused', undefined],
      ['upgrade', 'control'],
    ]);
  });

  test('let a promise bite that is in time for the place and too late for the wrapper', () => {
    const notice = 15n * 7_200n;
    const noticed = termsOf({ allocationDelay: read(notice), withdrawalDelay: read(14n * 7_200n) });
    expect(value(noticed.slash.withinExit)).not.toBe(WAD);
    const { slash } = joinTerms(wrapperTerms({ slash: safeRest }), [{ share: read(pct(40n)), terms: noticed }]);
    expect(value(slash.withinExit)).toBe(pct(40n));
    expect(value(slash.noticeSeconds)).toBe(15 * DAY);
    expect(value(slash.gapSeconds)).toBe(DAY);
  });

  test('weigh what the places pay', () => {
    const { yields } = joinTerms(wrapperTerms({ yields: [partOf('eth', 'base', read(pct(3n)))] }), [
      { share: read(pct(50n)), terms: place },
    ]);
    expect(yields.map(({ id, apr }) => [id, value(apr)])).toContainEqual(['avs', pct(1n) / 40n]);
    expect(yields.filter(({ kind }) => kind === 'base')).toHaveLength(1);
  });
});

describe('reading through wrappers', () => {
  const point = { chainId: 1, block: BLOCK, timestamp: TIME };
  const context = { chainId: 1, now: TIME } as unknown as ReadContext;
  const reads: string[] = [];

  const protocol = (id: string, backings: readonly Backing[], isTorn = false): Protocol =>
    ({
      id,
      buildsOn: backings.map((backing) => backing.protocol),
      registryTerms: () => wrapperTerms({ protocol: id, stage: 'registry' }),
      readTerms: async ({ at }: ReadContext, target: ReadTarget) => {
        reads.push(`${id} ${target.operator ?? ''} at ${at?.block ?? 'latest'}`);
        const read = isTorn && !at ? { ...point, block: BLOCK + 1n } : point;
        const base = backings.length === 0 ? termsOf() : wrapperTerms();
        return { ...base, protocol: id, readPoint: read };
      },
      ...(backings.length === 0
        ? {}
        : { backing: { registry: () => backings, read: async () => backings } satisfies Protocol['backing'] }),
    }) as unknown as Protocol;

  const on = (name: string, share = pct(50n), operator?: `0x${string}`): Backing => ({
    protocol: name,
    target: operator === undefined ? {} : { operator },
    share: read(share),
  });

  const book =
    (...list: readonly Protocol[]) =>
    (id: string) =>
      list.find((item) => item.id === id);

  test('a vault over a wrapper over a protocol: shares multiply', async () => {
    const base = protocol('base', []);
    const inner = protocol('inner', [on('base')]);
    const outer = protocol('outer', [on('inner', pct(40n))]);
    const terms = await createLookThrough(book(base, inner)).terms(outer, context, {});
    const service = terms.slash.services[0]?.shareNow;
    const own = termsOf().slash.services[0]?.shareNow;
    expect(service && value(service)).toBe((((own && value(own)) as Wad) * 20n) / 100n);
    expect(terms.protocol).toBe('outer');
    expect(registryTermsThrough(outer, {}, book(base, inner)).stage).toBe('registry');
  });

  test('each distinct target once', async () => {
    reads.length = 0;
    const base = protocol('base', []);
    const outer = protocol('outer', [
      on('base', pct(30n), '0x01'),
      on('base', pct(30n), '0x02'),
      on('base', pct(30n), '0x01'),
    ]);
    await createLookThrough(book(base)).terms(outer, context, {});
    expect(reads.filter((line) => line.startsWith('base')).sort()).toEqual([
      'base 0x01 at latest',
      'base 0x02 at latest',
    ]);
  });

  test('everything at one block, read again where it was not', async () => {
    reads.length = 0;
    const base = protocol('base', [], true);
    const outer = protocol('outer', [on('base')]);
    await createLookThrough(book(base)).terms(outer, context, {});
    expect(reads).toEqual(['outer  at latest', 'base  at latest', `outer  at ${BLOCK}`, `base  at ${BLOCK}`]);
  });

  test('a protocol it does not build on is not followed', async () => {
    const outer = { ...protocol('outer', [on('base')]), buildsOn: [] };
    const { slash } = await createLookThrough(book(protocol('base', []))).terms(outer, context, {});
    expect(slash.today).toMatchObject({ known: false });
    expect(slash.services).toEqual([]);
  });

  test('a plan without parts stays as it is', () => {
    const own = wrapperTerms({ exit: inSeries() });
    expect(joinTerms(own, [])).toBe(own);
  });
});
