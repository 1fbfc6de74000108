import type { ReactNode } from 'react';
import { Names } from '@/components/ui/Names';
import { Say } from '@/components/ui/Say';
import { WHY_KEYS } from '@/components/ui/UnknownValue';
import type { UnknownWhy } from '@/lib/core/fact';
import type { Omission } from './portfolio-data';

type LeftOutProps = {
  /** How many, in words: what is seen before it is opened. */
  readonly summary: ReactNode;
  readonly of: readonly Omission[];
  /** Reasons that can be said better here than in general. */
  readonly reasons?: Partial<Record<UnknownWhy, string>>;
};

/** What a number leaves out: how many, and on demand which, reason by reason. Nothing where it leaves out nothing. */
export const LeftOut = ({ summary, of, reasons = {} }: LeftOutProps) => {
  if (of.length === 0) return null;
  const byReason = new Map<UnknownWhy, string[]>();
  for (const { name, why } of of) byReason.set(why.why, [...(byReason.get(why.why) ?? []), name]);
  return (
    <details className="left-out">
      <summary>{summary}</summary>
      <ul>
        {[...byReason].map(([why, names]) => (
          <li key={why}>
            <Names of={names} />
            {'. '}
            <Say of={{ key: reasons[why] ?? WHY_KEYS[why] }} />
          </li>
        ))}
      </ul>
    </details>
  );
};
