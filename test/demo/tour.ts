import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { watchAccount } from '../e2e/watch-account';
import type { BrowserUnderTest, PageUnderTest } from '../support/browser-under-test';
import type { LocalWorld } from '../support/local-world';
import { demoQuery } from './demo-site';
import { demoHost, demoPath } from './hosts';

const folder = join('.output', 'demo');
const schemes = ['light', 'dark'] as const;

/**
 * The main job without a screen: a deposit is recognised, held, explained and released. Leaves pictures of every surface in
 * `.output/demo` and prints the report. @throws when any step does not happen.
 */
export async function takeTour(
  browser: BrowserUnderTest,
  world: LocalWorld,
  say: (line: string) => void,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await world.allowDeposits();

  const page = await browser.openPage(`https://${demoHost}${demoPath}${demoQuery({ account: world.depositor.index })}`);
  await page.content.click('Connect wallet');
  await page.content.waitForText(/delegated to/);
  say(`The page is recognised: ${await page.strip.waitForText(/\d/, 30_000)}`);
  await inBothSchemes(browser, (scheme) => page.screenshot(picture('1-strip', scheme)));

  const transactionsBefore = await world.transactionsSent();
  await page.content.click('Deposit');
  await page.sheet.waitForText(/Deposit 10 stETH/);
  say('The deposit is held: the wallet has not been asked');
  await page.sheet.waitForText(/block [\d\s,.]+/i, 30_000);
  await comeToRest();
  say('What the sheet says:\n');
  for (const line of await page.sheet.lines()) console.log(`            ${line.replace(/[\u2066-\u2069]/g, '')}`);
  console.log('');
  await photographSheet(browser, page);

  await photographPopup(browser, page, world);
  say('The toolbar popup is photographed: this page, and the portfolio of the account');

  if ((await world.transactionsSent()) !== transactionsBefore) throw new Error('Something was sent while held');
  await page.sheet.click('Continue to wallet');
  await page.sheet.waitUntilGone();
  await page.content.waitForText(/Confirm/);
  await page.screenshot(picture('8-wallet', 'light'));
  await page.content.click('Confirm');
  await page.content.waitForText(/deposited (?!20 )\d.*Deposit mined/, 30_000);
  await page.screenshot(picture('9-mined', 'light'));
  const sent = (await world.transactionsSent()) - transactionsBefore;
  if (sent !== 1) throw new Error(`The deposit was to be mined once and was mined ${sent} times`);
  say('Continue: the wallet signed, the deposit was mined once');
  say(`Pictures are in ${folder}`);
}

/** Numbers that were refined fade in once, and what was scrolled is drawn anew. */
const comeToRest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_200));

async function photographSheet(browser: BrowserUnderTest, page: PageUnderTest): Promise<void> {
  await inBothSchemes(browser, (scheme) => page.screenshot(picture('2-sheet-top', scheme)));
  await page.sheet.scrollTo('Getting out');
  await comeToRest();
  await inBothSchemes(browser, (scheme) => page.screenshot(picture('3-sheet-scrolled', scheme)));
  await page.sheet.click('All evidence');
  await comeToRest();
  await inBothSchemes(browser, (scheme) => page.screenshot(picture('4-evidence', scheme)));
}

async function photographPopup(browser: BrowserUnderTest, about: PageUnderTest, world: LocalWorld): Promise<void> {
  const popup = await browser.openPopup(about);
  await popup.content.waitForText(/EigenLayer/);
  await comeToRest();
  await inBothSchemes(browser, (scheme) => popup.screenshot(picture('5-popup-this-page', scheme)));
  await popup.screenshot(picture('5-popup-this-page-whole', 'light'), 'whole');
  await popup.content.click('Portfolio');
  await inBothSchemes(browser, (scheme) => popup.screenshot(picture('6-popup-portfolio-empty', scheme)));
  await watchAccount(popup, world.depositor.address);
  await popup.content.click('Portfolio');
  await popup.content.waitForText(/claimable/, 30_000);
  await inBothSchemes(browser, (scheme) => popup.screenshot(picture('7-popup-portfolio', scheme)));
  await popup.screenshot(picture('7-popup-portfolio-whole', 'light'), 'whole');
  await popup.content.click('Settings');
  await inBothSchemes(browser, (scheme) => popup.screenshot(picture('7-popup-settings', scheme)));
  await popup.close();
}

/** Leaves the browser in the light scheme. */
async function inBothSchemes(
  browser: BrowserUnderTest,
  photograph: (scheme: (typeof schemes)[number]) => Promise<void>,
): Promise<void> {
  for (const scheme of schemes) {
    await browser.setColourScheme(scheme);
    await photograph(scheme);
  }
  await browser.setColourScheme('light');
}

function picture(name: string, scheme: string): `${string}.png` {
  return `${join(folder, `${name}-${scheme}`)}.png`;
}
