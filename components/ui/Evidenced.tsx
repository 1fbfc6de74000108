import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { Source } from '@/lib/core/fact';
import { EvidencePanel } from './EvidencePanel';
import { placeBeside } from './place-beside';

type EvidencedProps = {
  readonly sources: readonly Source[];
  /** What the evidence is for, in words; heads the panel. */
  readonly label: string;
  /** The value to its last digit. */
  readonly exact?: string;
  readonly asOf?: number;
  /** Why there is no value, for what is unknown. */
  readonly why?: string;
  readonly look?: 'number' | 'mark' | 'plain';
  /** Accessible name, when the content has no text of its own. */
  readonly name?: string;
  readonly children: ReactNode;
};

/**
 * A dotted-underlined value that opens its evidence. The popover is the browser's own: it opens above modal dialogs, closes with
 * Escape before the dialog does, and gives the focus back. It works inside a shadow root, where button and panel share a tree.
 */
export const Evidenced = ({ children, look = 'number', name, ...panel }: EvidencedProps) => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);

  const place = useCallback(() => {
    if (button.current !== null && popover.current !== null) placeBeside(button.current, popover.current);
  }, []);

  useEffect(() => {
    if (!isOpen) return;
    place();
    // Focus in the panel lets a screen reader read it; Escape brings it back to the number.
    popover.current?.focus({ preventScroll: true });
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, { capture: true });
    };
  }, [isOpen, place]);

  return (
    <>
      <button
        ref={button}
        type="button"
        className={`evidenced ${look}`}
        popoverTarget={id}
        aria-haspopup="dialog"
        {...(name === undefined ? {} : { 'aria-label': name })}
      >
        {children}
      </button>
      <div
        ref={popover}
        id={id}
        className="evidence"
        popover="auto"
        role="dialog"
        aria-label={panel.label}
        tabIndex={-1}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen ? <EvidencePanel {...panel} /> : null}
      </div>
    </>
  );
};
