import { join } from 'node:path';
import { findOrInstallBrowser } from '../support/browsers';
import { launchChromium } from '../support/chromium';
import { type LocalWorld, startLocalWorld } from '../support/local-world';
import { demoHost } from './hosts';
import { takeTour } from './tour';
import { receiveVisitor } from './visit';

const started = Date.now();

function say(line: string): void {
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${seconds.padStart(6)} s  ${line}`);
}

async function main(): Promise<void> {
  const visible = hasDisplay();
  console.log('Underlayer, shown on this machine alone: no network, no wallet of yours, no money.\n');
  const stop = stopOnSignal();
  const chromium = await findOrInstallBrowser('chromium', say);
  say('Starting a local mainnet: chain id 1, EigenLayer at its real addresses');
  const world = await startLocalWorld();
  try {
    say(`Mapping ${demoHost}, the RPC endpoints and the feeds to this machine; nothing else is let out`);
    say(`Opening ${chromium.version || 'the browser'} with the extension${visible ? '' : ', headless'}`);
    const extension = join('.output', 'chrome-mv3');
    const browser = await launchChromium(chromium, { extension, network: world.network, visible });
    try {
      await Promise.race([visible ? receiveVisitor(browser, say) : takeTour(browser, world, say), stop]);
    } finally {
      await browser.close();
    }
  } finally {
    await close(world);
  }
}

async function close(world: LocalWorld): Promise<void> {
  await world.close();
  say('Browser, local mainnet and servers are stopped');
}

/** A person can watch where there is a screen; CI and `--headless` say there is none. */
function hasDisplay(): boolean {
  if (process.argv.includes('--headless') || process.env.CI) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Ends when the person presses Ctrl-C; everything that was started is then closed in order. */
function stopOnSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        console.log('');
        say('Stopping');
        resolve();
      });
    }
  });
}

await main().catch((error: unknown) => {
  console.error(
    `\nThe demonstration failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = 1;
});
