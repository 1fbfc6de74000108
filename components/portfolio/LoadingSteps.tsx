import { Say } from '@/components/ui/Say';
import { useText } from '@/components/ui/sentence-text';
import type { LoadingStep } from './portfolio-data';

const STATUS_KEYS: Readonly<Record<LoadingStep['status'], string>> = {
  waiting: 'ui.loading.waiting',
  running: 'ui.loading.running',
  done: 'ui.loading.done',
  failed: 'ui.loading.failed',
};

/** A load in progress, step by step. */
export const LoadingSteps = ({ steps }: { steps: readonly LoadingStep[] }) => {
  const text = useText();
  const done = steps.filter((step) => step.status === 'done').length;
  return (
    <div className="loading" aria-live="polite">
      <progress max={Math.max(1, steps.length)} value={done} aria-label={text('ui.loading.label')} />
      <ol>
        {steps.map((step) => (
          <li key={step.id} className={step.status}>
            <span>
              <Say of={step.label} />
            </span>
            <span className="faint">
              <Say of={{ key: STATUS_KEYS[step.status] }} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
};
