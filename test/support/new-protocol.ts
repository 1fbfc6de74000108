import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const id = process.argv[2] ?? '';
const folder = join('lib', 'protocols', id);
const fixtures = join('test', 'protocols', id);

const today = new Date().toISOString().slice(0, 10);

/** An address that is none: conformance refuses it. */
const PLACEHOLDER = '0x0000000000000000000000000000000000000001';

const files: Readonly<Record<string, string>> = {
  [join(folder, 'pages.ts')]: `import type { PagePattern } from '../contract';

/** Where deposits are made. Data only: it also becomes the manifest's match patterns. */
const pages: readonly PagePattern[] = [
  { host: '${id}.example', depositPaths: ['/'], source: 'Name the document this host is from', date: '${today}' },
];

export default pages;
`,
  [join(folder, 'addresses.ts')]: `import type { Address } from '@/lib/core/units';

export const PROTOCOL = '${id}';

/** The vault, a placeholder. Source: name the document, ${today}. */
export const VAULT: Address = '${PLACEHOLDER}';

/** Contracts a wallet may be pointed at, by chain, checksummed. */
export const contractsOn = (chainId: number): readonly Address[] => (chainId === 1 ? [VAULT] : []);
`,
  [join(folder, 'decode.ts')]: `import type { Call, Intent } from '@/lib/core/intent';
import { isSameAddress } from '@/lib/core/units';
import { decodeEntryPoint, entryPoint, entryPointTable, selectorOf } from '../decoding/entry-point';
import { PROTOCOL, VAULT } from './addresses';

/** One line for each function a person can sign: its signature, and what its arguments mean. */
const vaultCalls = entryPointTable(() => [
  entryPoint('function deposit(uint256 assets, address receiver)', ([assets, receiver], call) => ({
    action: 'deposit',
    amount: assets,
    amountKind: 'assets',
    target: VAULT,
    targetKind: 'vault',
    beneficiary: receiver,
    flags: call.from === undefined || isSameAddress(receiver, call.from) ? [] : ['beneficiary-not-signer'],
  })),
]);

/** Chain, contract and selector must all match: others use the same selectors. */
export const decodeCall = (call: Call): Intent | undefined => {
  if (call.chainId !== 1 || call.to === undefined || !isSameAddress(call.to, VAULT)) return undefined;
  const entry = vaultCalls().get(selectorOf(call.data) ?? '');
  return entry && decodeEntryPoint(PROTOCOL, VAULT, entry, call);
};
`,
  [join(folder, 'facts.ts')]: `import { datedFacts } from '../families/liquid-staking/dated-fact';
import { PROTOCOL } from './addresses';

/** What no view of a contract gives: audits, who controls what, incidents. */
export const facts = datedFacts(PROTOCOL, [
  ['hosts', 'page', 'Deposits are made at ${id}.example.', 'Name the document that says so', '${today}'],
]);
`,
  [join(folder, 'terms.ts')]: `import { inSeries } from '@/lib/core/exit';
import { unknown } from '@/lib/core/fact';
import { unknownCeiling } from '@/lib/core/slashing';
import type { ReadPoint, Terms } from '@/lib/core/terms';
import { PROTOCOL } from './addresses';

/**
 * Nothing is known yet, and everything says so. Terms have layers (what the money depends on: \`chainLayer(1)\` of ../stack, a token, this
 * protocol), an exit (\`oneLeg({ … })\` of lib/core/exit), who may take how much (\`slash\`) and what pays (\`yields\`).
 */
export const termsAt = (readPoint?: ReadPoint): Terms => ({
  protocol: PROTOCOL,
  stage: readPoint ? 'live' : 'registry',
  ...(readPoint ? { readPoint } : {}),
  layers: [],
  slash: unknownCeiling(unknown('not-read')),
  exit: inSeries(),
  yields: [],
  findings: [],
});
`,
  [join(folder, 'index.ts')]: `import { defineProtocol } from '../contract';
import { contractsOn, PROTOCOL } from './addresses';
import { decodeCall } from './decode';
import { facts } from './facts';
import pages from './pages';
import { termsAt } from './terms';

export default defineProtocol({
  id: PROTOCOL,
  name: '${id}',
  // staking: stakes with validators · restaking: services may slash it · wrapper: a token or vault over others · pages-only: out of reach
  kind: 'wrapper',
  buildsOn: [],
  pages,
  contracts: contractsOn,
  decodeCall,
  decodeTypedData: () => undefined,
  registryTerms: () => termsAt(),
  // Ask through \`createBatch\` of ../batch: \`const rate = batch.ask(view(abi, VAULT, 'rate')); const at = await batch.send(context)\`.
  readTerms: async () => termsAt(),
  readPositions: async () => [],
  facts,
});
`,
  [join(fixtures, 'urls.json')]: `{
  "deposit": ["https://${id}.example/"],
  "other": ["https://${id}.example/about"],
  "foreign": ["https://docs.${id}.example/"]
}
`,
  // A case: { "id", "chainId": 1, "from", "to", "value": "0", "signature": "function …", "args": [], "expected": { "action": "deposit", … } }
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
console.log(
  '\nNext: CONTRIBUTING.md, "Add a protocol". `npx vitest run test/protocols/conformance.test.ts` says what is lacking.',
);
