import type { ReactNode } from 'react';
import { usePopover } from './use-popover';

type PopoverButtonProps = {
  readonly look: string;
  /** Accessible name of what it opens. */
  readonly label: string;
  /** Its own accessible name, when what stands on it has no text. */
  readonly name?: string;
  readonly children: ReactNode;
  /** What it opens; drawn once it is open. */
  readonly panel: () => ReactNode;
};

/** A button with the panel it opens beside itself. */
export const PopoverButton = ({ look, label, name, children, panel }: PopoverButtonProps) => {
  const popover = usePopover();
  return (
    <>
      <button
        ref={popover.button}
        type="button"
        className={look}
        popoverTarget={popover.id}
        aria-haspopup="dialog"
        {...(name === undefined ? {} : { 'aria-label': name })}
      >
        {children}
      </button>
      <div
        ref={popover.panel}
        id={popover.id}
        className="evidence"
        popover="auto"
        role="dialog"
        aria-label={label}
        tabIndex={-1}
        onToggle={popover.onToggle}
      >
        {popover.isOpen ? panel() : null}
      </div>
    </>
  );
};
