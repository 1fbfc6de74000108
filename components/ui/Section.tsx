import { type ReactNode, useId } from 'react';
import { Say } from './Say';

type SectionProps = {
  /** Key of the heading. */
  readonly title: string;
  /** Key of the remark at its end. */
  readonly aside?: string;
  readonly children: ReactNode;
};

/** A titled part of a surface; a landmark for screen readers by its heading. */
export const Section = ({ title, aside, children }: SectionProps) => {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h3 id={id}>
          <Say of={{ key: title }} />
        </h3>
        {aside === undefined ? null : (
          <span className="aside">
            <Say of={{ key: aside }} />
          </span>
        )}
      </div>
      {children}
    </section>
  );
};
