import { create } from 'zustand';
import { ask } from '@/lib/messaging/client';
import type { PortfolioView } from '@/lib/messaging/contract';

/** What the watched accounts hold: the last reading at once, then a new one. */
export const usePortfolio = create<{
  readonly portfolio: PortfolioView | null;
  readonly isReading: boolean;
  /** The last reading: painted before anything is asked of the network. */
  readonly open: () => Promise<void>;
  readonly refresh: () => Promise<void>;
}>()((set, get) => ({
  portfolio: null,
  isReading: false,
  open: async () => {
    set({ portfolio: await ask('portfolio.cached', null) });
    await get().refresh();
  },
  refresh: async () => {
    set({ isReading: true });
    try {
      set({ portfolio: await ask('portfolio.load', null) });
    } catch (error) {
      const before = get().portfolio;
      const trouble = error instanceof Error ? error.message : String(error);
      if (before !== null) set({ portfolio: { ...before, trouble } });
    } finally {
      set({ isReading: false });
    }
  },
}));
