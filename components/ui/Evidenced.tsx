import type { ReactNode } from 'react';
import { EvidencePanel, type EvidencePanelProps } from './EvidencePanel';
import { PopoverButton } from './PopoverButton';

type EvidencedProps = EvidencePanelProps & {
  readonly look?: 'number' | 'mark' | 'plain';
  /** Accessible name, when the content has no text of its own. */
  readonly name?: string;
  readonly children: ReactNode;
};

/** A dotted-underlined value that opens its evidence. */
export const Evidenced = ({ children, look = 'number', name, ...panel }: EvidencedProps) => (
  <PopoverButton
    look={`evidenced ${look}`}
    label={panel.label}
    {...(name === undefined ? {} : { name })}
    panel={() => <EvidencePanel {...panel} />}
  >
    {children}
  </PopoverButton>
);
