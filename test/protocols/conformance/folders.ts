import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Intent } from '@/lib/core/intent';
import type { Address, Hex } from '@/lib/core/units';
import { parseTypedData } from '@/lib/protocols/decoding/typed-data';
import { decodeCall, decodeTypedData } from '@/lib/protocols/registry';
import { encode } from '../encode';
import { inFixtureWords } from '../real-transactions';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** Calldata or a message and what it means, as the files of `fixtures/` hold it; big numbers are decimal text. */
export type FixtureCase = {
  readonly id: string;
  readonly protocol?: string;
  readonly chainId: number;
  readonly from?: Address;
  readonly to?: Address;
  readonly value?: string;
  /** Recorded calldata, or a signature with its arguments, which ethers encodes. */
  readonly data?: Hex;
  readonly signature?: string;
  readonly args?: readonly unknown[];
  /** For messages: what `eth_signTypedData_v4` is asked with, signed by `from`. */
  readonly typedData?: unknown;
  readonly expected: Readonly<Record<string, unknown>> & { readonly recognise?: 'must' | 'mustNot' };
};

/** `deposit`: where deposits are made · `other`: other pages of the same hosts · `foreign`: nobody's, or somebody else's. */
export type UrlFixtures = {
  readonly deposit: readonly string[];
  readonly other?: readonly string[];
  readonly foreign?: readonly string[];
};

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
/** Files whose name ends so, anywhere below a folder; none where there is no folder. */
export const filesBelow = (folder: string, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith(ending))
        .map((path) => join(folder, path))
        .sort()
    : [];

/** Folders beside the protocols' own: what several of them share. */
export const SHARED_FOLDERS: readonly string[] = ['decoding', 'families', 'reading'];

/** Every folder that holds a protocol. */
export const protocolFolders: readonly string[] = readdirSync(join(ROOT, 'lib/protocols'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !SHARED_FOLDERS.includes(entry.name))
  .map(({ name }) => name);

/** A folder without them has none, which fails as soon as it has a page. */
export const urlsOf = (id: string): UrlFixtures => {
  const path = join(ROOT, 'test/protocols', id, 'urls.json');
  return existsSync(path) ? (readJson(path) as UrlFixtures) : { deposit: [] };
};

/** What must decode to an intent of this protocol: every case of its fixtures that is its own. */
export const ownCases = (id: string): readonly FixtureCase[] =>
  filesBelow(join(ROOT, 'test/protocols', id, 'fixtures'), '.json')
    .flatMap((path) => (readJson(path) as { readonly cases?: readonly FixtureCase[] }).cases ?? [])
    .filter((item) => (item.protocol ?? id) === id && item.expected.recognise !== 'mustNot');

/** Source files of a protocol, as text by path. */
export const sourcesOf = (id: string): ReadonlyMap<string, string> =>
  new Map(filesBelow(join(ROOT, 'lib/protocols', id), '.ts').map((path) => [path, readFileSync(path, 'utf8')]));

/** Bundled registry data, as text by the name of its file. */
export const registryFiles: ReadonlyMap<string, string> = new Map(
  filesBelow(join(ROOT, 'public/registry'), '.json').map((path) => [
    path.slice(path.lastIndexOf('/') + 1),
    readFileSync(path, 'utf8'),
  ]),
);

const dataOf = ({ id, data, signature, args }: FixtureCase): Hex => {
  if (data !== undefined) return data;
  if (signature === undefined) throw new Error(`${id} has neither calldata nor a signature to encode`);
  return encode(signature, args ?? []);
};

export const callOfCase = (item: FixtureCase) => ({
  chainId: item.chainId,
  ...(item.from ? { from: item.from } : {}),
  ...(item.to ? { to: item.to } : {}),
  value: BigInt(item.value ?? '0'),
  data: dataOf(item),
});

/** The message of a case; undefined where it is a call. */
export const messageOfCase = (item: FixtureCase) => {
  if (item.typedData === undefined) return undefined;
  const parsed = parseTypedData([...(item.from ? [item.from] : []), item.typedData]);
  if (!parsed.ok) throw parsed.error;
  // As the wallet's chain stands in where a message names none.
  return { chainId: item.chainId, ...parsed.typedData };
};

/** What the registry of all protocols makes of a case. */
export const intentsOfCase = (item: FixtureCase): readonly Intent[] => {
  const message = messageOfCase(item);
  return message ? decodeTypedData(message) : decodeCall(callOfCase(item));
};

const COMPARED = [
  'action',
  'verb',
  'chainId',
  'contract',
  'asset',
  'assetAddress',
  'amount',
  'amountKind',
  'assetOut',
  'minOut',
  'target',
  'targetKind',
  'beneficiary',
  'subject',
  'owner',
  'unlimited',
  'spenderProtocol',
  'expiry',
  'flags',
  'args',
  'via',
] as const;

/** The part of a case's expectation that an intent is compared with. */
export const expectedOf = ({ expected }: FixtureCase): Record<string, unknown> =>
  Object.fromEntries(COMPARED.filter((key) => key in expected).map((key) => [key, expected[key]]));

export { inFixtureWords };
