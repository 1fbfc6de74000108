import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Abi, Hex } from 'viem';

export interface Artifact {
  readonly abi: Abi;
  /** Code as it stands on chain. */
  readonly runtime: Hex;
}
export type Artifacts = Readonly<Record<string, Artifact>>;

interface CompilerOutput {
  readonly errors?: readonly { severity: string; formattedMessage: string }[];
  readonly contracts?: Record<string, Record<string, CompiledContract>>;
}
interface CompiledContract {
  readonly abi: Abi;
  readonly evm: { readonly deployedBytecode: { readonly object: string } };
}

const root = join(import.meta.dirname, '..', '..');
const sourcesFolder = join(import.meta.dirname, 'contracts');
const settings = {
  optimizer: { enabled: true, runs: 200 },
  evmVersion: 'cancun',
  metadata: { bytecodeHash: 'none' },
  outputSelection: { '*': { '*': ['abi', 'evm.deployedBytecode.object'] } },
};

/** Where compiled code and seeded chains are kept between runs. */
export const cacheFolder = join(root, 'node_modules', '.cache', 'local-mainnet');

/** The fixture contracts by name, compiled once for each state of their sources. @throws with the compiler's words. */
export function compileContracts(): Artifacts {
  const sources = readSources();
  const key = createHash('sha256')
    .update(JSON.stringify([sources, settings, compilerVersion()]))
    .digest('hex')
    .slice(0, 16);
  const file = join(cacheFolder, `contracts-${key}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Artifacts;
  const artifacts = compile(sources);
  writeWhole(file, JSON.stringify(artifacts));
  return artifacts;
}

/** Writes a file so that a reader at the same time sees all of it or nothing. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = `${file}.${process.pid}.tmp`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}

function readSources(): Record<string, { content: string }> {
  const names = readdirSync(sourcesFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.sol'),
  );
  return Object.fromEntries(
    names.sort().map((name) => [name, { content: readFileSync(join(sourcesFolder, name), 'utf8') }]),
  );
}

function compilerVersion(): string {
  const manifest = readFileSync(join(root, 'node_modules', 'solc', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

function compile(sources: Record<string, { content: string }>): Artifacts {
  // Loaded only here: the compiler takes a second to load, and most starts find their code compiled.
  const solc = createRequire(import.meta.url)('solc') as { compile(input: string): string };
  const output = JSON.parse(
    solc.compile(JSON.stringify({ language: 'Solidity', sources, settings })),
  ) as CompilerOutput;
  const errors = (output.errors ?? []).filter((error) => error.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  const artifacts: Record<string, Artifact> = {};
  for (const contracts of Object.values(output.contracts ?? {})) {
    for (const [name, { abi, evm }] of Object.entries(contracts)) {
      const code = evm.deployedBytecode.object;
      if (code !== '') artifacts[name] = { abi, runtime: `0x${code}` };
    }
  }
  return artifacts;
}
