import { create } from 'zustand';
import { ask } from '@/lib/messaging/client';
import type { Review } from '@/lib/messaging/contract';

/** The held request a surface shows, and how its reading stands. */
export type ReviewState = {
  readonly review: Review | null;
  readonly status: 'loading' | 'reading' | 'ready' | 'failed' | 'settled';
  readonly trouble: string | null;
  /** Fetches the oldest held request; `texts` are the page's own words about yield. `onFirst` runs once there is something to show. */
  readonly load: (texts: readonly string[], onFirst?: () => void) => Promise<void>;
  readonly decide: (id: string, outcome: 'release' | 'reject') => Promise<void>;
};

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const useReview = create<ReviewState>()((set, get) => ({
  review: null,
  status: 'loading',
  trouble: null,

  load: async (texts, onFirst) => {
    try {
      const review = await ask('sheet.current', { texts: [...texts] });
      if (review === null) {
        set({ review: null, status: 'settled' });
        return;
      }
      set({ review, status: 'reading', trouble: null });
      onFirst?.();
      const refined = await ask('sheet.refine', { id: review.id });
      if (get().review?.id !== review.id) return;
      set(refined === null ? { review: null, status: 'settled' } : { review: refined, status: 'ready' });
    } catch (error) {
      console.warn('Underlayer: the held request could not be shown.', error);
      set({ status: 'failed', trouble: wordsOf(error) });
    }
  },

  decide: async (id, outcome) => {
    try {
      await ask('sheet.decide', { id, outcome });
      set({ review: null, status: 'loading' });
      await get().load([]);
    } catch (error) {
      set({ status: 'failed', trouble: wordsOf(error) });
    }
  },
}));
