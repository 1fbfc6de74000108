import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeSource } from '../support/axe-source';
import { findOrInstallBrowser } from '../support/browsers';
import { buildGallery, type Gallery } from './support/build-gallery';

// What only a real browser knows: sizes, overlaps, contrast, focus, popovers, trusted events.

let browser: Browser;
let gallery: Gallery;

beforeAll(async () => {
  const { executable } = await findOrInstallBrowser('chromium', console.log);
  [browser, gallery] = await Promise.all([
    chromium.launch({ executablePath: executable, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] }),
    buildGallery(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await gallery.remove();
});

type Look = { readonly scheme: 'light' | 'dark'; readonly direction: 'ltr' | 'rtl'; readonly width: number };
const NARROW: Look = { scheme: 'light', direction: 'ltr', width: 360 };

const withCase = async <T>(
  name: string,
  look: Look,
  look_at: (page: Page, troubles: string[]) => Promise<T>,
): Promise<T> => {
  const page = await gallery.open(browser, `case=${name}&dir=${look.direction}`, {
    viewport: { width: look.width, height: 640 },
    colorScheme: look.scheme,
  });
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  try {
    await page.waitForSelector('.surface, .gallery, [data-case]', { state: 'attached' });
    return await look_at(page, troubles);
  } finally {
    await page.context().close();
  }
};

/** Faults a designer would see, in words. Runs in the page; looks into open shadow roots, too. */
const faultsOf = (): string[] => {
  const everything = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [
      one,
      ...(one.shadowRoot === null ? [] : everything(one.shadowRoot)),
    ]);
  const faults: string[] = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push(`the page is ${wide}px wider than its window`);
  for (const element of everything(document)) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    );
    const box = element.getBoundingClientRect();
    if (!own || box.width < 2 || box.height < 2 || element.closest('option') !== null) continue;
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
    if (size * Math.abs(scale) < 11.99) faults.push(`${size * scale}px: ${element.textContent?.slice(0, 30)}`);
  }
  const names = everything(document).filter((one) => one.matches('.flow-label > :first-child'));
  for (const [at, one] of names.entries())
    for (const other of names.slice(at + 1)) {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const isOver = a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
      if (isOver) faults.push(`names overlap: ${one.textContent} / ${other.textContent}`);
    }
  for (const bars of everything(document).filter((one) => one.matches('ul.changes'))) {
    const starts = new Set(
      [...bars.querySelectorAll('.thin-bar')].map((bar) => Math.round(bar.getBoundingClientRect().left)),
    );
    if (starts.size > 1) faults.push(`bars start at ${[...starts].join(', ')}`);
  }
  for (const row of everything(document).filter((one) => one.matches('.position'))) {
    const { height } = row.getBoundingClientRect();
    if (height > 180) faults.push(`a row is ${height}px high: ${row.textContent?.slice(0, 30)}`);
  }
  for (const part of everything(document).filter((one) => one.matches('.tile-value .evidenced'))) {
    if (part.getClientRects().length > 1) faults.push(`a number in a tile wraps: ${part.textContent}`);
    const tile = part.closest('.tile')?.getBoundingClientRect();
    const box = part.getBoundingClientRect();
    if (tile !== undefined && (box.right > tile.right - 6 || box.left < tile.left + 6))
      faults.push(`a tile is too narrow: ${part.textContent}`);
  }
  for (const frame of everything(document).filter((one) => one.matches('.btn, .limit-card, .tile'))) {
    const spilled = frame.scrollWidth - frame.clientWidth;
    if (spilled > 1) faults.push(`${spilled}px of it are outside: ${frame.textContent?.slice(0, 60)}`);
  }
  return faults;
};

type AxeResult = {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
};

const axeFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  // A report is a part of a page: landmarks and the first heading are the page’s.
  const whole = ['region', 'landmark-one-main', 'page-has-heading-one'];
  const partRules = Object.fromEntries(whole.map((id) => [id, { enabled: false }]));
  const found = await page.evaluate(async (partRules) => {
    const { axe } = window as unknown as {
      axe: { run: (on: Document, how: object) => Promise<{ violations: AxeResult[] }> };
    };
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      rules: partRules,
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`).join('; ')}`,
    );
  }, partRules);
  return found;
};

const PICTURES = [
  'report-adds',
  'report-unknown',
  'report-many',
  'report-long',
  'report-none',
  'portfolio',
  'portfolio-crowded',
  'portfolio-many',
  'portfolio-unknown',
  'portfolio-huge',
  'portfolio-unvalued',
  'portfolio-empty',
  'portfolio-stale',
  'page-guarded',
  'page-failing',
  'settings',
  'sheet-critical',
  'sheet-failingBeyond',
] as const;

const lookAt = (name: string, look: Look): Promise<string[]> =>
  withCase(name, look, async (page, troubles) => [
    ...(await page.evaluate(faultsOf)),
    ...(await axeFaults(page)),
    ...troubles,
  ]);

describe('the gallery at 360 px', () => {
  for (const name of PICTURES)
    test(`${name}: nothing overlaps, wraps, sticks out or is too small to read, and axe finds nothing`, async () => {
      expect(await lookAt(name, NARROW)).toEqual([]);
    });

  for (const name of ['report-adds', 'portfolio-crowded', 'portfolio-many', 'portfolio-unknown'])
    test(`${name}: the same in the dark and from right to left`, async () => {
      expect(await lookAt(name, { scheme: 'dark', direction: 'rtl', width: 360 })).toEqual([]);
    });
});

