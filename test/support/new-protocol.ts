import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const id = process.argv[2] ?? '';
const folder = join('lib', 'protocols', id);
const fixtures = join('test', 'protocols', id);

const today = new Date().toISOString().slice(0, 10);

const files: Readonly<Record<string, string>> = {
  [join(folder, 'pages.ts')]: `import type { PagePattern } from '../contract';

/** Where deposits are made. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  { host: '${id}.example', depositPaths: ['/'], source: 'Name the document this host is from', date: '${today}' },
];

export default pages;
`,
  [join(folder, 'addresses.ts')]: `import type { Address } from '@/lib/core/units';

/** Contracts a wallet may be pointed at, by chain, checksummed. Source: name it, ${today}. */
export const contractsOn = (_chainId: number): readonly Address[] => [];
`,
  [join(folder, 'index.ts')]: `import { unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import { defineProtocol } from '../contract';
import { contractsOn } from './addresses';
import pages from './pages';

const notRead = unknown('not-read');

/** Nothing is known yet, and everything says so. */
const nothingKnown: Terms = {
  protocol: '${id}',
  stage: 'registry',
  layers: [],
  slash: {
    today: notRead,
    pending: notRead,
    latent: notRead,
    withinExit: notRead,
    noticeSeconds: notRead,
    gapSeconds: notRead,
    services: [],
    unableCount: notRead,
  },
  exit: { kind: 'series', parts: [] },
  yields: [],
  findings: [],
};

export default defineProtocol({
  id: '${id}',
  name: '${id}',
  kind: 'wrapper',
  buildsOn: [],
  pages,
  contracts: contractsOn,
  decodeCall: () => undefined,
  decodeTypedData: () => undefined,
  registryTerms: () => nothingKnown,
  readTerms: async () => nothingKnown,
  readPositions: async () => [],
  facts: [],
});
`,
  [join(fixtures, 'urls.json')]: `{
  "deposit": ["https://${id}.example/"],
  "other": ["https://${id}.example/about"],
  "foreign": ["https://docs.${id}.example/"]
}
`,
  [join(fixtures, 'fixtures', 'transactions.fixture.json')]: '{\n  "cases": []\n}\n',
};

const fail = (reason: string): never => {
  console.error(reason);
  process.exit(1);
};

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
  fail('usage: npm run new:protocol <id>   (kebab-case, the name of the folder)');
if (existsSync(folder)) fail(`${folder} exists already`);
for (const [path, content] of Object.entries(files)) {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  console.log(`wrote ${path}`);
}
console.log('\nNext: CONTRIBUTING.md, "Add a protocol". `npx vitest run test/protocols` says what is missing.');
