import { type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { SHEET_STYLES } from '@/components/sheet/sheet-styles';

/** Draws its children as the overlay does: in a modal dialog inside a shadow root, with a constructed style sheet. */
export const InShadow = ({ children }: { children: ReactNode }) => {
  const host = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<HTMLDialogElement | null>(null);

  useEffect(() => {
    if (host.current === null || host.current.shadowRoot !== null) return;
    const shadow = host.current.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET_STYLES);
    shadow.adoptedStyleSheets = [sheet];
    const made = document.createElement('dialog');
    made.className = 'sheet-dialog';
    made.setAttribute('aria-label', 'Sheet');
    shadow.append(made);
    made.showModal();
    setDialog(made);
  }, []);

  return <div ref={host}>{dialog === null ? null : createPortal(children, dialog)}</div>;
};
