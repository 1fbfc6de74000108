import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findOrInstallBrowser } from './browsers';

interface Suite {
  readonly title: string;
  readonly config: string;
  readonly results: string;
}

const resultsFolder = join('.output', 'test-results');
const suites: readonly Suite[] = [
  { title: 'Unit, property, reader and component tests', config: 'vitest.config.ts', results: 'inside.json' },
  { title: 'End-to-end tests in both browsers', config: 'test/e2e/vitest.config.ts', results: 'end-to-end.json' },
];

interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** The part of vitest's JSON report that is counted. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

async function main(): Promise<void> {
  for (const name of ['chromium', 'firefox'] as const) {
    const { version, executable } = await findOrInstallBrowser(name, console.log);
    console.log(`${version || name} at ${executable}`);
  }
  mkdirSync(resultsFolder, { recursive: true });
  const counts: Count[] = [];
  for (const suite of suites) counts.push(await runSuite(suite));
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

async function runSuite({ title, config, results }: Suite): Promise<Count> {
  console.log(`\n${title}`);
  const file = join(resultsFolder, results);
  rmSync(file, { force: true });
  const exitCode = await runVitest([
    'run',
    `--config=${config}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const count = countResults(readReport(file));
  if (exitCode === 0 || count.failed > 0) return count;
  console.log(`${title}: vitest ended with code ${exitCode} although no test failed; counted as one failure.`);
  return { ...count, failed: 1 };
}

/** A file that could not even be loaded, and a test that was left out, count as failures: nothing is skipped silently. */
function countResults(report: Report | undefined): Count {
  if (!report) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const leftOut = report.numPendingTests + report.numTodoTests;
  if (leftOut > 0) console.log(`${leftOut} tests were left out; each counts as a failure.`);
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles + leftOut };
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch (error) {
    console.log(`No results in ${file}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function runVitest(args: readonly string[]): Promise<number> {
  const entry = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry, ...args], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
