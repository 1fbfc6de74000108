/** A surface of ours in somebody else's page: closed shadow root, own style, top layer. */
export type OverlayHost = {
  /** Where the interface is drawn. */
  readonly root: HTMLElement;
  /** Takes it away for good. */
  readonly close: () => void;
};

type Options = {
  readonly css: string;
  /** Class of the dialog. */
  readonly className: string;
  /** Esc, or the browser's own way of closing a dialog. */
  readonly onCancel: () => void;
  /** It is in the page but nobody can see it, whatever we do: another surface must take over. */
  readonly onUnshowable: () => void;
};

/** Raising ourselves again at most this often keeps two such dialogs from fighting the page to death. */
const RAISE_EVERY_MILLISECONDS = 150;
const RAISES_BEFORE_GIVING_UP = 40;
/** After this long a dialog without a size cannot be seen: the page's style has got at it. */
const SHOWN_WITHIN_MILLISECONDS = 2_000;

const applyStyle = (shadow: ShadowRoot, css: string): void => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    if (shadow.adoptedStyleSheets.length === 1) return;
  } catch {
    // Firefox refuses constructed sheets across its content-script boundary in some versions; an element does the same.
  }
  const style = document.createElement('style');
  style.textContent = css;
  shadow.prepend(style);
};

/** Untrusted events never reach the interface: a page cannot press our buttons. */
const dropUntrusted = (shadow: ShadowRoot): void => {
  for (const type of [
    'click',
    'pointerdown',
    'pointerup',
    'mousedown',
    'mouseup',
    'keydown',
    'keyup',
    'input',
    'change',
    'submit',
  ]) {
    shadow.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) return;
        event.stopImmediatePropagation();
        event.preventDefault();
      },
      true,
    );
  }
};

/**
 * Puts an element of ours into the page and keeps it there: removed, it returns; covered by a newer dialog or popover, it comes to the top;
 * stripped of its style, it is styled again.
 */
export const openOverlayHost = ({ css, className, onCancel, onUnshowable }: Options): OverlayHost => {
  const host = document.createElement('underlayer-sheet');
  const shadow = host.attachShadow({ mode: 'closed' });
  const dialog = document.createElement('dialog');
  dialog.className = className;
  shadow.append(dialog);
  applyStyle(shadow, css);
  dropUntrusted(shadow);

  let isClosed = false;
  let raises = 0;
  let raiseTimer: ReturnType<typeof setTimeout> | undefined;

  // The style inside the root is stronger than any the page gives the element; its attributes (hidden, inert, style) are not.
  const dropAttributes = (): void => {
    for (const { name } of [...host.attributes]) host.removeAttribute(name);
  };
  const show = (): void => {
    if (isClosed) return;
    if (!host.isConnected) (document.body ?? document.documentElement).append(host);
    dropAttributes();
    if (dialog.open) dialog.close();
    dialog.showModal();
  };
  const raise = (): void => {
    if (isClosed || raiseTimer !== undefined) return;
    if (raises >= RAISES_BEFORE_GIVING_UP) {
      onUnshowable();
      return;
    }
    raiseTimer = setTimeout(() => {
      raiseTimer = undefined;
      raises += 1;
      show();
    }, RAISE_EVERY_MILLISECONDS);
  };

  const watcher = new MutationObserver(() => {
    if (isClosed) return;
    if (!host.isConnected) show();
    dropAttributes();
  });
  const isOutside = (event: Event): boolean => event.target !== host && !event.composedPath().includes(host);
  // `toggle` tells of dialogs and popovers of the page that have just gone on top of ours.
  const onToggle = (event: Event): void => {
    if (isOutside(event) && 'newState' in event && event.newState === 'open') raise();
  };
  const modalWatcher = new MutationObserver((records) => {
    const isCovered = records.some(({ target }) => target instanceof HTMLDialogElement && target.matches(':modal'));
    if (isCovered) raise();
  });

  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    clearTimeout(raiseTimer);
    watcher.disconnect();
    modalWatcher.disconnect();
    document.removeEventListener('toggle', onToggle, true);
    host.remove();
  };

  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (event.isTrusted && event.target === dialog) onCancel();
  });
  watcher.observe(document.documentElement, { childList: true, subtree: false });
  watcher.observe(document.body ?? document.documentElement, { childList: true });
  watcher.observe(host, { attributes: true });
  modalWatcher.observe(document.documentElement, { attributes: true, attributeFilter: ['open'], subtree: true });
  document.addEventListener('toggle', onToggle, true);
  show();
  // Looked at once the interface has been drawn for sure, also on a slow machine.
  const look = (): void => {
    if (isClosed) return;
    if (dialog.childElementCount === 0) {
      setTimeout(look, SHOWN_WITHIN_MILLISECONDS);
      return;
    }
    const { width, height } = dialog.getBoundingClientRect();
    if (width < 1 || height < 1) onUnshowable();
  };
  setTimeout(look, SHOWN_WITHIN_MILLISECONDS);
  return { root: dialog, close };
};
