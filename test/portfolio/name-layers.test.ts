import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { unknown } from '@/lib/core/fact';
import type { Layer } from '@/lib/core/layer';
import { address, say, text } from '@/lib/core/sentence';
import { shortAddress } from '@/lib/core/text';
import type { Address } from '@/lib/core/units';
import type { Deps } from '@/lib/portfolio/deps';
import { learnNames, nameAmong, nameLayers, namePositions } from '@/lib/portfolio/name-layers';
import { protocolById } from '@/lib/protocols/registry';
import { readSelfGivenName } from '@/lib/sources/metadata';
import { type LocalMainnet, startLocalMainnet } from '../chain/local-mainnet';

let chain: LocalMainnet;
beforeAll(async () => {
  chain = await startLocalMainnet();
});
afterAll(() => chain.stop());
beforeEach(() => fakeBrowser.reset());

const NOW = 1_800_000_000;

const depsWith = (selfGivenName: Deps['selfGivenName']): Deps => ({
  reader: async () => chain.publicClient as never,
  baseYield: async () => {
    throw new Error('not asked here');
  },
  selfGivenName,
  now: () => NOW,
});

const readStakeOf = async (owner: `0x${string}`) => {
  const eigenLayer = protocolById('eigenlayer');
  if (eigenLayer === undefined) throw new Error('EigenLayer is a protocol of ours');
  const context = { client: chain.publicClient as never, chainId: 1, now: NOW };
  return eigenLayer.readTerms(context, { owner });
};

describe('operators and services without a registered name', () => {
  test('get the name they gave themselves, marked as such', async () => {
    const { accounts, operators, metadataFiles } = chain.seed;
    const operator = address(operators.northwind.address);
    const finding = {
      id: 'eigenlayer:alreadyDelegated',
      status: 'notable' as const,
      sentence: say('eigenlayer.finding.alreadyDelegated', { operator }),
      evidence: [],
    };
    const terms = { ...(await readStakeOf(accounts.depositor)), findings: [finding] };
    const before = terms.layers.find(({ kind }) => kind === 'operator');
    expect(before).toMatchObject({ name: shortAddress(operators.northwind.address), isSelfNamed: false });
    const asked: string[] = [];
    const deps = depsWith(async (uri) => {
      asked.push(uri);
      return (metadataFiles[uri] as { name?: string } | undefined)?.name;
    });
    expect(await nameLayers(terms, deps)).toEqual(terms);
    expect((await learnNames(terms.layers, deps)).size).toBeGreaterThan(0);
    const named = await nameLayers(terms, deps);
    const after = named.layers.find(({ kind }) => kind === 'operator');
    expect(after).toMatchObject({ name: operators.northwind.name, isSelfNamed: true });
    expect(asked).toContain(operators.northwind.metadataUri);
    // What is said of them says it in the same names.
    expect(named.findings[0]?.sentence.values).toEqual({ operator: text(operators.northwind.name) });
    // What is asked for keeps the address beside the name.
    const delegating = say('asked.delegate', { target: operator });
    const { name, address: at } = operators.northwind;
    expect(nameAmong(named.layers)(delegating).values).toEqual({ target: text(`${name} (${shortAddress(at)})`) });
    expect(nameAmong(terms.layers)(delegating)).toEqual(delegating);
    expect(await nameLayers(named, deps)).toEqual(named);

    asked.splice(0);
    expect((await learnNames(terms.layers, deps)).size).toBe(0);
    expect(asked).toEqual([]);
  });

  test('keep their address where the endpoint does not search that far back, and are looked up another day', async () => {
    const terms = await readStakeOf(chain.seed.accounts.depositor);
    const silent = { ...depsWith(async () => 'Somebody'), reader: async () => undefined };
    expect((await learnNames(terms.layers, silent)).size).toBe(0);
    expect(await nameLayers(terms, silent)).toEqual(terms);
  });
});

