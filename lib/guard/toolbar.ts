import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { recognisePage } from '@/lib/protocols/pages';
import type { TabState } from '@/lib/storage/tab-state';

/** States of the toolbar icon, from nothing to say to a limit exceeded. */
export type ToolbarState = 'none' | 'recognised' | 'guarded' | 'beyond' | 'not-covered';

export const toolbarStateOf = (tab: TabState | undefined): ToolbarState => {
  if (tab === undefined || recognisePage(tab.url) === undefined) return 'none';
  if (tab.isLimitExceeded) return 'beyond';
  if (tab.notCovered.length > 0 && tab.covered === 0) return 'not-covered';
  return tab.covered > 0 ? 'guarded' : 'recognised';
};

// Shapes differ too, so that colour is not the only carrier.
const BADGES: Record<ToolbarState, { text: string; color: string }> = {
  none: { text: '', color: '#6b6f78' },
  recognised: { text: '·', color: '#6b6f78' },
  guarded: { text: '✓', color: '#0f6b62' },
  beyond: { text: '!', color: '#a3341f' },
  'not-covered': { text: '?', color: '#8a6100' },
};

const TITLES = {
  none: 'toolbar.none',
  recognised: 'toolbar.recognised',
  guarded: 'toolbar.guarded',
  beyond: 'toolbar.beyond',
  'not-covered': 'toolbar.notCovered',
} as const;

/** Shows a tab's state on the toolbar icon. A tab closed meanwhile is nobody's loss. */
export const showToolbarState = async (tabId: number, state: ToolbarState): Promise<void> => {
  const { text, color } = BADGES[state];
  const steps = await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setTitle({ tabId, title: i18n.t(TITLES[state]) }),
  ]);
  const failed = steps.find((step): step is PromiseRejectedResult => step.status === 'rejected');
  if (failed && !/No tab|Invalid tab/i.test(String(failed.reason)))
    console.warn('Underlayer: toolbar icon', failed.reason);
};
