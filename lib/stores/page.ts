import { create } from 'zustand';
import { ask } from '@/lib/messaging/client';
import type { PageView } from '@/lib/messaging/contract';

/** The page of the tab the popup was opened on: at once from what is at hand, then with terms read now. */
export const usePage = create<{
  readonly page: PageView | null;
  readonly trouble: string | null;
  readonly load: (tabId: number) => Promise<void>;
}>()((set) => ({
  page: null,
  trouble: null,
  load: async (tabId) => {
    try {
      set({ page: await ask('tab.view', { tabId }), trouble: null });
      set({ page: await ask('tab.refine', { tabId }) });
      const named = await ask('tab.named', { tabId });
      if (named !== null) set({ page: named });
    } catch (error) {
      set({ trouble: error instanceof Error ? error.message : String(error) });
    }
  },
}));
