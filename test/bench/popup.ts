import { evaluate, measuredUrl } from './measured-page';
import type { Samples } from './samples';
import { type Subject, sleep } from './subject';

/** What the extension has stored, as `storage.local` holds it. */
export type StoredState = Readonly<Record<string, unknown>>;

const LIMIT = 10_000;
/** The worker is through with what the last popup asked for. Milliseconds. */
const AT_REST = 1_200;

/** Runs before the popup's own scripts: keeps the time of the frame after the words came. It looks when something changes, not all the time. */
const watchFor = (words: string): string => `{
  const look = () => {
    if (!new RegExp(${JSON.stringify(words)}).test(document.body?.textContent ?? '')) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => { window.benchPaintedMs = performance.now(); }));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}`;

async function paintOnce(subject: Subject, path: string, words: string): Promise<number> {
  await sleep(AT_REST);
  const page = await subject.browser.newPage();
  await page.setViewport({ width: 400, height: 600 });
  await page.evaluateOnNewDocument(watchFor(words));
  await page.goto(subject.extensionUrl(path), { waitUntil: 'load' });
  for (const end = Date.now() + LIMIT; Date.now() < end; await sleep(20)) {
    const painted = await evaluate<number | null>(page, 'window.benchPaintedMs ?? null');
    if (painted === null) continue;
    await page.close();
    return painted;
  }
  const text = await evaluate<string>(page, 'document.body.innerText');
  throw new Error(`${path} never showed /${words}/ but: ${text.replace(/\s+/g, ' ').slice(0, 200)}`);
}

/** From the popup's start to its words on the screen, without any network: samples `popupPortfolio` and `popupPage`, in ms. */
export async function measurePopup(
  subject: Subject,
  samples: Samples,
  state: StoredState,
  repeats: number,
): Promise<void> {
  const setUp = await subject.openPage(subject.extensionUrl('popup.html'));
  await evaluate(setUp, `chrome.storage.local.set(${JSON.stringify(state)})`);
  await setUp.close();
  const page = await subject.openPage(measuredUrl());
  await sleep(2_500);
  const about = await evaluate<string>(page, 'document.title');
  const finder = await subject.openPage(subject.extensionUrl('popup.html'));
  const tabId = await evaluate<number>(
    finder,
    `chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.title === ${JSON.stringify(about)})?.id ?? -1)`,
  );
  await finder.close();
  // The first opening of a browser fills its caches.
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    const portfolio = await paintOnce(subject, 'popup.html#portfolio', '\\d.ETHin \\d+ positions');
    const report = await paintOnce(subject, `popup.html?tab=${tabId}`, '14.days');
    if (repeat > 0) {
      samples.add('popupPortfolio', portfolio);
      samples.add('popupPage', report);
    }
  }
  await page.close();
}
