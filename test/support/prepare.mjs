// Makes a checkout ready to run: dependencies installed, generated types written, the extension built for both browsers.
// Plain Node, because nothing is installed yet when it first runs. Silent and quick when all is ready.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const windows = process.platform === 'win32';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node 20.19 or newer is needed; this is ${process.version}. Get it from https://nodejs.org`);
}
if (!dependenciesMatchLockFile()) step('Installing dependencies (about a minute)', 'npm', ['ci', '--loglevel=error']);
if (!existsSync(join(root, '.wxt', 'tsconfig.json'))) step('Writing generated types', 'npx', ['wxt', 'prepare']);

const lockFiles = ['package.json', 'package-lock.json'];
buildWhenChanged(
  'extension',
  ['entrypoints', 'components', 'lib', 'public', 'tsconfig.json', 'wxt.config.ts', ...lockFiles],
  ['chrome-mv3/manifest.json', 'firefox-mv3/manifest.json'],
  () => {
    step('Building the extension for Chrome', 'npx', ['wxt', 'build', '-b', 'chrome']);
    step('Building the extension for Firefox', 'npx', ['wxt', 'build', '-b', 'firefox']);
  },
);
buildWhenChanged(
  'demo-site',
  ['test/demo/page', 'test/demo/wallet', 'test/demo/hosts.ts', 'test/demo/build-site.ts', ...lockFiles],
  ['demo-site/index.html', 'demo-site/wallet.js'],
  () => step('Bundling the demo page', 'npx', ['tsx', 'test/demo/build-site.ts']),
);

/** Builds unless the results are there and come from exactly these inputs (files and folders of the checkout). */
function buildWhenChanged(name, inputs, results, build) {
  const output = join(root, '.output');
  const stamp = join(output, `${name}.sha256`);
  const hash = hashOf(inputs);
  const isThere = results.every((result) => existsSync(join(output, result))) && existsSync(stamp);
  if (isThere && readFileSync(stamp, 'utf8') === hash) return;
  build();
  mkdirSync(output, { recursive: true });
  writeFileSync(stamp, hash);
}

/** Runs a command quietly; shows all it said when it fails. */
function step(what, command, args) {
  const started = Date.now();
  process.stdout.write(`${what} … `);
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: windows, maxBuffer: 64 * 1024 * 1024 });
  if (result.status !== 0) {
    process.stdout.write('failed\n');
    const said = [result.error?.message, result.stdout, result.stderr].filter(Boolean).join('\n');
    fail(`${said}\n\`${command} ${args.join(' ')}\` failed; its output stands above.`);
  }
  process.stdout.write(`${((Date.now() - started) / 1000).toFixed(0)} s\n`);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Whether what is installed is what the lock file names; packages for other systems may be absent. */
function dependenciesMatchLockFile() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = read(installedFile);
  return Object.entries(read(join(root, 'package-lock.json'))).every(
    ([path, wanted]) => path === '' || wanted.optional || installed[path]?.version === wanted.version,
  );
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs.filter((path) => existsSync(join(root, path)))) {
    for (const path of filesUnder(input)) {
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
