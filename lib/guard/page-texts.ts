/** Longest run of text looked at around the words. */
const WINDOW = 160;
/** Text nodes looked at, so that a huge page costs no more than a small one. */
const NODE_LIMIT = 20_000;

/** The page's own words around "APY" and "APR", at most 40 pieces; for comparing what it advertises with what is explained. */
export const collectRateTexts = (page: Document): string[] => {
  const body = page.body;
  if (!body) return [];
  const walker = page.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const pieces = new Set<string>();
  for (let looked = 0; looked < NODE_LIMIT && walker.nextNode() && pieces.size < 40; looked += 1) {
    const data = walker.currentNode.nodeValue ?? '';
    if (!/\bAP[YR]\b/i.test(data)) continue;
    // The figure often sits in an element beside the word: take the nearest ancestor that holds a percentage, within reason.
    let element = walker.currentNode.parentElement;
    for (let up = 0; up < 3 && element && !/%/.test(element.textContent ?? ''); up += 1)
      element = element.parentElement;
    const words = (element?.textContent ?? data).replace(/\s+/g, ' ').trim();
    if (words.length <= WINDOW * 2) pieces.add(words.slice(0, 400));
    else pieces.add(data.replace(/\s+/g, ' ').slice(0, WINDOW));
  }
  return [...pieces];
};
