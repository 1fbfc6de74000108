import type { Page } from 'puppeteer-core';
import { deposit } from './forms';
import { evaluate, measuredUrl, readReached } from './measured-page';
import type { Samples } from './samples';
import { type Subject, sleep } from './subject';

/** Tag of what each draws, and the words that make it readable. */
const surfaces = {
  floor: { tag: 'floor-sheet', words: 'A request is held' },
  ours: { tag: 'underlayer-sheet', words: 'EigenLayer[^]*14.days' },
} as const;
const LIMIT = 10_000;
/** The page has come to rest, and with it what an extension brings to a page at rest. Milliseconds. */
const AT_REST = 2_500;

const untilHost = (tag: string): string => `new Promise((resolve) => {
  const find = () => document.querySelector('${tag}');
  const finish = () => { observer.disconnect(); resolve(find()); };
  const observer = new MutationObserver(() => find() && finish());
  observer.observe(document, { childList: true, subtree: true });
  setTimeout(finish, ${LIMIT});
  if (find()) finish();
})`;

/** The moment at which the words have been on the screen for a frame; null when they never were. In the page's clock. */
const untilReadable = `async function (words) {
  const pattern = new RegExp(words);
  const textOf = () => [...this.children].map((child) => (child.localName === 'style' ? '' : child.innerText)).join(' ');
  for (const end = performance.now() + ${LIMIT}; performance.now() < end; ) {
    if (pattern.test(this.textContent) && pattern.test(textOf())) {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.timeOrigin + performance.now();
    }
    await new Promise((done) => setTimeout(done, 4));
  }
  return null;
}`;

async function readableAt(page: Page, tag: string, words: string): Promise<number> {
  const devtools = await page.createCDPSession();
  const { result } = await devtools.send('Runtime.evaluate', { expression: untilHost(tag), awaitPromise: true });
  if (!result.objectId) throw new Error(`a held request showed no ${tag}`);
  const { node } = await devtools.send('DOM.describeNode', { objectId: result.objectId, depth: 1, pierce: true });
  const root = node.shadowRoots?.[0];
  if (!root) throw new Error(`${tag} has no root`);
  const { object } = await devtools.send('DOM.resolveNode', { backendNodeId: root.backendNodeId });
  const found = await devtools.send('Runtime.callFunctionOn', {
    ...(object.objectId && { objectId: object.objectId }),
    functionDeclaration: untilReadable,
    arguments: [{ value: words }],
    awaitPromise: true,
    returnByValue: true,
  });
  if (typeof found.result.value !== 'number') throw new Error(`${tag} never said /${words}/`);
  return found.result.value;
}

async function holdOnce(subject: Subject, kind: keyof typeof surfaces, isStopped: boolean): Promise<number> {
  const { tag, words } = surfaces[kind];
  const page = await subject.openPage(measuredUrl());
  await sleep(AT_REST);
  if (isStopped) await subject.stopWorker();
  const readable = readableAt(page, tag, words);
  const asked = await evaluate<number>(
    page,
    `(() => { const at = bench.now(); void ethereum.request(${JSON.stringify(deposit)}).catch(() => {}); return at; })()`,
  );
  const milliseconds = (await readable) - asked;
  const reached = await readReached(page);
  if (reached.length > 0) throw new Error(`${kind} let ${reached.join()} through`);
  await page.close();
  return milliseconds;
}

/** From the request to the words on the screen, without any network: samples `firstHeld`, `warm`, `stopped`, in ms. */
export async function measureHeld(subject: Subject, samples: Samples, repeats: number): Promise<void> {
  if (subject.kind === 'none') return;
  samples.add('firstHeld', await holdOnce(subject, subject.kind, false));
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    samples.add('warm', await holdOnce(subject, subject.kind, false));
    samples.add('stopped', await holdOnce(subject, subject.kind, true));
  }
}
