import { execFile, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

export type BrowserName = 'chromium' | 'firefox';

/** A browser the tests can start. */
export interface InstalledBrowser {
  readonly executable: string;
  /** As the browser says it; empty on Windows, where asking opens a window. */
  readonly version: string;
}

interface BrowserKind {
  readonly label: string;
  readonly variable: string;
  readonly commands: readonly string[];
  readonly places: Partial<Record<NodeJS.Platform, readonly string[]>>;
  /** The first version that the extension's manifest allows and this harness can drive. */
  readonly oldestMajorVersion: number;
  readonly debianPackage: string;
  readonly homepage: string;
}

const kinds: Record<BrowserName, BrowserKind> = {
  chromium: {
    label: 'Chromium or Chrome',
    variable: 'CHROMIUM',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    places: {
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ],
      win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((folder) =>
        under(folder, 'Google/Chrome/Application/chrome.exe'),
      ),
    },
    oldestMajorVersion: 128,
    debianPackage: 'chromium',
    homepage: 'https://www.chromium.org/getting-involved/download-chromium/',
  },
  firefox: {
    label: 'Firefox',
    variable: 'FIREFOX',
    commands: ['firefox', 'firefox-esr'],
    places: {
      darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
      win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap((folder) => under(folder, 'Mozilla Firefox/firefox.exe')),
    },
    oldestMajorVersion: 140,
    debianPackage: 'firefox-esr',
    homepage: 'https://www.mozilla.org/firefox/',
  },
};

/**
 * Finds a browser on this machine; installs it with apt where this runs as root on a Debian-like system.
 * @throws MissingBrowser that says exactly what to install.
 */
export async function findOrInstallBrowser(name: BrowserName, say: (line: string) => void): Promise<InstalledBrowser> {
  const kind = kinds[name];
  const found = await findBrowser(kind);
  if (found) return found;
  if (process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get')) {
    say(`No ${kind.label} here; installing the package ${kind.debianPackage} with apt-get (a minute or two)`);
    try {
      await run('apt-get', ['update', '-qq']);
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', kind.debianPackage]);
    } catch (cause) {
      throw new MissingBrowser(kind, { cause });
    }
    const installed = await findBrowser(kind);
    if (installed) return installed;
  }
  throw new MissingBrowser(kind);
}

export class MissingBrowser extends Error {
  constructor(kind: BrowserKind, options?: ErrorOptions) {
    super(
      `${kind.label} ${kind.oldestMajorVersion} or newer is needed and was not found. ` +
        `Install it (Debian: apt-get install ${kind.debianPackage}; others: ${kind.homepage}), ` +
        `or set ${kind.variable} to the path of its executable.`,
      options,
    );
    this.name = 'MissingBrowser';
  }
}

async function findBrowser(kind: BrowserKind): Promise<InstalledBrowser | undefined> {
  const given = process.env[kind.variable];
  const candidates = given
    ? [given]
    : [...kind.commands.map(onPath), ...(kind.places[process.platform] ?? []).filter(isExecutable)];
  for (const executable of candidates) {
    if (!executable) continue;
    const version = await readVersion(executable, kind.oldestMajorVersion);
    if (version !== undefined) return { executable, version };
  }
  return undefined;
}

/** The version line of a browser that is new enough; undefined for one that is too old or does not start. */
async function readVersion(executable: string, oldestMajorVersion: number): Promise<string | undefined> {
  if (process.platform === 'win32') return '';
  try {
    const { stdout } = await promisify(execFile)(executable, ['--version'], { timeout: 30_000 });
    const version = stdout.trim().split('\n').at(-1) ?? '';
    const major = Number(/(\d+)\./.exec(version)?.[1] ?? 0);
    return major >= oldestMajorVersion ? version : undefined;
  } catch {
    // A command that cannot say its version (a stub that points at a store, for one) cannot be driven either.
    return undefined;
  }
}

function onPath(command: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there or not for us: the answer to the question, no fault.
    return false;
  }
}

function under(variable: string, path: string): string[] {
  const folder = process.env[variable];
  return folder ? [join(folder, path)] : [];
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env })
      .on('error', reject)
      .on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code}`)),
      );
  });
}
