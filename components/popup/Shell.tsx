import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Logo } from '@/components/ui/Logo';
import { useLocale } from '@/components/ui/locale';
import { Say } from '@/components/ui/Say';
import { useText } from '@/components/ui/sentence-text';
import { shortAddress } from '@/lib/core/text';
import type { Address } from '@/lib/core/units';

export type Tab = 'page' | 'portfolio' | 'settings';

const TABS: readonly { readonly tab: Tab; readonly key: string }[] = [
  { tab: 'page', key: 'ui.tab.page' },
  { tab: 'portfolio', key: 'ui.tab.portfolio' },
  { tab: 'settings', key: 'ui.tab.settings' },
];

type ShellProps = {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly accounts: readonly Address[];
  /** Shows the same in a tab of its own; absent where it is one. */
  readonly onOpenTab?: () => void;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
};

const Accounts = ({ accounts }: { accounts: readonly Address[] }) => {
  const [first, ...others] = accounts;
  if (first === undefined) return null;
  return (
    <span className="chip accounts" dir="ltr" title={accounts.join('\n')}>
      {shortAddress(first)}
      {others.length === 0 ? null : ` + ${others.length}`}
    </span>
  );
};

/** The frame of popup, side panel and full tab: name, accounts, tabs. */
export const Shell = ({ tab, onTab, accounts, onOpenTab, children }: ShellProps) => {
  const { language, direction } = useLocale();
  const text = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  // Arrow keys move between tabs, as in every tab list; only the chosen one is in the tab order.
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = TABS.findIndex((entry) => entry.tab === tab) + (direction === 'rtl' ? -step : step);
    const next = TABS[(at + TABS.length) % TABS.length];
    if (next === undefined) return;
    onTab(next.tab);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.tab}"]`)?.focus();
  };

  return (
    <div className="surface shell" lang={language} dir={direction}>
      <header className="shell-head">
        <Logo />
        <h1>
          <Say of={{ key: 'app.name' }} />
        </h1>
        <Accounts accounts={accounts} />
        {onOpenTab === undefined ? null : (
          <button
            type="button"
            className="open-tab"
            aria-label={text('ui.tab.open')}
            title={text('ui.tab.open')}
            onClick={onOpenTab}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M6 3H3v10h10v-3M9 3h4v4M13 3 7 9" />
            </svg>
          </button>
        )}
      </header>
      <main>
        <div className="tabs" role="tablist" aria-label={text('ui.tab.label')} ref={list} onKeyDown={move}>
          {TABS.map((entry) => (
            <button
              key={entry.tab}
              type="button"
              role="tab"
              id={`${id}-${entry.tab}`}
              data-tab={entry.tab}
              aria-selected={entry.tab === tab}
              aria-controls={`${id}-panel`}
              tabIndex={entry.tab === tab ? 0 : -1}
              onClick={() => onTab(entry.tab)}
            >
              <Say of={{ key: entry.key }} />
            </button>
          ))}
        </div>
        <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`} className="shell-main">
          {children}
        </div>
      </main>
    </div>
  );
};
