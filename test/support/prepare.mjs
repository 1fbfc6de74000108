// Makes a checkout ready to run: dependencies installed, generated types written, the extension built for both browsers.
// Plain Node, because nothing is installed yet when it first runs. Silent and quick when all is ready.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

const inputs = hashOfBuildInputs();
const stamp = join(root, '.output', 'inputs.sha256');
const manifests = ['chrome-mv3', 'firefox-mv3'].map((build) => join(root, '.output', build, 'manifest.json'));
if (!manifests.every(existsSync) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== inputs) {
  step('Building the extension for Chrome', 'npx', ['wxt', 'build', '-b', 'chrome']);
  step('Building the extension for Firefox', 'npx', ['wxt', 'build', '-b', 'firefox']);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
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

function hashOfBuildInputs() {
  const hash = createHash('sha256');
  const add = (path) => {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  };
  for (const folder of ['entrypoints', 'components', 'lib', 'public']) {
    if (!existsSync(join(root, folder))) continue;
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const paths = files.map((file) => join(file.parentPath ?? file.path, file.name).slice(root.length + 1));
    for (const path of paths.sort()) add(path);
  }
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts']) add(file);
  return hash.digest('hex');
}
