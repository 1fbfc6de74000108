import type { Page } from 'puppeteer-core';
import { axeSource } from './axe-source';
import * as inPage from './in-page';

/** Runs a self-contained function with one root of a page (its document or a closed shadow root) and one argument. */
export type CallInRoot = <A, R>(
  action: (root: Document | ShadowRoot, argument: A) => R | Promise<R>,
  argument: A,
) => Promise<R | undefined>;

/**
 * One surface a person sees: a page's own document, or what the extension draws in a closed shadow root.
 * Reads what is rendered and acts with real input events at the place where the control is drawn.
 */
export class Surface {
  constructor(
    private readonly page: Page,
    private readonly callInRoot: CallInRoot,
    private readonly label: string,
  ) {}

  /** The rendered text with single spaces; empty where the surface is not there or not shown. */
  async text(): Promise<string> {
    return (await this.lines()).join(' ');
  }

  /** The rendered text, a line for each block. */
  async lines(): Promise<string[]> {
    return (await this.callInRoot(inPage.readRenderedLines, undefined)) ?? [];
  }

  /** The text of the surface once it matches. @throws when it does not in time, with the text it had instead. */
  async waitForText(pattern: RegExp, timeoutMs = 15_000): Promise<string> {
    return await this.poll(
      timeoutMs,
      async () => {
        const text = await this.text();
        return { done: pattern.test(text), value: text };
      },
      (text) => `${this.label} never showed ${pattern}; it shows: ${text || '(nothing)'}`,
    );
  }

  async waitUntilGone(timeoutMs = 10_000): Promise<void> {
    await this.poll(
      timeoutMs,
      async () => {
        const text = await this.text();
        return { done: text === '', value: text };
      },
      (text) => `${this.label} is still there: ${text}`,
    );
  }

  /** Clicks the control whose accessible name begins with `name`, where it is drawn. @throws when it is covered. */
  async click(name: string, timeoutMs = 10_000): Promise<void> {
    await this.page.bringToFront();
    // A page that is still settling moves its controls: click where it stays.
    let place = await this.locate(name, timeoutMs);
    for (let again = await this.locate(name, timeoutMs); again.x !== place.x || again.y !== place.y; ) {
      place = again;
      await new Promise((resolve) => setTimeout(resolve, 50));
      again = await this.locate(name, timeoutMs);
    }
    await this.page.mouse.click(place.x, place.y);
  }

  /** Replaces the value of a text field, as typing does. */
  async fill(name: string, value: string): Promise<void> {
    await this.click(name);
    await this.callInRoot(inPage.selectFieldContent, undefined);
    await this.page.keyboard.type(value);
  }

  /** Accessible name of the focused control; empty where none in this surface has the focus. */
  async focusedName(): Promise<string> {
    return (await this.callInRoot(inPage.readFocusedName, undefined)) ?? '';
  }

  /** Scrolls the element with this text to the top of what scrolls around it. */
  async scrollTo(text: string): Promise<void> {
    const found = await this.callInRoot(inPage.scrollToText, text);
    if (!found) throw new Error(`${this.label} has no "${text}" to scroll to`);
  }

  /** What axe finds wrong, one line each. Looks into the closed root as if it were open. */
  async accessibilityViolations(): Promise<string[]> {
    await this.page.evaluate(axeSource);
    const violations = await this.callInRoot(inPage.runAxe, undefined);
    if (!violations) throw new Error(`${this.label} is not there to be checked`);
    return violations;
  }

  private async locate(name: string, timeoutMs: number): Promise<{ x: number; y: number }> {
    const found = await this.poll(
      timeoutMs,
      async () => {
        const place = (await this.callInRoot(inPage.locateControl, name)) ?? { problem: 'the surface is not there' };
        return { done: !('problem' in place), value: place };
      },
      (place) => `"${name}" in ${this.label} cannot be clicked: ${'problem' in place ? place.problem : ''}`,
    );
    if ('problem' in found) throw new Error(found.problem);
    return found;
  }

  private async poll<T>(
    timeoutMs: number,
    look: () => Promise<{ done: boolean; value: T }>,
    complain: (last: T) => string,
  ): Promise<T> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const { done, value } = await look();
      if (done) return value;
      if (Date.now() > end) throw new Error(complain(value));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
