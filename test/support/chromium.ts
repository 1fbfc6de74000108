import puppeteer, {
  type Browser,
  type CDPSession,
  type Page,
  type LaunchOptions as PuppeteerLaunchOptions,
} from 'puppeteer-core';
import { asRootCall, type BrowserUnderTest, fromRootCall, PageUnderTest, type RootCaller } from './browser-under-test';
import type { InstalledBrowser } from './browsers';
import { clearStorage, openPopupAbout } from './extension-pages';
import { closeOrKill, type LaunchOptions, orClose, viewport } from './launch';
import type { LocalNetwork } from './local-network';

/** Starts Chromium (or Chrome) with a throw-away profile that reaches the local network and nothing else. */
export function startChromium(
  executable: string,
  network: LocalNetwork,
  { visible = false, ...options }: { visible?: boolean } & Pick<PuppeteerLaunchOptions, 'targetFilter'> = {},
): Promise<Browser> {
  return puppeteer.launch({
    executablePath: executable,
    headless: !visible,
    pipe: true,
    enableExtensions: true,
    defaultViewport: visible ? null : viewport,
    handleSIGINT: false,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--proxy-server=${network.proxy.host}:${network.proxy.port}`,
      '--ignore-certificate-errors',
      '--disable-quic',
      '--disable-sync',
      '--no-first-run',
      '--password-store=basic',
      '--use-mock-keychain',
      `--window-size=${viewport.width},${viewport.height}`,
    ],
    ...options,
  });
}

/** Chromium with the built extension in it. */
export async function launchChromium(
  { executable, version }: InstalledBrowser,
  { extension, network, visible = false }: LaunchOptions,
): Promise<BrowserUnderTest> {
  const browser = await startChromium(executable, network, { visible });
  const id = await orClose(browser, browser.installExtension(extension));
  const scheme = { value: 'light' };

  const open = async (url: string) => {
    const page = await browser.newPage();
    const callers = await rootCallers(page);
    const under = new PageUnderTest(page, callers);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme.value }]);
    await page.goto(url, { waitUntil: 'load' });
    return under;
  };
  const openExtensionPage = (path: string) => open(`chrome-extension://${id}/${path}`);

  return {
    name: 'Chromium',
    version: version || (await browser.version()),
    openPage: open,
    openExtensionPage,
    openPopup: (about) => openPopupAbout(about, openExtensionPage),
    forgetEverything: () => clearStorage(openExtensionPage),
    async stopWorker() {
      // Through a page: what is attached to the worker itself would hold it back when it starts again.
      const page = await browser.newPage();
      const devtools = await page.createCDPSession();
      const stopped = new Promise<void>((resolve) => {
        devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          const isStopped = versions.some((one) => one.scriptURL.includes(id) && one.runningStatus === 'stopped');
          if (isStopped) resolve();
        });
      });
      await devtools.send('ServiceWorker.enable');
      await devtools.send('ServiceWorker.stopAllWorkers');
      await stopped;
      await page.close();
    },
    async reloadExtension() {
      // Without developer mode Chromium turns a reloaded unpacked extension off.
      const page = await browser.newPage();
      await page.goto('chrome://extensions');
      await page.evaluate(`(async () => {
        await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await chrome.developerPrivate.reload('${id}', { failQuietly: true });
      })()`);
      await page.close();
    },
    async setColourScheme(value) {
      scheme.value = value;
      for (const page of await browser.pages()) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      }
    },
    close: () => closeOrKill(browser),
    closed: new Promise((resolve) => void browser.once('disconnected', () => resolve())),
  };
}

/** Closed shadow roots are reached over the DevTools protocol, which can hand out an object for any node. */
async function rootCallers(page: Page): Promise<RootCaller> {
  const devtools = await page.createCDPSession();
  return (_page, hostTag) => async (action, argument) => {
    const root = await findRoot(devtools, hostTag);
    if (root === undefined) return undefined;
    const { result, exceptionDetails } = await devtools.send('Runtime.callFunctionOn', {
      objectId: root,
      functionDeclaration: `function () { return (${asRootCall(action, argument)})(this); }`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return fromRootCall(result.value);
  };
}

async function findRoot(devtools: CDPSession, hostTag: string | undefined): Promise<string | undefined> {
  const expression = hostTag ? `document.querySelector(${JSON.stringify(hostTag)})` : 'document';
  const { objectId } = (await devtools.send('Runtime.evaluate', { expression })).result;
  if (!hostTag || !objectId) return objectId;
  const { node } = await devtools.send('DOM.describeNode', { objectId, depth: 1, pierce: true });
  const root = node.shadowRoots?.[0];
  if (!root) return undefined;
  return (await devtools.send('DOM.resolveNode', { backendNodeId: root.backendNodeId })).object.objectId;
}
