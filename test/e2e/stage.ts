import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type DemoOptions, demoQuery } from '../demo/demo-site';
import { demoHost, demoPath } from '../demo/hosts';
import type { BrowserUnderTest, PageUnderTest } from '../support/browser-under-test';
import { type BrowserName, findOrInstallBrowser } from '../support/browsers';
import { launchChromium } from '../support/chromium';
import { launchFirefox } from '../support/firefox';
import { type LocalWorld, startLocalWorld } from '../support/local-world';

const launchers = {
  chromium: { launch: launchChromium, extension: join('.output', 'chrome-mv3') },
  firefox: { launch: launchFirefox, extension: join('.output', 'firefox-mv3') },
} as const;

/** The local chain, the local network and one browser with the extension: what every scenario plays on. */
export interface Stage {
  readonly world: LocalWorld;
  readonly browser: BrowserUnderTest;
  /** Opens the demo page, the wallet signing by itself unless told otherwise. */
  openDemo(options?: DemoOptions): Promise<PageUnderTest>;
  /** The demo page with the wallet connected, ready to deposit. */
  openConnectedDemo(options?: DemoOptions): Promise<PageUnderTest>;
}

/** Sets the stage for a file of scenarios; each scenario starts with an extension that remembers nothing. */
export function setStage(name: BrowserName): () => Stage {
  let stage: Stage | undefined;
  const opened: PageUnderTest[] = [];
  const current = () => {
    if (!stage) throw new Error('The stage is used before it is set');
    return stage;
  };

  beforeAll(async () => {
    const { launch, extension } = launchers[name];
    const installed = await findOrInstallBrowser(name, console.log);
    const world = await startLocalWorld();
    try {
      await world.allowDeposits();
      const browser = await launch(installed, { extension, network: world.network });
      stage = asStage(world, browser, opened);
    } catch (error) {
      await world.close();
      throw error;
    }
  });
  // A scenario leaves neither the extension nor the chain changed for the next one.
  let snapshot: `0x${string}` | undefined;
  beforeEach(async () => {
    await current().browser.forgetEverything();
    snapshot = await current().world.chain.testClient.snapshot();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photographAll(opened, `${name} ${task.name}`);
    for (const page of opened.splice(0)) await page.close();
    if (snapshot) await current().world.chain.testClient.revert({ id: snapshot });
  });
  afterAll(async () => {
    await stage?.browser.close();
    await stage?.world.close();
  });
  return current;
}

function asStage(world: LocalWorld, browser: BrowserUnderTest, opened: PageUnderTest[]): Stage {
  const openDemo = async (options: DemoOptions = {}) => {
    const query = demoQuery({ confirm: 'auto', account: world.depositor.index, ...options });
    const page = await browser.openPage(`https://${demoHost}${demoPath}${query}`);
    opened.push(page);
    return page;
  };
  const openConnectedDemo = async (options: DemoOptions = {}) => {
    const page = await openDemo(options);
    // The strip moves the page when it comes; a person clicks before or after, not in that very moment.
    if (options.wallet !== 'none') await page.strip.waitForText(/\S/, 20_000);
    await page.content.click('Connect wallet');
    await page.content.waitForText(/0x.*…/);
    return page;
  };
  return { world, browser, openDemo, openConnectedDemo };
}

async function photographAll(pages: readonly PageUnderTest[], title: string): Promise<void> {
  const folder = join('.output', 'e2e');
  mkdirSync(folder, { recursive: true });
  for (const [index, page] of pages.entries()) {
    const name = title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 100);
    await page.screenshot(`${join(folder, `${name}-${index + 1}`)}.png`).catch((error: unknown) => {
      console.log(`No picture of page ${index + 1} of "${title}": ${String(error)}`);
    });
  }
}
