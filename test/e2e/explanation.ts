import { describe, expect, it } from 'vitest';
import { feedPercent } from '../support/local-world';
import type { Stage } from './stage';

const wad = 10n ** 18n;

/** What the sheet must say about the demo deposit, computed from the inputs of the seed. */
export function describeExplanation(stage: () => Stage): void {
  describe('the sheet', () => {
    it('names protocol, asset, amount, operator, services with their shares, exit, yield and what is unknown', async () => {
      const { world, openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      await page.content.click('Deposit');
      await page.sheet.waitForText(/block [\d\s,.]+/i, 30_000);
      // The name the operator gave itself comes once the numbers stand.
      const text = await page.sheet.waitForText(new RegExp(world.chain.seed.operators.northwind.name), 20_000);

      expect(text).toMatch(/Deposit 10.stETH into EigenLayer/);
      for (const service of ['Cap', 'eOracle', 'Lagrange']) expect(text).toContain(service);
      expect(text).toMatch(/14.days/);
      // The operator's notice is shorter than the exit, so everything can become slashable in time.
      expect(text).toMatch(/100.%/);
      expect(text).toContain(`${feedPercent}`);
      expect(text).toMatch(/7\.4/);
      expect(text).toMatch(/not known/i);
    });

    it('opens the evidence behind a number', async () => {
      const { openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      await page.content.click('Deposit');
      await page.sheet.waitForText(/block [\d\s,.]+/i, 30_000);
      await page.sheet.click('All evidence');
      const text = await page.sheet.waitForText(/getStrategyAllocations|getMaxMagnitude/);
      expect(text).toMatch(/0x948a/i);
    });

    it('has nothing that axe finds wrong, and starts at its heading for a keyboard', async () => {
      const { openConnectedDemo } = stage();
      const page = await openConnectedDemo();
      await page.content.click('Deposit');
      await page.sheet.waitForText(/block [\d\s,.]+/i, 30_000);
      // Refined numbers fade in once; contrast is judged when they stand.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await page.sheet.accessibilityViolations()).toEqual([]);
      // Enter must not decide by accident: the focus is on what is to be read.
      await page.press('Enter');
      expect(await page.sheet.text()).toMatch(/Deposit 10/);
    });

    it('reflects in the next sheet that the operator has promised more to a service', async () => {
      const { world, openConnectedDemo } = stage();
      const shareOfCap = async () => {
        const page = await openConnectedDemo();
        await page.content.click('Deposit');
        await page.sheet.waitForText(/block [\d\s,.]+/i, 30_000);
        const lines = await page.sheet.lines();
        await page.sheet.click('Don’t sign');
        await page.sheet.waitUntilGone();
        return lines.join(' ');
      };
      const before = await shareOfCap();
      await world.allocateMore((wad * 40n) / 100n);
      await world.chain.mine(1_201);
      const after = await shareOfCap();
      expect(after).not.toBe(before);
    });
  });
}
