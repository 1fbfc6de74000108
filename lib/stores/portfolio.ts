import { create } from 'zustand';
import { ask } from '@/lib/messaging/client';
import type { PortfolioView } from '@/lib/messaging/contract';

/** Reads that were begun: of several on their way only the last one's answer is of the accounts watched now. */
let begun = 0;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What the watched accounts hold: the last reading at once, then a new one. */
export const usePortfolio = create<{
  readonly portfolio: PortfolioView | null;
  /** Why nothing at all could be had, in words. */
  readonly trouble: string | null;
  readonly isReading: boolean;
  /** The last reading: painted before anything is asked of the network. */
  readonly open: () => Promise<void>;
  readonly refresh: () => Promise<void>;
}>()((set, get) => ({
  portfolio: null,
  trouble: null,
  isReading: false,
  open: async () => {
    try {
      set({ portfolio: await ask('portfolio.cached', null) });
    } catch (error) {
      set({ trouble: wordsOf(error) });
    }
    await get().refresh();
  },
  refresh: async () => {
    begun += 1;
    const own = begun;
    set({ isReading: true });
    try {
      const portfolio = await ask('portfolio.load', null);
      if (own === begun) set({ portfolio, trouble: null });
    } catch (error) {
      const before = get().portfolio;
      const trouble = wordsOf(error);
      set(before === null ? { trouble } : { portfolio: { ...before, trouble } });
    } finally {
      if (own === begun) set({ isReading: false });
    }
  },
}));
