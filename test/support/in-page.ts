// Functions that are sent into a page as text: each stands alone and uses nothing from this module.

/** The text a person sees, in order, one line for each block; blocks drawn side by side, such as a name and its number, share a line. */
export function readRenderedLines(root: Document | ShadowRoot): string[] {
  const blockOf = (node: Node) => {
    let element = node.parentElement;
    while (element && getComputedStyle(element).display === 'inline') element = element.parentElement;
    return element;
  };
  const rectsOf = (node: Node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  };
  const walker = document.createTreeWalker(root instanceof Document ? root.body : root, NodeFilter.SHOW_TEXT);
  const lines: string[] = [];
  let block: Element | null = null;
  let end: DOMRect | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.checkVisibility({ visibilityProperty: true })) continue;
    const own = blockOf(node);
    const text = node.textContent ?? '';
    const rects = text.trim() === '' ? [] : rectsOf(node);
    const start = rects[0];
    const isBeside = start && end && start.left > end.left && start.top < end.bottom && end.top < start.bottom;
    const isApart = start && end && (own !== block || start.left - end.right > 2 || start.top >= end.bottom);
    if (lines.length > 0 && (own === block || isBeside)) lines.push((lines.pop() ?? '') + (isApart ? ' ' : '') + text);
    else lines.push(text);
    block = own;
    end = rects.at(-1) ?? end;
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
