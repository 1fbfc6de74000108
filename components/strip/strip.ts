import css from './strip.css?inline';

export type StripTone = 'plain' | 'strong' | 'muted' | 'beyond' | 'unknown' | 'notable';

/** Text already in the person's language. A segment is one remark: runs of words, some of them louder. */
export type StripRun = { readonly text: string; readonly tone: StripTone };
export type StripSegment = { readonly runs: readonly StripRun[]; readonly isChip?: boolean };

export type StripModel = {
  readonly segments: readonly StripSegment[];
  /** `alert` is for a host that only looks like the registered one. */
  readonly role: 'status' | 'alert';
  /** Accessible name of the strip. */
  readonly label: string;
  readonly more: string;
  readonly close: string;
  readonly direction: 'ltr' | 'rtl';
  readonly language: string;
};

const TONES: readonly unknown[] = ['plain', 'strong', 'muted', 'beyond', 'unknown', 'notable'] satisfies StripTone[];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isRun = (value: unknown): value is StripRun =>
  isRecord(value) && typeof value.text === 'string' && TONES.includes(value.tone);
const isSegment = (value: unknown): value is StripSegment =>
  isRecord(value) && Array.isArray(value.runs) && value.runs.every(isRun);

/** Tells a model from anything else a message may bring. By hand: a schema library would outweigh the strip. */
export const isStripModel = (value: unknown): value is StripModel =>
  isRecord(value) &&
  Array.isArray(value.segments) &&
  value.segments.every(isSegment) &&
  (value.role === 'status' || value.role === 'alert') &&
  (value.direction === 'ltr' || value.direction === 'rtl') &&
  [value.label, value.more, value.close, value.language].every((text) => typeof text === 'string');

export type StripCallbacks = { readonly onMore: () => void; readonly onClose: () => void };

export type StripHandle = {
  /** Draws another model in place; the focus stays where it is. */
  readonly update: (model: StripModel) => void;
  readonly remove: () => void;
};

const SVG = 'http://www.w3.org/2000/svg';
const MARK: readonly (readonly [number, string])[] = [
  [2, 'accent'],
  [7.5, 'service'],
  [13, 'chain'],
];

const drawMark = (): SVGSVGElement => {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 18 18');
  svg.setAttribute('aria-hidden', 'true');
  for (const [y, name] of MARK) {
    const rect = document.createElementNS(SVG, 'rect');
    for (const [key, value] of Object.entries({ x: 1, y, width: 16, height: 3, rx: 1.5 }))
      rect.setAttribute(key, `${value}`);
    rect.setAttribute('class', name);
    svg.append(rect);
  }
  return svg;
};

const element = (tag: string, className: string, ...children: (Node | string)[]): HTMLElement => {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
};

const drawSegment = (segment: StripSegment): HTMLElement =>
  element(
    'span',
    segment.isChip === true ? `chip ${segment.runs[0]?.tone ?? 'plain'}` : 'segment',
    ...segment.runs.map((run) => element('bdi', run.tone, run.text)),
  );

const makeButton = (className: string, act: () => void): HTMLButtonElement => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  // The page may dispatch events of its own; only a person's count.
  button.addEventListener('click', (event) => {
    if (event.isTrusted) act();
  });
  return button;
};

/**
 * Draws the one-line strip into a shadow root. No framework: it stands on every recognised page. Styles are a constructed sheet,
 * which no page policy can refuse.
 */
export const mountStrip = (root: ShadowRoot, model: StripModel, callbacks: StripCallbacks): StripHandle => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  const text = element('span', 'text');
  const more = makeButton('more', callbacks.onMore);
  const close = makeButton('close', callbacks.onClose);
  close.textContent = '×';
  const strip = element('div', 'strip', drawMark(), text, more, close);

  const update = (next: StripModel): void => {
    strip.setAttribute('role', next.role);
    strip.setAttribute('aria-label', next.label);
    strip.dir = next.direction;
    strip.lang = next.language;
    text.replaceChildren(...next.segments.map(drawSegment));
    more.textContent = next.more;
    close.setAttribute('aria-label', next.close);
  };
  update(model);
  root.append(strip);
  return {
    update,
    remove: () => {
      strip.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
    },
  };
};
