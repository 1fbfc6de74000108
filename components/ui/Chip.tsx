import type { ReactNode } from 'react';
import type { Tone } from './tone';

/** A short mark beside a name. */
export const Chip = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`chip ${tone}`}>{children}</span>
);
