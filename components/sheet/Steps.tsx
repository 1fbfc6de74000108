import { Say } from '@/components/ui/Say';
import { Section } from '@/components/ui/Section';
import type { Sentence } from '@/lib/core/sentence';

/** What a request of several parts asks for, in order: one decision for all of them. */
export const Steps = ({ asked }: { asked: readonly Sentence[] }) => {
  if (asked.length < 2) return null;
  const rows = asked.map((sentence, place) => ({ id: `${place + 1}`, sentence }));
  return (
    <Section title="ui.steps.title" aside="ui.steps.aside">
      <ol className="steps">
        {rows.map(({ id, sentence }) => (
          <li key={id}>
            <Say of={sentence} />
          </li>
        ))}
      </ol>
    </Section>
  );
};
