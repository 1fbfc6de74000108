import { describe, expect, it } from 'vitest';
import { ask, reachedWallet } from './asked';
import { depositRequest } from './requests';
import type { Stage } from './stage';

/** Pages that cover, delete or forbid what is not theirs, and pages without a wallet. */
export function describeHostilePages(stage: () => Stage): void {
  describe('a page', () => {
    it('with a full-screen dialog in the top layer does not cover the sheet', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      await page.evaluate(openFullScreenDialog);
      const asked = await ask(page, 'eth_sendTransaction', [depositRequest(world.depositor.address)]);
      await page.sheet.waitForText(/Deposit 10 stETH/);
      await page.sheet.click('Don’t sign');
      expect(await asked.waitForOutcome()).toMatchObject({ code: 4001 });
    });

    it('that opens its dialog over the sheet loses the top again', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const asked = await ask(page, 'eth_sendTransaction', [depositRequest(world.depositor.address)]);
      await page.sheet.waitForText(/Deposit 10 stETH/);
      await page.evaluate(openFullScreenDialog);
      await page.sheet.click('Don’t sign');
      expect(await asked.waitForOutcome()).toMatchObject({ code: 4001 });
    });

    it('that deletes every node it does not know cannot lose the request', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      await page.evaluate(`(() => {
        const known = new Set(document.querySelectorAll('*'));
        window.removed = 0;
        const tidy = () => {
          for (const node of [...document.documentElement.children, ...document.body.children]) {
            if (!known.has(node) && window.removed < 5) { window.removed += 1; node.remove(); }
          }
        };
        new MutationObserver(tidy).observe(document.documentElement, { childList: true, subtree: true });
        tidy();
      })()`);
      const asked = await ask(page, 'eth_sendTransaction', [depositRequest(world.depositor.address)]);
      await page.sheet.waitForText(/Deposit 10 stETH/);
      expect(await page.evaluate('window.removed')).toBeGreaterThan(0);
      await page.sheet.click('Don’t sign');
      expect(await asked.waitForOutcome()).toMatchObject({ code: 4001 });
    });

    it('at 200 % zoom, and written from right to left, leaves every way out in reach', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      await page.evaluate("document.documentElement.dir = 'rtl'");
      // What a browser's zoom does to a page: half the room, in both directions.
      await page.page.setViewport({ width: 640, height: 400 });
      const asked = await ask(page, 'eth_sendTransaction', [depositRequest(world.depositor.address)]);
      await page.sheet.waitForText(/Deposit 10 stETH/);
      await page.sheet.click('All evidence');
      await page.sheet.click('Don’t sign');
      expect(await asked.waitForOutcome()).toMatchObject({ code: 4001 });
      const again = await ask(page, 'eth_sendTransaction', [depositRequest(world.depositor.address)]);
      // Its buttons rest for a moment when the terms read now make it critical.
      await page.sheet.waitForText(/100.%/, 30_000);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await page.sheet.click('Continue to wallet');
      expect(await again.waitForOutcome()).toMatchObject({ value: expect.anything() });
    });

    it('cannot press the buttons or reach into the sheet', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      const asked = await ask(page, 'eth_sendTransaction', [depositRequest(world.depositor.address)]);
      await page.sheet.waitForText(/Deposit 10 stETH/);
      await page.evaluate(`(() => {
        const host = document.querySelector('underlayer-sheet');
        if (host.shadowRoot) throw new Error('the root is open');
        for (const type of ['click', 'pointerdown', 'keydown']) {
          host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
        }
        for (const message of [{ outcome: 'release' }, { type: 'guard.settle', outcome: 'release' }]) {
          window.postMessage(message, '*');
        }
      })()`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await asked.outcome()).toBeUndefined();
      expect(await reachedWallet(page)).toEqual([]);
      await page.sheet.click('Don’t sign');
      expect(await asked.waitForOutcome()).toMatchObject({ code: 4001 });
    });

    it("is guarded under script-src 'self' and trusted types", async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo({ csp: 'strict' });
      const asked = await ask(page, 'eth_sendTransaction', [depositRequest(world.depositor.address)]);
      await page.sheet.waitForText(/Deposit 10 stETH/);
      await page.sheet.click('Continue to wallet');
      expect(await asked.waitForOutcome()).toMatchObject({ value: expect.anything() });
      expect(await reachedWallet(page)).toEqual(['eth_sendTransaction']);
    });

    it('that keeps its head over its top has the strip at the bottom, where it is seen', async () => {
      const { browser, world } = stage();
      world.network.serve('app.puffer.fi', () => ({
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>Stake</title><header style="position:fixed;inset:0 0 auto;height:90px;background:gold">Puffer</header>',
      }));
      const page = await browser.openPage('https://app.puffer.fi/stake');
      await page.strip.waitForText(/\S/, 20_000);
      const place = `(() => { const { top, bottom } = document.querySelector('underlayer-strip').getBoundingClientRect(); return top > 90 && bottom <= innerHeight; })()`;
      await expect.poll(() => page.evaluate(place), { timeout: 5_000 }).toBe(true);
      await page.close();
    });

    it('without a wallet is given none', async () => {
      const page = await stage().openDemo({ wallet: 'none' });
      await page.content.waitForText(/No wallet in this browser/);
      expect(await page.evaluate("'ethereum' in window")).toBe(false);
    });

    it('of another host is left alone, its wallet unwrapped and nothing drawn into it', async () => {
      const { browser, world } = stage();
      world.network.serve('app.eigenlayer.xyz.example', () => ({
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>Look-alike</title><script>window.ethereum = { request() {} }; window.first = ethereum.request;</script>',
      }));
      const page = await browser.openPage('https://app.eigenlayer.xyz.example/restake/stETH');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await page.evaluate('window.ethereum.request === window.first')).toBe(true);
      expect(await page.evaluate("document.querySelectorAll('underlayer-strip, underlayer-sheet').length")).toBe(0);
      await page.close();
    });
  });
}

const openFullScreenDialog = `(() => {
  const dialog = document.createElement('dialog');
  dialog.style.cssText = 'width:100vw;height:100vh;max-width:none;max-height:none;background:tomato';
  dialog.textContent = 'Subscribe to our newsletter';
  document.body.append(dialog);
  dialog.showModal();
})()`;
