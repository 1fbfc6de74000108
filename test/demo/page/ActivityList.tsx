import { type Entry, shorten } from './activity';

export function ActivityList({ entries }: { entries: readonly Entry[] }) {
  return (
    <section className="activity" aria-live="polite">
      <h2>Activity</h2>
      {entries.length === 0 && <p className="empty">Nothing asked yet.</p>}
      <ol>
        {entries.map(({ id, label, state, detail }) => (
          <li key={id} data-state={state}>
            <b>{label}</b> <span className="state">{state}</span>
            {detail && (
              <code title={detail}>
                {detail
                  .split(' ')
                  .map((part) => (part.startsWith('0x') ? shorten(part) : part))
                  .join(' ')}
              </code>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
