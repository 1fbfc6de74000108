import type { ReactNode } from 'react';
import { Phrase } from '@/components/ui/Phrase';

/** A value, or that it is at least that, where a further part of it is not known. */
export const AtLeast = ({ isPartial, children }: { isPartial: boolean; children: ReactNode }) =>
  isPartial ? <Phrase of="ui.portfolio.atLeast" slots={{ value: children }} /> : children;