/** How far the words of the three facts reach beyond the edge of the content, as far from the right as the first is from the left. */
const reachOfTiles = (): number => {
  const tiles = [...document.querySelectorAll<HTMLElement>('.tile')];
  const [first] = tiles;
  const edge = document.querySelector('.tiles')?.getBoundingClientRect().right;
  if (first === undefined || edge === undefined) throw new Error('no tiles are shown');
  const words = document.createRange();
  const rights = tiles.flatMap((tile) => {
    words.selectNodeContents(tile);
    return [...words.getClientRects()].map(({ right }) => right);
  });
  return Math.max(...rights) - (edge - Number.parseFloat(getComputedStyle(first).paddingInlineStart));
};

describe('the three facts at the widths of the popup', () => {
  for (const width of [360, 400])
    test(`stay within the content at ${width} px`, async () => {
      for (const name of ['report-adds', 'report-many'])
        await withCase(name, { ...NARROW, width }, async (page) => {
          expect(await page.locator('.tile').count()).toBe(3);
          expect(await page.evaluate(reachOfTiles)).toBeLessThanOrEqual(0.5);
        });
    });
});

describe('the sheet at its own width', () => {
  for (const name of ['sheet-calm', 'sheet-long'])
    test(`${name}: nothing overlaps, wraps or sticks out`, async () => {
      const look: Look = { scheme: 'light', direction: 'ltr', width: 1280 };
      expect(await withCase(name, look, (page) => page.evaluate(faultsOf))).toEqual([]);
    });
});

describe('evidence in a real browser', () => {
  test('opens by mouse and by keyboard, takes the focus, and gives it back on Escape', async () => {
    await withCase('portfolio', NARROW, async (page) => {
      const total = page.locator('.overview .total .evidenced');
      await total.click();
      const panel = page.locator('.evidence:popover-open');
      expect(await panel.count()).toBe(1);
      expect(await panel.evaluate((element) => element.contains(document.activeElement))).toBe(true);
      await page.keyboard.press('Escape');
      expect(await panel.count()).toBe(0);
      expect(await total.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      expect(await panel.count()).toBe(1);
    });
  });

  test('every number of the flow’s table and of the stress opens what it rests on, inside the window', async () => {
    await withCase('portfolio-unvalued', NARROW, async (page) => {
      await page.locator('.flow-table summary').click();
      for (const selector of ['.flow-table td .evidenced', '.stress td .evidenced'])
        for (const number of await page.locator(selector).all()) {
          await number.click();
          const panel = page.locator('.evidence:popover-open');
          await panel.locator('.evidence-head').waitFor();
          const box = await panel.boundingBox();
          expect(box !== null && box.x >= 0 && box.x + box.width <= 360).toBe(true);
          await page.keyboard.press('Escape');
        }
    });
  });

  test('what the flow puts together opens by keyboard, inside the window, and each value in it opens its evidence', async () => {
    await withCase('portfolio-many', NARROW, async (page) => {
      await page.locator('.flow-label button').first().press('Enter');
      const panel = page.locator('.evidence:popover-open').first();
      await panel.locator('li').first().waitFor();
      const box = await panel.boundingBox();
      expect(box !== null && box.x >= 0 && box.x + box.width <= 360 && box.y >= 0 && box.y + box.height <= 640).toBe(
        true,
      );
      expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      await panel.locator('.evidenced').first().press('Enter');
      await page.locator('.evidence-head').waitFor();
      await page.keyboard.press('Escape');
      expect(await page.locator('.evidence:popover-open').count()).toBe(1);
    });
  });

  test('a slider turned by keyboard changes the table at once', async () => {
    await withCase('stress', NARROW, async (page) => {
      const before = await page.locator('.stress tfoot').textContent();
      await page.locator('input[type=range]').nth(1).focus();
      for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowRight');
      expect(await page.locator('output').nth(1).textContent()).toContain('10');
      expect(await page.locator('.stress tfoot').textContent()).not.toBe(before);
    });
  });
});

describe('the sheet in a real browser', () => {
  const decision = (page: Page) => page.locator('output[data-decision]').getAttribute('data-decision');
  const pressAsPage = (page: Page) =>
    page.evaluate(() => {
      const root = [...document.querySelectorAll('div')].find((one) => one.shadowRoot !== null)?.shadowRoot;
      for (const button of root?.querySelectorAll<HTMLElement>('.decision button') ?? []) button.click();
      return root?.querySelectorAll('.decision button').length ?? 0;
    });

  test('a page’s own clicks decide nothing, a person’s do', async () => {
    await withCase('sheet-critical', { ...NARROW, width: 460 }, async (page) => {
      await page.waitForTimeout(1_000);
      expect(await pressAsPage(page)).toBeGreaterThan(1);
      expect(await decision(page)).toBe('');
      await page.locator('.decision button').first().click();
      await expect.poll(() => decision(page)).toMatch(/^(reject|continue) /);
    });
  });

  test('opens at 600 px height with sentence, three facts, stack and buttons in view; its head covers nothing', async () => {
    await withCase('sheet-calm', { ...NARROW, width: 460 }, async (page) => {
      await page.setViewportSize({ width: 460, height: 600 });
      const [strata, foot, head, lead] = await Promise.all(
        ['.strata', '.decision', '.sheet-head', '.lead'].map((selector) =>
          page.locator(selector).first().boundingBox(),
        ),
      );
      if (!strata || !foot || !head || !lead) throw new Error('a part of the sheet is missing');
      expect(strata.y + strata.height).toBeLessThanOrEqual(foot.y + 1);
      expect(foot.y + foot.height).toBeLessThanOrEqual(600);
      expect(head.y + head.height).toBeLessThanOrEqual(lead.y + 1);
    });
  });
});
