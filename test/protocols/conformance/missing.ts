import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAddress } from 'viem';
import { flattenLegs } from '@/lib/core/exit';
import type { Protocol, ReadContext, ReadTarget } from '@/lib/protocols/contract';
import { type FixtureCase, filesBelow, ROOT, urlsOf } from './folders';

/** What placeholders of the skeleton look like: no real host, document or address does. */
const isPlaceholder = (text: string): boolean => /\.example\b|^Name the |^TODO/.test(text);
const PLACEHOLDER_ADDRESS = getAddress(`0x${'00'.repeat(19)}01`);

const NOBODY = getAddress(`0x${'5a'.repeat(20)}`);

/** Whether a read asks the chain for anything, told by a client that answers nothing. */
const asksTheChain = async (read: (context: ReadContext) => Promise<unknown>): Promise<boolean> => {
  let asked = 0;
  const refuse = (): Promise<never> => {
    asked += 1;
    return Promise.reject(new Error('this endpoint answers nothing'));
  };
  const client = { call: refuse, getLogs: refuse, request: refuse } as unknown as ReadContext['client'];
  await Promise.allSettled([read({ client, chainId: 1, now: 0 })]);
  return asked > 0;
};

const asksForAny = async (protocol: Protocol, targets: readonly ReadTarget[]): Promise<boolean> => {
  for (const target of targets) if (await asksTheChain((context) => protocol.readTerms(context, target))) return true;
  return false;
};

/** Tests of the protocol, its own or its family’s, that read from the local mainnet. */
const readerTestsOf = (id: string): readonly string[] =>
  [join(ROOT, 'test/protocols', id), join(ROOT, 'test/protocols/families')]
    .flatMap((folder) => filesBelow(folder, '.test.ts'))
    .filter((path) => {
      const text = readFileSync(path, 'utf8');
      return text.includes(`from '@/lib/protocols/${id}`) && /\buseLocalMainnet\(/.test(text);
    });

/** The dated facts of a protocol that say nothing. */
const emptyFacts = ({ facts }: Protocol): readonly string[] =>
  facts
    .filter(({ text, source }) => [text, source.document].some((it) => it.trim() === '' || isPlaceholder(it)))
    .map(({ id }) => `facts: ${id} names no document, or says nothing`);

const missingOfPages = ({ id, pages }: Protocol): readonly string[] => {
  const placeholders = pages.filter(({ host, source }) => [host, source].some(isPlaceholder));
  const urls = urlsOf(id).deposit;
  return [
    ...placeholders.map(
      ({ host }) => `pages.ts: ${host} is a placeholder; name the exact host, and the document it is from`,
    ),
    ...(pages.length > 0 && urls.length === 0 ? [`test/protocols/${id}/urls.json: a URL of every deposit page`] : []),
    ...(existsSync(join(ROOT, 'lib/protocols', id, 'pages.ts')) ? [] : ['pages.ts: where deposits are made']),
  ];
};

/** What only a protocol with contracts needs. */
const missingOfContracts = async (
  protocol: Protocol,
  cases: readonly FixtureCase[],
  targets: readonly ReadTarget[],
): Promise<readonly string[]> => {
  const { id, kind, issues } = protocol;
  const contracts = protocol.contracts(1);
  const issued = issues?.(1) ?? [];
  const terms = protocol.registryTerms({});
  const calls = cases.filter(({ typedData }) => typedData === undefined);
  // Whom a validator pays is known to the consensus layer alone: what issues no token may have no positions to read.
  const hasPositions = kind !== 'staking' || issued.length > 0;
  // A token that its issuer sells off chain has no entry point a wallet signs.
  const isTokenAlone = contracts.length === 0 && issued.length > 0;
  const missing: (readonly [boolean, string])[] = [
    [
      contracts.length + issued.length === 0,
      'addresses: at least one contract a wallet may be pointed at, or `kind: pages-only`',
    ],
    [contracts.includes(PLACEHOLDER_ADDRESS), `addresses: ${PLACEHOLDER_ADDRESS} is a placeholder`],
    [
      calls.length === 0 && !isTokenAlone,
      `decoding: an entry point, and a case with its intent in test/protocols/${id}/fixtures/`,
    ],
    [terms.layers.length === 0, 'registryTerms: layers; what the money depends on'],
    [
      flattenLegs(terms.exit).length === 0,
      'registryTerms: exit; the legs of the way out, unknown ones with their reason',
    ],
    [!(await asksForAny(protocol, targets)), 'readTerms: asks the chain for nothing'],
    [
      hasPositions && !(await asksTheChain((context) => protocol.readPositions(context, [NOBODY]))),
      'readPositions: asks the chain for nothing',
    ],
    [
      readerTestsOf(id).length === 0,
      `test/protocols/${id}/read.test.ts: a test that reads from the local mainnet (\`useLocalMainnet\`)`,
    ],
  ];
  return missing.filter(([isMissing]) => isMissing).map(([, words]) => words);
};

/** What a folder lacks to be a protocol, in words, one by one; none for a complete one. */
export const missingOf = async (
  protocol: Protocol,
  cases: readonly FixtureCase[],
  targets: readonly ReadTarget[],
): Promise<readonly string[]> => [
  ...missingOfPages(protocol),
  ...(protocol.kind === 'pages-only' ? [] : await missingOfContracts(protocol, cases, targets)),
  ...(protocol.facts.length === 0 ? ['facts: audits, control, incidents, each with its document and date'] : []),
  ...emptyFacts(protocol),
];
