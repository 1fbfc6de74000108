import { type MouseEvent, useEffect, useRef } from 'react';
import { Logo } from '@/components/ui/Logo';
import { useLocale } from '@/components/ui/locale';
import { Say } from '@/components/ui/Say';
import { useArmed } from './use-armed';

export type UnreadRequestProps = {
  /** What went wrong, in words. */
  readonly trouble: string;
  readonly onRetry: () => void;
  readonly onContinue: () => void;
  readonly onReject: () => void;
};

/** A request is held and cannot be explained: it says so, and the person decides all the same. */
export const UnreadRequest = ({ trouble, onRetry, onContinue, onReject }: UnreadRequestProps) => {
  const { language, direction } = useLocale();
  const isArmed = useArmed(trouble);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const decide = (choice: () => void) => (event: MouseEvent) => {
    if (event.nativeEvent.isTrusted) choice();
  };
  return (
    <div className="surface sheet" lang={language} dir={direction}>
      <div className="sheet-head">
        <Logo />
        <span>
          <Say of={{ key: 'ui.sheet.before' }} />
        </span>
      </div>
      <div className="sheet-scroll">
        <div className="lead">
          <h2 ref={heading} tabIndex={-1}>
            <Say of={{ key: 'ui.unread.title' }} />
          </h2>
          <p>
            <Say of={{ key: 'ui.unread.text' }} />
          </p>
          <p className="muted">
            <bdi>{trouble}</bdi>
          </p>
          <button type="button" className="btn" onClick={decide(onRetry)}>
            <Say of={{ key: 'ui.unread.retry' }} />
          </button>
        </div>
      </div>
      <div className="sheet-foot">
        <div className="decision">
          <button
            type="button"
            className="btn stop"
            aria-keyshortcuts="Escape"
            disabled={!isArmed}
            onClick={decide(onReject)}
          >
            <Say of={{ key: 'ui.decision.reject' }} />
          </button>
          <button type="button" className="btn go" disabled={!isArmed} onClick={decide(onContinue)}>
            <Say of={{ key: 'ui.decision.continue' }} />
          </button>
        </div>
      </div>
    </div>
  );
};
