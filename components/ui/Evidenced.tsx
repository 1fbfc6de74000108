import type { ReactNode } from 'react';
import type { Source } from '@/lib/core/fact';
import { EvidencePanel } from './EvidencePanel';
import { usePopover } from './use-popover';

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

/** A dotted-underlined value that opens its evidence. */
export const Evidenced = ({ children, look = 'number', name, ...panel }: EvidencedProps) => {
  const { id, button, panel: popover, isOpen, onToggle } = usePopover();
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
        onToggle={onToggle}
      >
        {isOpen ? <EvidencePanel {...panel} /> : null}
      </div>
    </>
  );
};
