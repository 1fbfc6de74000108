import { type RefObject, type ToggleEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { placeBeside } from './place-beside';

type Popover = {
  readonly id: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly panel: RefObject<HTMLDivElement | null>;
  readonly isOpen: boolean;
  readonly onToggle: (event: ToggleEvent) => void;
};

/**
 * A panel of the browser's own beside the button that opens it: above modal dialogs, closed with Escape before the dialog is, the focus given
 * back. It works inside a shadow root, where button and panel share a tree.
 */
export const usePopover = (): Popover => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);

  const place = useCallback(() => {
    if (button.current !== null && panel.current !== null) placeBeside(button.current, panel.current);
  }, []);

  useEffect(() => {
    if (!isOpen) return;
    place();
    // Focus in the panel lets a screen reader read it; Escape brings it back to the button.
    panel.current?.focus({ preventScroll: true });
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, { capture: true });
    };
  }, [isOpen, place]);

  return { id, button, panel, isOpen, onToggle: (event) => setOpen(event.newState === 'open') };
};