describe('the steps of one request', () => {
  const layerOf = (kind: Layer['kind'], name: string, at: Address): Layer => ({
    id: `${kind}:${name}`,
    kind,
    name,
    protocol: 'eigenlayer',
    chainId: 1,
    address: at,
    isSelfNamed: true,
    claims: [],
    marks: [],
    restsOn: [],
    largestLoss: unknown('not-read'),
  });
  const first: Address = `0x${'1a'.repeat(20)}`;
  const second: Address = `0x${'2b'.repeat(20)}`;
  const nobody: Address = `0x${'3c'.repeat(20)}`;
  const askedOf = (at: Address) => say('asked.delegate', { target: address(at) });
  const saidOf = (at: Address, name: string) =>
    say('asked.delegate', { target: text(`${name} (${shortAddress(at)})`) });

  test('are told in names that are gathered once for all of them', () => {
    const layers = [layerOf('operator', 'Northwind', first), layerOf('operator', 'Southwind', second)];
    const walked = vi.spyOn(layers, Symbol.iterator);
    const named = nameAmong(layers);
    expect([first, second, first, nobody].map((at) => named(askedOf(at)))).toEqual([
      saidOf(first, 'Northwind'),
      saidOf(second, 'Southwind'),
      saidOf(first, 'Northwind'),
      askedOf(nobody),
    ]);
    expect(walked).toHaveBeenCalledOnce();
  });

  test('keep the bare address where two names stand for it', () => {
    const named = nameAmong([layerOf('operator', 'Northwind', first), layerOf('service', 'Oracle', first)]);
    expect(named(askedOf(first))).toEqual(askedOf(first));
  });
});

describe('where a position is held', () => {
  test('is told by protocol and by name, however often it is named', async () => {
    const { accounts, operators, metadataFiles } = chain.seed;
    const context = { client: chain.publicClient as never, chainId: 1, now: NOW };
    const read = await protocolById('eigenlayer')?.readPositions(context, [accounts.depositor, accounts.undelegated]);
    const deps = depsWith(async (uri) => (metadataFiles[uri] as { name?: string } | undefined)?.name);
    const once = await namePositions(read ?? [], deps);
    const places = new Set(once.map(({ heldAt }) => heldAt));
    expect([...places].sort()).toEqual(['EigenLayer', `EigenLayer · ${operators.northwind.name}`]);
    expect(await namePositions(once, deps)).toEqual(once);
  });
});

describe('a metadata file', () => {
  const answerWith = (body: unknown) =>
    vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json(body));

  test('gives a name that is safe to show', async () => {
    const fetched = answerWith({ name: '  North\u202ewind\u200b  ', logo: 'https://tracker.example/pixel.png' });
    expect(await readSelfGivenName('https://raw.githubusercontent.com/a/b/metadata.json')).toBe('Northwind');
    expect(fetched).toHaveBeenCalledOnce();
    fetched.mockRestore();
  });

  test.each([
    ['a host of its own', 'https://operator.example/metadata.json'],
    ['a host that only looks public', 'https://raw.githubusercontent.com.example/metadata.json'],
    ['another port', 'https://raw.githubusercontent.com:8443/metadata.json'],
    ['plain http', 'http://raw.githubusercontent.com/a/metadata.json'],
    ['a file on this machine', 'file:///etc/passwd'],
    ['no address', 'not an address'],
  ])('on %s is not asked for', async (_where, uri) => {
    const fetched = answerWith({ name: 'Somebody' });
    expect(await readSelfGivenName(uri)).toBeUndefined();
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  test.each([
    ['nothing visible', { name: '\u200b\u202e ' }],
    ['no name', { title: 'x' }],
    ['a name that is no text', { name: 7 }],
  ])('with %s names nobody', async (_what, body) => {
    const fetched = answerWith(body);
    expect(await readSelfGivenName('https://raw.githubusercontent.com/a/b/metadata.json')).toBeUndefined();
    fetched.mockRestore();
  });
});
