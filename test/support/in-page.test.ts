import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asRootCall, fromRootCall } from './browser-under-test';
import { findOrInstallBrowser } from './browsers';
import { readRenderedLines } from './in-page';

let browser: Browser;
beforeAll(async () => {
  const { executable } = await findOrInstallBrowser('chromium', console.log);
  browser = await chromium.launch({
    executablePath: executable,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
afterAll(() => browser.close());

/** The lines of a page of this markup, read as a document and as the inside of a closed shadow root; the two must agree. */
const linesOf = async (markup: string): Promise<string[] | undefined> => {
  const page = await browser.newPage({ viewport: { width: 400, height: 600 } });
  try {
    await page.setContent(`<style>body { font: 16px/1.3 sans-serif; inline-size: 400px }</style>${markup}`);
    const read = asRootCall(readRenderedLines, undefined);
    const inDocument = fromRootCall<string[]>(await page.evaluate(`(${read})(document)`));
    await page.evaluate((inside) => {
      document.body.replaceChildren();
      const root = document.body.attachShadow({ mode: 'closed' });
      root.setHTMLUnsafe(inside);
      Object.assign(window, { root });
    }, markup);
    const inShadow = fromRootCall<string[]>(await page.evaluate(`(${read})(window.root)`));
    expect(inShadow).toEqual(inDocument);
    return inDocument;
  } finally {
    await page.close();
  }
};

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['paragraphs', '<p>One.</p> <p>Two.</p>', ['One.', 'Two.']],
  ['a sentence with words set apart', '<p>A <b>bold</b> word<i>s</i>.</p>', ['A bold words.']],
  [
    'a pair of numbers in a row of flexible boxes',
    '<p><span style="display: inline-flex; column-gap: 4px"><button>31.6</button> <span>→ <button>100 %</button></span></span></p>',
    ['31.6 → 100 %'],
  ],
  [
    'a large number before its small unit',
    '<div style="display: flex; align-items: baseline"><b style="font-size: 32px">2.9</b> <small style="font-size: 11px">of 7.4 %</small></div>',
    ['2.9 of 7.4 %'],
  ],
  [
    'boxes in a line of text',
    '<p><span style="display: inline-block">31.6</span> <span style="display: inline-block">100 %</span> a year</p>',
    ['31.6 100 % a year'],
  ],
  [
    'what is hidden between the two',
    '<p><span style="display: inline-flex; gap: 4px"><button>14</button> <span popover>Evidence</span> <button>days</button></span></p>',
    ['14 days'],
  ],
  [
    'a row that wraps',
    '<div style="display: flex; flex-wrap: wrap; inline-size: 60px"><span>31.6</span> <span>of everything</span></div>',
    ['31.6', 'of everything'],
  ],
  [
    'rows of a name and its number',
    '<ul style="list-style: none"><li style="display: flex; gap: 9px"><span>Cap</span> <b>4 %</b></li> <li style="display: flex; gap: 9px"><span>eOracle</span> <b>7 %</b></li></ul>',
    ['Cap 4 %', 'eOracle 7 %'],
  ],
  [
    'a sentence that wraps around its numbers, which are buttons',
    '<p style="inline-size: 120px">Leaving takes up to <button style="border: 0; padding: 0">19 days</button>, and everything can be slashed.</p>',
    ['Leaving takes up to 19 days, and everything can be slashed.'],
  ],
  [
    'a number beside a name that wraps',
    '<div style="display: flex; gap: 9px"><span style="inline-size: 80px">Emissions of the protocol itself</span> <b>0.6 %</b></div>',
    ['Emissions of the protocol itself 0.6 %'],
  ],
  [
    'a single number beside several lines, which joins the last of them',
    '<div style="display: flex; align-items: center; gap: 9px"><div><div>Cap</div><div>no veto</div></div> <b>15 %</b></div>',
    ['Cap', 'no veto 15 %'],
  ],
  [
    'columns of several lines, each read to its end',
    '<div style="display: flex; gap: 9px"><div><b>31 %</b><p>now</p></div> <div><b>14 days</b><p>to leave</p></div></div>',
    ['31 %', 'now', '14 days', 'to leave'],
  ],
  [
    'words for screen readers between others',
    '<p style="display: flex; gap: 9px"><b>Cap</b><span style="position: absolute; inline-size: 1px; block-size: 1px; overflow: clip; clip-path: inset(50%)">service</span><i>new</i></p>',
    ['Cap service new'],
  ],
  [
    'lines set so close that their letters touch',
    '<div style="line-height: 0.9"><div>What lies</div><div style="padding-inline-start: 9px">under it</div></div>',
    ['What lies', 'under it'],
  ],
  ['a line break', '<p>One<br>two</p>', ['One two']],
];

describe('the text a person sees', () => {
  test.each(cases)('of %s', async (_what, markup, lines) => {
    expect(await linesOf(markup)).toEqual(lines);
  });
});
