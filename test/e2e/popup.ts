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
      const { browser, world } = stage();
      world.network.serve('example.org', () => ({
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>Elsewhere</title>',
      }));
      const page = await browser.openPage('https://example.org/');
      const popup = await browser.openPopup(page);
      await popup.content.waitForText(/not a restaking page/i);
      await popup.close();
      await page.close();
    });

    it('shows what an added address holds: positions, operator, queued withdrawals', async () => {
      const { browser, world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const popup = await browser.openPopup(page);
      await watchAccount(popup, world.depositor.address);
      const text = await popup.content.waitForText(/stETH/, 30_000);
      expect(text).toMatch(/rETH/);
      expect(await popup.content.waitForText(/claimable/i)).toMatch(/claimable/i);
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
