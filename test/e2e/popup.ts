import { describe, expect, it } from 'vitest';
import type { Stage } from './stage';
import { watchAccount } from './watch-account';

/** What the popup shows of the page and of an account. */
export function describePopup(stage: () => Stage): void {
  describe('the popup', () => {
    it('shows the whole report on the page of its tab', async () => {
      const { browser, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      await page.strip.waitForText(/14/, 30_000);
      const popup = await browser.openPopup(page);
      const text = await popup.content.waitForText(/app\.eigenlayer\.xyz/, 30_000);
      expect(text).toContain('EigenLayer');
      await popup.close();
    });

    it('says that a page is not a restaking page', async () => {
      const popup = await stage().browser.openExtensionPage('popup.html');
      await popup.content.waitForText(/not a restaking page/i);
      await popup.close();
    });

    it('has nothing that axe finds wrong on any of its tabs', async () => {
      const { browser, world, openConnectedDemo } = stage();
      const popup = await browser.openPopup(await openConnectedDemo());
      await popup.content.waitForText(/app\.eigenlayer\.xyz/, 30_000);
      expect(await popup.content.accessibilityViolations()).toEqual([]);
      await watchAccount(popup, world.depositor.address);
      await popup.content.waitForText(/claimable/i, 30_000);
      expect(await popup.content.accessibilityViolations()).toEqual([]);
      await popup.content.click('Settings');
      expect(await popup.content.accessibilityViolations()).toEqual([]);
      await popup.close();
    });

    it('shows what an added address holds: positions, operator, queued withdrawals', async () => {
      const { browser, world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const popup = await browser.openPopup(page);
      await watchAccount(popup, world.depositor.address);
      await popup.content.waitForText(/stETH/, 30_000);
      // Below the overview, and drawn after it.
      expect(await popup.content.waitForText(/claimable/i)).toMatch(/rETH/);
      await popup.close();
    });

    it('refuses what is not an address, in words', async () => {
      const { browser, openConnectedDemo } = stage();
      const popup = await browser.openPopup(await openConnectedDemo());
      await watchAccount(popup, '0x1234');
      await popup.content.waitForText(/not an address/i);
      await popup.close();
    });
  });
}
