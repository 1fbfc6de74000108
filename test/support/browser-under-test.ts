import type { ConsoleMessage, Page } from 'puppeteer-core';
import { type CallInRoot, Surface } from './surface';

/** A real browser with the built extension in it; the same for Chromium and Firefox. */
export interface BrowserUnderTest {
  readonly name: 'Chromium' | 'Firefox';
  readonly version: string;
  openPage(url: string): Promise<PageUnderTest>;
  /** Opens a page of the extension in a tab of its own, for example `popup.html`. */
  openExtensionPage(path: string): Promise<PageUnderTest>;
  /** Opens the toolbar popup's page, speaking of this page's tab. */
  openPopup(about: PageUnderTest): Promise<PageUnderTest>;
  /** Makes the extension as it was right after installation. */
  forgetEverything(): Promise<void>;
  /** Ends the background worker as the browser does when it has been idle; the next message starts it again. */
  stopWorker(): Promise<void>;
  /** Reloads the extension, as an update does: pages that were open keep their old, orphaned scripts. */
  reloadExtension(): Promise<void>;
  setColourScheme(scheme: 'light' | 'dark'): Promise<void>;
  close(): Promise<void>;
  /** Settles when the browser has gone, whoever closed it. */
  readonly closed: Promise<void>;
}

/** How a browser reaches the roots of a page: the closed ones by the tag of their host, and the document itself. */
export type RootCaller = (page: Page, hostTag: string | undefined) => CallInRoot;

/** One open tab: the page's own content and what the extension draws in it. */
export class PageUnderTest {
  readonly content: Surface;
  readonly sheet: Surface;
  readonly strip: Surface;
  /** Lines of the page's console and its uncaught errors, in order. */
  readonly consoleLines: string[] = [];

  constructor(
    readonly page: Page,
    callerFor: RootCaller,
  ) {
    this.content = new Surface(page, callerFor(page, undefined), 'the page');
    this.sheet = new Surface(page, callerFor(page, 'underlayer-sheet'), 'the sheet');
    this.strip = new Surface(page, callerFor(page, 'underlayer-strip'), 'the strip');
    page.on(
      'console',
      (message: ConsoleMessage) => void this.consoleLines.push(`${message.type()}: ${message.text()}`),
    );
    page.on('pageerror', (error) => void this.consoleLines.push(`uncaught: ${String(error)}`));
  }

  /** Evaluates an expression in the page and gives back its (JSON) value. */
  async evaluate(expression: string): Promise<unknown> {
    return await this.page.evaluate(expression);
  }

  async press(key: 'Escape' | 'Enter' | 'Tab' | 'Space'): Promise<void> {
    await this.page.bringToFront();
    await this.page.keyboard.press(key);
  }

  /** What is on the screen; `whole`: everything one could scroll to, too. */
  async screenshot(path: `${string}.png`, extent: 'screen' | 'whole' = 'screen'): Promise<void> {
    await this.page.bringToFront();
    await this.page.screenshot({ path, fullPage: extent === 'whole' });
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

/** The text of a function and its argument as an expression over `root`; what it returns comes back as JSON. */
export function asRootCall(action: unknown, argument: unknown): string {
  // `__name` is what tsx wraps named functions in; the page does not have it.
  return `async function (root) {
    const __name = (target) => target;
    const value = await (${String(action)})(root, ${JSON.stringify(argument) ?? 'undefined'});
    return JSON.stringify(value === undefined ? null : value);
  }`;
}

export function fromRootCall<R>(json: unknown): R | undefined {
  if (typeof json !== 'string') throw new Error(`A call into the page gave no text but ${String(json)}`);
  return (JSON.parse(json) as R | null) ?? undefined;
}
