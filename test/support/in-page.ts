// Functions that are sent into a page as text: each stands alone and uses nothing from this module.

/**
 * The text a person sees, in order, one line for each block, however often it wraps. Blocks drawn side by side, such as a name and its
 * number, share a line; so does a single line with the last one of a block it is drawn beside.
 */
export function readRenderedLines(root: Document | ShadowRoot): string[] {
  const blockOf = (node: Node) => {
    let element = node.parentElement;
    while (element && getComputedStyle(element).display.startsWith('inline')) element = element.parentElement;
    return element;
  };
  const rangeOf = (node: Node) => {
    const range = document.createRange();
    range.selectNode(node);
    return range;
  };
  // More than touching: letters reach a little into the lines above and below them.
  const areLevel = (a: DOMRect, b: DOMRect) =>
    2 * (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)) > Math.min(a.height, b.height);
  /** The parts of two nodes in what holds both. */
  const partsOf = (before: Node, after: Node) => {
    const range = document.createRange();
    range.setStart(before, 0);
    range.setEnd(after, 0);
    const shared = range.commonAncestorContainer;
    return [before, after].map((node) => {
      let part = node;
      while (part.parentNode && part.parentNode !== shared) part = part.parentNode;
      return rangeOf(part);
    });
  };
  const isLineBeside = (before: Node, after: Node, start: DOMRect) => {
    const [left, right] = partsOf(before, after);
    const box = left?.getBoundingClientRect();
    if (!box || !right || start.left < box.right || !areLevel(start, box)) return false;
    return [...right.getClientRects()].every((rect) => areLevel(rect, start));
  };
  const walker = document.createTreeWalker(root instanceof Document ? root.body : root, NodeFilter.SHOW_TEXT);
  const lines: string[] = [];
  let last: { node: Node; block: Element | null; box: DOMRect; end: DOMRect } | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
    const text = node.textContent ?? '';
    const block = blockOf(node);
    const range = rangeOf(node);
    const isSeen = text.trim() !== '' && (block?.getBoundingClientRect().width ?? 0) > 1;
    const rects = isSeen ? [...range.getClientRects()] : [];
    const [start, end] = [rects[0], rects.at(-1)];
    if (!start || !end) {
      // White space between boxes is not even drawn, and words for screen readers have no place: neither begins or ends a line.
      lines.push(`${lines.pop() ?? ''} ${text} `);
      continue;
    }
    const isBeside =
      last && ((start.left > last.box.left && areLevel(start, last.box)) || isLineBeside(last.node, node, start));
    const isApart = last && (block !== last.block || start.left - last.end.right > 2 || !areLevel(start, last.end));
    if (last && (block === last.block || isBeside)) lines.push(`${lines.pop() ?? ''}${isApart ? ' ' : ''}${text}`);
    else lines.push(text);
    last = { node, block, box: range.getBoundingClientRect(), end };
  }
  return lines.map((line) => line.replace(/[\s\u2009\u202f\u00a0]+/g, ' ').trim()).filter((line) => line !== '');
}

export function locateControl(
  root: Document | ShadowRoot,
  name: string,
): { x: number; y: number } | { problem: string } {
  const tidy = (text: string) => text.replace(/[\s\u2009\u202f\u00a0]+/g, ' ').trim();
  const nameOf = (element: HTMLElement) => {
    const labelled = element.getAttribute('aria-labelledby');
    const label = labelled ? root.getElementById(labelled)?.textContent : element.getAttribute('aria-label');
    const field = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    return tidy(label ?? (field ? element.labels?.[0]?.textContent : element.textContent) ?? '');
  };
  const controls = root.querySelectorAll<HTMLElement>(
    'button, a[href], input, select, summary, [role="button"], [role="tab"], [role="switch"]',
  );
  const visible = [...controls].filter((control) => control.checkVisibility());
  const control =
    visible.find((candidate) => nameOf(candidate) === name) ??
    visible.find((candidate) => nameOf(candidate).startsWith(name));
  if (!control) return { problem: `no such control among: ${visible.map(nameOf).join(' | ') || '(none)'}` };
  if (control.matches(':disabled')) return { problem: 'it is disabled' };
  control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = control.getBoundingClientRect();
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const top = document.elementFromPoint(x, y);
  const drawn = root instanceof ShadowRoot && top === root.host ? root.elementFromPoint(x, y) : top;
  if (!drawn || !(control.contains(drawn) || drawn.contains(control))) {
    return { problem: `something else is drawn over it: ${drawn?.outerHTML.slice(0, 120) ?? 'it is out of view'}` };
  }
  return { x, y };
}

export function selectFieldContent(root: Document | ShadowRoot): void {
  if (root.activeElement instanceof HTMLInputElement) root.activeElement.select();
}

export function readFocusedName(root: Document | ShadowRoot): string {
  const element = root.activeElement;
  if (!element || element === document.body) return '';
  const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
  return name.replace(/[\s\u2009\u202f\u00a0]+/g, ' ').trim();
}

export function scrollToText(root: Document | ShadowRoot, text: string): boolean {
  const elements = [...root.querySelectorAll<HTMLElement>('*')].filter((element) => element.checkVisibility());
  const holders = elements.filter((element) => element.textContent?.includes(text));
  const innermost = holders.at(-1);
  innermost?.scrollIntoView({ block: 'start' });
  return innermost !== undefined;
}

/** Needs axe to be in the page already. */
export async function runAxe(root: Document | ShadowRoot): Promise<string[]> {
  if (root instanceof ShadowRoot) {
    // axe walks `shadowRoot`, which a closed root hides from it as from everyone.
    Object.defineProperty(root.host, 'shadowRoot', { configurable: true, get: () => root });
  }
  const { axe } = window as unknown as { axe: typeof import('axe-core') };
  try {
    const { violations } = await axe.run(root instanceof ShadowRoot ? root.host : root);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.flat().join(' ')} (${node.failureSummary ?? ''})`),
    );
  } finally {
    if (root instanceof ShadowRoot) Reflect.deleteProperty(root.host, 'shadowRoot');
  }
}
