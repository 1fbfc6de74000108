import { describe, expect, it } from 'vitest';
import { ask, reachedWallet } from './asked';
import { depositRequest } from './requests';
import type { Stage } from './stage';

/** Workers sleep, people close things, extensions are updated, endpoints fall silent: no request is lost by it. */
export function describeSurvival(stage: () => Stage): void {
  const hold = async () => {
    const { world, openConnectedDemo } = stage();
    const page = await openConnectedDemo();
    const asked = await ask(page, 'eth_sendTransaction', [depositRequest(world.depositor.address)]);
    await page.sheet.waitForText(/Deposit 10 stETH/);
    return { page, asked };
  };

  describe('a held request', () => {
    it('survives the worker being stopped, and is released once', async () => {
      const { page, asked } = await hold();
      await stage().browser.stopWorker();
      await page.sheet.click('Continue to wallet');
      expect(await asked.waitForOutcome()).toMatchObject({ value: expect.anything() });
      expect(await reachedWallet(page)).toEqual(['eth_sendTransaction']);
    });

    it('can be refused after the worker was stopped', async () => {
      const { page, asked } = await hold();
      await stage().browser.stopWorker();
      await page.sheet.click('Don’t sign');
      expect(await asked.waitForOutcome()).toMatchObject({ code: 4001, isError: true });
      expect(await reachedWallet(page)).toEqual([]);
    });

    it('waits as long as the person reads, with a way out in view', async () => {
      const { page, asked } = await hold();
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      expect(await asked.outcome()).toBeUndefined();
      expect(await page.sheet.text()).toContain('Don’t sign');
      await page.sheet.click('Don’t sign');
      expect(await asked.waitForOutcome()).toMatchObject({ code: 4001 });
    });

    it('is refused by Esc', async () => {
      const { page, asked } = await hold();
      await page.press('Escape');
      expect(await asked.waitForOutcome()).toMatchObject({ code: 4001, isError: true });
      await page.sheet.waitUntilGone();
      expect(await reachedWallet(page)).toEqual([]);
    });

    it('goes with its tab, and the next one is asked afresh', async () => {
      const { world } = stage();
      const sent = await world.transactionsSent();
      const { page } = await hold();
      await page.page.goto('about:blank');
      const second = await hold();
      expect(await second.page.sheet.text()).not.toMatch(/of 2/);
      await second.page.sheet.click('Don’t sign');
      expect(await second.asked.waitForOutcome()).toMatchObject({ code: 4001 });
      expect(await world.transactionsSent()).toBe(sent);
    });

    it('passes to the wallet when the extension is reloaded meanwhile', async () => {
      const { page, asked } = await hold();
      await stage().browser.reloadExtension();
      expect(await asked.waitForOutcome()).toMatchObject({ value: expect.anything() });
      expect(await reachedWallet(page)).toEqual(['eth_sendTransaction']);
    });
  });

  describe('a page', () => {
    it('keeps working after the extension was reloaded, with one line in its console', async () => {
      const { world, browser, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      await browser.reloadExtension();
      for (const _time of [1, 2]) {
        const asked = await ask(page, 'eth_sendTransaction', [depositRequest(world.depositor.address)]);
        expect(await asked.waitForOutcome()).toMatchObject({ value: expect.anything() });
      }
      expect(page.consoleLines.filter((line) => line.includes('Underlayer'))).toHaveLength(1);
    });

    it('is guarded again once it is loaded anew after the reload', async () => {
      const { page, asked } = await hold();
      await page.sheet.click('Don’t sign');
      expect(await asked.waitForOutcome()).toMatchObject({ code: 4001 });
    });
  });

  describe('with the endpoints out of reach', () => {
    it('the sheet still opens with registry facts and says what could not be read', async () => {
      const restore = stage().world.cutOffEndpoints();
      try {
        const { page, asked } = await hold();
        await page.sheet.waitForText(/could not be read/i, 40_000);
        // The sentence is painted first, what is under it a frame later.
        const text = await page.sheet.waitForText(/registry/i);
        expect(text).toContain('EigenLayer');
        await page.sheet.click('Don’t sign');
        expect(await asked.waitForOutcome()).toMatchObject({ code: 4001 });
      } finally {
        restore();
      }
    });
  });
}
