import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { asRootCall, type BrowserUnderTest, fromRootCall, PageUnderTest, type RootCaller } from './browser-under-test';
import type { InstalledBrowser } from './browsers';
import { clearStorage, openPopupAbout } from './extension-pages';
import { closeOrKill, type LaunchOptions, orClose, viewport } from './launch';

const extensionUuid = 'c0ffee00-0000-4000-8000-000000000001';

/** Starts Firefox with a throw-away profile, the built extension, and only the local network. */
export async function launchFirefox(
  { executable, version }: InstalledBrowser,
  { extension, network, visible = false }: LaunchOptions,
): Promise<BrowserUnderTest> {
  const addonId = readAddonId(extension);
  const { host, port } = network.proxy;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    headless: !visible,
    acceptInsecureCerts: true,
    defaultViewport: visible ? null : viewport,
    handleSIGINT: false,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': host,
      'network.proxy.http_port': port,
      'network.proxy.ssl': host,
      'network.proxy.ssl_port': port,
      'extensions.webextensions.uuids': JSON.stringify({ [addonId]: extensionUuid }),
      'layout.css.prefers-color-scheme.content-override': schemes.light,
    },
  });
  await orClose(browser, browser.installExtension(resolve(extension)));
  const protocol = rawProtocol(browser);
  const inBrowser = (expression: string) => evaluateInBrowser(protocol, expression);

  const openPage = async (url: string) => {
    const page = await browser.newPage();
    const under = new PageUnderTest(page, rootCaller(protocol));
    await page.goto(url, { waitUntil: 'load' });
    return under;
  };
  const openExtensionPage = async (path: string) => {
    const page = await browser.newPage();
    const under = new PageUnderTest(page, rootCaller(protocol));
    await openWithoutWaiting(page, `moz-extension://${extensionUuid}/${path}`);
    return under;
  };
  return {
    name: 'Firefox',
    version: version || (await browser.version()),
    openPage,
    openExtensionPage,
    openPopup: (about) => openPopupAbout(about, openExtensionPage),
    forgetEverything: () => clearStorage(openExtensionPage),
    async stopWorker() {
      const options = '{ disableResetIdleForTest: true }';
      await inBrowser(`WebExtensionPolicy.getByID('${addonId}').extension.terminateBackground(${options})`);
    },
    async reloadExtension() {
      await inBrowser(`(async () => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        await (await AddonManager.getAddonByID('${addonId}')).reload();
      })()`);
    },
    async setColourScheme(scheme) {
      await inBrowser(
        `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${schemes[scheme]})`,
      );
    },
    close: () => closeOrKill(browser),
    closed: new Promise((resolve) => void browser.once('disconnected', () => resolve())),
  };
}

/** Values of the preference `layout.css.prefers-color-scheme.content-override`. */
const schemes = { dark: 0, light: 1 } as const;

function readAddonId(extension: string): string {
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${extension} names no Firefox add-on id`);
  return id;
}

/** Going to an extension page changes the process, after which Firefox reports no end of loading: look instead. */
async function openWithoutWaiting(page: Page, url: string): Promise<void> {
  const moved = page.goto(url).catch((error: unknown) => error);
  for (const end = Date.now() + 15_000; Date.now() < end; ) {
    const state = await page
      .evaluate(() => ({ url: location.href, ready: document.readyState }))
      // The frame is being replaced right now; it can be asked again in a moment.
      .catch(() => undefined);
    if (state?.url === url && state.ready === 'complete') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not open: ${String(await moved)}`);
}

/** The WebDriver BiDi connection under puppeteer, for what puppeteer has no words for. */
interface RawProtocol {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

function rawProtocol(browser: Browser): RawProtocol {
  const { connection } = browser as unknown as { connection?: RawProtocol };
  if (!connection) throw new Error('This puppeteer gives no access to its BiDi connection');
  return connection;
}

type ScriptResult =
  | { type: 'success'; result: RemoteValue }
  | { type: 'exception'; exceptionDetails: { text: string } };
interface RemoteValue {
  type: string;
  sharedId?: string;
  value?: { shadowRoot?: RemoteValue } | string;
}

function successOf(reply: { result: unknown }): RemoteValue {
  const result = reply.result as ScriptResult;
  if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
  return result.result;
}

/** Closed shadow roots are reached through BiDi, which serialises them with their host. */
function rootCaller(protocol: RawProtocol): RootCaller {
  return (page, hostTag) => async (action, argument) => {
    const target = { context: contextOf(page) };
    const expression = hostTag ? `document.querySelector(${JSON.stringify(hostTag)})` : 'document';
    const serializationOptions = { maxDomDepth: 0, includeShadowTree: 'all' };
    const found = successOf(
      await protocol.send('script.evaluate', { expression, target, awaitPromise: false, serializationOptions }),
    );
    const root = hostTag && typeof found.value === 'object' ? found.value.shadowRoot : found;
    if (!root?.sharedId) return undefined;
    const reply = await protocol.send('script.callFunction', {
      functionDeclaration: asRootCall(action, argument),
      arguments: [{ sharedId: root.sharedId }],
      target,
      awaitPromise: true,
    });
    return fromRootCall(successOf(reply).value);
  };
}

function contextOf(page: Page): string {
  const { _id } = page.mainFrame() as unknown as { _id: string };
  return _id;
}

/** Evaluates with the browser's own privileges, as its developer tools do. */
async function evaluateInBrowser(protocol: RawProtocol, expression: string): Promise<void> {
  const { result } = await protocol.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = (result as { contexts: { context: string }[] }).contexts[0]?.context;
  successOf(await protocol.send('script.evaluate', { expression, target: { context }, awaitPromise: true }));
}
