import type { Browser } from 'puppeteer-core';
import type { LocalNetwork } from './local-network';

export interface LaunchOptions {
  /** Folder of the built, unpacked extension. */
  readonly extension: string;
  readonly network: LocalNetwork;
  /** Opens a window for a person instead of running headless. */
  readonly visible?: boolean;
}

export const viewport = { width: 1280, height: 800 };

/** Closes a browser; one that does not answer within five seconds is ended. */
export async function closeOrKill(browser: Browser): Promise<void> {
  const process = browser.process();
  const exited = new Promise<void>((resolve) => {
    if (!process || process.exitCode !== null) resolve();
    else process.once('exit', () => resolve());
  });
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, 5_000, 'late').unref());
  const closed = browser.close().then(() => exited);
  if ((await Promise.race([closed, late])) === 'late') {
    process?.kill('SIGKILL');
    await exited;
  }
}

/** What a browser is started for; when it fails the browser is closed, not left behind. */
export async function orClose<T>(browser: Browser, step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    await closeOrKill(browser);
    throw error;
  }
}
