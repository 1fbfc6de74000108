import fc from 'fast-check';
import { getAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { assess } from '@/lib/core/assess';
import { decodeJson, encodeJson } from '@/lib/core/json';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import type { Address } from '@/lib/core/units';
import { sayIntent } from '@/lib/portfolio/say-intent';
import type { Protocol, ReadTarget } from '@/lib/protocols/contract';
import { protocolPages, recognisePage } from '@/lib/protocols/pages';
import { registryValue } from '@/lib/protocols/reading/registry-fact';
import { tokenLayer } from '@/lib/protocols/reading/stack';
import { protocolById, protocols } from '@/lib/protocols/registry';
import { intentSchema, reportSchema, termsSchema } from '@/lib/storage/report-schema';
import { readCatalogue } from '../components/support/catalogue';
import { readSourceTexts } from '../components/support/source-texts';
import { flawsOf as flawsOfSentence, sentencesIn } from '../core/support/catalogue';
import { factsIn, flawOf, isPastDay, sourcesIn } from './conformance/evidence';
import {
  callOfCase,
  expectedOf,
  inFixtureWords,
  intentsOfCase,
  messageOfCase,
  ownCases,
  protocolFolders,
  registryFiles,
  sourcesOf,
  urlsOf,
} from './conformance/folders';
import { lookAlikeHosts, misplacedUrls } from './conformance/look-alikes';
import { missingOf } from './conformance/missing';

/** Chains on which any token of the registry lives. */
const CHAINS = [1, 10, 56, 100, 130, 137, 324, 1923, 5000, 8453, 42161, 59144, 534352];
/** One registry file, as shipped. Bytes. */
const LARGEST_REGISTRY = 150_000;

const hosts = new Set(protocolPages.map(({ host }) => host));
const catalogueKeys = [...Object.keys(await readCatalogue())];
const roots = new Set(catalogueKeys.map((key) => key.split('_')[0] ?? ''));
const sourceTexts = readSourceTexts();
const casesOf = new Map(protocolFolders.map((id) => [id, ownCases(id)]));

const found = (id: string): Protocol => {
  const protocol = protocolById(id);
  if (!protocol) throw new Error(`lib/protocols/${id}/index.ts exports no protocol with the id ${id}`);
  return protocol;
};

/** What a case is to one protocol alone. */
const decodeBy = (protocol: Protocol, item: Parameters<typeof callOfCase>[0]) => {
  const message = messageOfCase(item);
  return message ? protocol.decodeTypedData(message) : protocol.decodeCall(callOfCase(item));
};

/** Targets terms are asked for: nothing in particular, each contract, each decoded fixture. */
const targetsOf = (protocol: Protocol): readonly ReadTarget[] => [
  {},
  ...protocol.contracts(1).map((target) => ({ target })),
  ...(casesOf.get(protocol.id) ?? []).flatMap((item) => {
    const intent = intentsOfCase(item).find((it) => it.protocol === protocol.id);
    return intent ? [{ intent, ...(item.from ? { owner: item.from } : {}) }] : [];
  }),
];

/** Looks like a key of the catalogue, and is no host. */
const isKeyLike = (text: string): boolean =>
  /^[A-Za-z]+(\.[A-Za-z0-9_*]+)+$/.test(text) && roots.has(text.split('.')[0] ?? '') && !hosts.has(text);

const isKey = (text: string): boolean => {
  const written = text.replaceAll('.', '_');
  if (!written.includes('*')) return catalogueKeys.includes(written);
  const pattern = new RegExp(`^${written.replaceAll('*', '[A-Za-z0-9_]+')}$`);
  return catalogueKeys.some((key) => pattern.test(key));
};

it('every folder is a protocol, and every protocol a folder', () => {
  expect(protocols.map(({ id }) => id).sort()).toEqual([...protocolFolders].sort());
});

describe.each(protocolFolders)('%s', (id) => {
  const urls = urlsOf(id);
  const pages = protocolPages.filter((page) => page.protocol === id);
  const cases = casesOf.get(id) ?? [];

  it('is named for its folder and says what it is', () => {
    const protocol = found(id);
    expect(protocol.name.trim()).not.toBe('');
    expect(['staking', 'restaking', 'wrapper', 'pages-only']).toContain(protocol.kind);
    expect(protocol.pages).toEqual(pages.map(({ protocol: _, ...page }) => page));
  });

  it('lacks nothing', async () => {
    const missing = await missingOf(found(id), cases, targetsOf(found(id)));
    expect(missing, `lib/protocols/${id} still lacks:\n- ${missing.join('\n- ')}\n`).toEqual([]);
  });

  it('writes every address with its checksum, each once', () => {
    for (const chainId of CHAINS) {
      const contracts = found(id).contracts(chainId);
      expect(contracts).toEqual(contracts.map((address) => getAddress(address)));
      expect(new Set(contracts).size).toBe(contracts.length);
    }
    const written = [...sourcesOf(id).values(), registryFiles.get(`${id}.json`) ?? ''].flatMap(
      (text) => text.match(/\b0x[0-9a-fA-F]{40}\b/g) ?? [],
    );
    expect(written.filter((address) => address !== getAddress(address))).toEqual([]);
  });

  it('shares no contract with another protocol', () => {
    for (const chainId of CHAINS) {
      const own = found(id).contracts(chainId);
      const others = protocols.filter((it) => it.id !== id).flatMap((it) => it.contracts(chainId));
      expect(own.filter((address) => others.includes(address))).toEqual([]);
    }
  });

  it('names the source and day of every page', () => {
    for (const page of pages) {
      expect(page.host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(page.source.trim()).not.toBe('');
      expect(isPastDay(page.date)).toBe(true);
      for (const path of page.depositPaths) expect(path).toMatch(/^\//);
    }
  });

  it('recognises its deposit pages, and no other page', () => {
    const onPage = urls.deposit.filter((url) => pages.some(({ host }) => new URL(url).hostname === host));
    expect(onPage).toEqual(urls.deposit);
    for (const page of pages)
      expect(
        urls.deposit.map((url) => new URL(url).hostname),
        `no deposit URL for ${page.host}`,
      ).toContain(page.host);
    for (const url of urls.deposit)
      expect(recognisePage(url), url).toMatchObject({ protocol: id, isDepositPage: true });
    for (const url of urls.other ?? []) {
      const page = recognisePage(url);
      expect(hosts, url).toContain(new URL(url).hostname);
      expect(page?.protocol === id && page.isDepositPage, url).toBe(false);
    }
    for (const url of urls.foreign ?? []) expect(recognisePage(url)?.protocol, url).not.toBe(id);
  });

  it('leaves the deposit pages of every other protocol to it', () => {
    const claims = (page: { readonly host: string; readonly depositPaths: readonly string[] }) =>
      (page.depositPaths.length === 0 ? ['*'] : page.depositPaths).map((path) => `${page.host}${path}`);
    const others = protocolPages.filter((page) => page.protocol !== id).flatMap(claims);
    expect(pages.flatMap(claims).filter((claim) => others.includes(claim))).toEqual([]);
  });

  it('takes no look-alike host, wrong scheme or wrong place for a page of its own', () => {
    const urls = pages.flatMap(({ host, depositPaths }) =>
      [...new Set(['/', ...depositPaths])].flatMap((path) => [
        ...lookAlikeHosts(host).map((twin) => `https://${twin}${path}`),
        ...misplacedUrls(host, path),
      ]),
    );
    const isTaken = (url: string): boolean => recognisePage(url) !== undefined;
    // A letter less may be another known host, as `rocketpool.net` below `www.rocketpool.net`; then it is no look-alike.
    const isKnown = (url: string): boolean => url.startsWith('https://') && hosts.has(url.split('/')[2] ?? '');
    expect(urls.filter((url) => !isKnown(url) && isTaken(url))).toEqual([]);
  });

  it.each(cases.map((item) => [item.id, item] as const))('decodes %s', (_, item) => {
    const intents = intentsOfCase(item);
    const intent = intents.find(({ protocol }) => protocol === id);
    if (!intent) throw new Error(`not decoded; ${intents.length} intents of others`);
    expect(inFixtureWords(intent)).toMatchObject(expectedOf(item));
    expect(intent.flags).not.toContain('malformed');
    expect(sentencesIn([intent, sayIntent(intent)]).flatMap(flawsOfSentence)).toEqual([]);
    expect(intentSchema.safeParse(decodeJson(encodeJson(intent))).success).toBe(true);
  });

  it('makes nothing of what belongs to others', () => {
    const foreign = [...casesOf].filter(([other]) => other !== id).flatMap(([, list]) => list);
    const taken = foreign.filter((item) => {
      const direct = decodeBy(found(id), item);
      // The registry gives a call to the one that is sure; a doubtful claim beside it does no harm.
      return direct !== undefined && intentsOfCase(item).some(({ protocol }) => protocol === id);
    });
    expect(taken.map((item) => item.id)).toEqual([]);
  });

  it('makes nothing of calls to strangers, nor throws at noise', () => {
    const protocol = found(id);
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array).toString('hex'));
    const contracts = CHAINS.flatMap((chainId) => protocol.contracts(chainId).map((to) => ({ chainId, to })));
    const known = cases.map((item) => (item.typedData === undefined ? callOfCase(item).data.slice(0, 10) : '0x'));
    fc.assert(
      fc.property(
        fc.constantFrom({ chainId: 1, to: getAddress(`0x${'5a'.repeat(20)}`) }, ...contracts),
        fc.constantFrom('0x', ...known),
        bytes,
        ({ chainId, to }, selector, rest) => {
          const data = `${selector}${rest}` as `0x${string}`;
          const intent = protocol.decodeCall({ chainId, to, value: 0n, data });
          if (!contracts.some((it) => it.to === to) && intent)
            expect(intent.flags.some((flag) => flag.startsWith('unregistered'))).toBe(true);
          if (intent) expect(intent.protocol).toBe(id);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives every fact its document and day', () => {
    const { facts } = found(id);
    expect(new Set(facts.map((fact) => fact.id)).size).toBe(facts.length);
    for (const fact of facts) {
      expect(fact.text.trim(), fact.id).not.toBe('');
      expect(flawOf(fact.source), fact.id).toBe('');
    }
  });

  it('builds on protocols there are, in no circle', () => {
    const below = (from: string, seen: readonly string[]): void => {
      if (seen.includes(from)) throw new Error(`circle: ${[...seen, from].join(' → ')}`);
      for (const next of found(from).buildsOn) below(next, [...seen, from]);
    };
    below(id, []);
  });

  it('knows terms offline, all of it dated and sourced, in words there are', () => {
    const protocol = found(id);
    for (const target of targetsOf(protocol)) {
      const terms = protocol.registryTerms(target);
      expect(terms).toMatchObject({ protocol: id, stage: 'registry' });
      const ids = terms.layers.map((layer) => layer.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(terms.layers.flatMap(({ restsOn }) => restsOn).filter((it) => !ids.includes(it))).toEqual([]);
      expect(sourcesIn(terms).map(flawOf).filter(Boolean)).toEqual([]);
      for (const { path, fact } of factsIn(terms))
        if (fact.known) expect(fact.asOf, path).toBeLessThanOrEqual(Date.now() / 1000);
      expect(sentencesIn(terms).flatMap(flawsOfSentence)).toEqual([]);
    }
  });

  it('has one layer for each staked token it issues, the same as other protocols name when the token is restaked', () => {
    const { issues, kind, registryTerms } = found(id);
    const address = (target: Address) => registryValue(target, 'conformance test', '2026-01-01');
    for (const target of kind === 'staking' ? (issues?.(1) ?? []) : []) {
      const own = registryTerms({ target }).layers.find((layer) => layer.address === target);
      const restaked = {
        chainId: 1,
        address: address(target),
        symbol: own?.name ?? '',
        isSelfNamed: false,
        claims: [],
      };
      expect(own?.kind).toBe('staking');
      expect(tokenLayer(restaked)?.id, `put ${own?.name} into lib/protocols/${id}/staked-symbols.ts`).toBe(own?.id);
    }
  });

  it('has terms and reports that can be stored and sent', () => {
    const protocol = found(id);
    for (const target of targetsOf(protocol)) {
      const terms = protocol.registryTerms(target);
      expect(termsSchema.parse(decodeJson(encodeJson(terms)))).toEqual(terms);
      const intents = target.intent ? [target.intent] : [];
      const report = assess({ id: 'report', stage: 'registry', intents, terms, limits: DEFAULT_LIMITS });
      expect(reportSchema.parse(decodeJson(encodeJson(report)))).toEqual(report);
      expect(sentencesIn(report).flatMap(flawsOfSentence)).toEqual([]);
    }
  });

  it('says only what the catalogue has words for', () => {
    const said = sourceTexts.filter(({ place, text }) => place.startsWith(`lib/protocols/${id}/`) && isKeyLike(text));
    const missing = said.filter(({ text }) => !isKey(text) && !isKey(`${id}.${text}`));
    expect(missing.map(({ place, text }) => `${place} says ${text}`)).toEqual([]);
  });
});

it('no page of the wide web is taken for a known one', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
      if (!hosts.has(new URL(url).hostname)) expect(recognisePage(url)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

it('families say only what the catalogue has words for', () => {
  const missing = sourceTexts.filter(
    ({ place, text }) => place.startsWith('lib/protocols/families/') && isKeyLike(text) && !isKey(text),
  );
  expect(missing.map(({ place, text }) => `${place} says ${text}`)).toEqual([]);
});

describe('bundled registry data', () => {
  it.each([...registryFiles])('%s is versioned, dated and small', (name, written) => {
    const data = JSON.parse(written) as Readonly<Record<string, unknown>>;
    expect(data.version).toBeTypeOf('number');
    expect(isPastDay(String(data.date))).toBe(true);
    expect(String(data.source ?? '').trim()).not.toBe('');
    expect(protocolFolders.map((id) => `${id}.json`)).toContain(name);
    expect(JSON.stringify(data).length).toBeLessThan(LARGEST_REGISTRY);
  });
});
