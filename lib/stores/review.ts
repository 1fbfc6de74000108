import { create } from 'zustand';
import { ask, isOrphaned } from '@/lib/messaging/client';
import type { Review } from '@/lib/messaging/contract';

/** The held request a surface shows, and how its reading stands. */
export type ReviewState = {
  readonly review: Review | null;
  readonly status: 'loading' | 'reading' | 'ready' | 'deciding' | 'failed' | 'settled';
  readonly trouble: string | null;
  /** Fetches the oldest held request; `texts` are the page's own words about yield. `onFirst` runs once there is something to show. */
  readonly load: (texts: readonly string[], onFirst?: () => void) => Promise<void>;
  /** Decides the request in view; null when it could not be shown: the oldest that is held. */
  readonly decide: (id: string | null, outcome: 'release' | 'reject') => Promise<void>;
};

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Several requests of one page each ask for the sheet; only the answer to the latest question is drawn. */
let latest = 0;

export const useReview = create<ReviewState>()((set, get) => ({
  review: null,
  status: 'loading',
  trouble: null,

  load: async (texts, onFirst) => {
    latest += 1;
    const turn = latest;
    try {
      const review = await ask('sheet.current', { texts: [...texts] });
      if (turn !== latest) return;
      if (review === null) {
        set({ review: null, status: 'settled' });
        return;
      }
      set({ review, status: 'reading', trouble: null });
      onFirst?.();
      const refined = await ask('sheet.refine', { id: review.id });
      if (turn !== latest) return;
      if (refined === null) {
        set({ review: null, status: 'settled' });
        return;
      }
      set({ review: refined, status: 'ready' });
      const named = await ask('sheet.named', { id: review.id });
      if (turn === latest && named !== null) set({ review: named });
    } catch (error) {
      if (isOrphaned()) {
        set({ review: null, status: 'settled' });
        return;
      }
      console.warn('Underlayer: the held request could not be shown.', error);
      if (turn !== latest) return;
      set({ status: 'failed', trouble: wordsOf(error) });
      onFirst?.();
    }
  },

  decide: async (id, outcome) => {
    // Reads that are under way belong to what has just been decided.
    latest += 1;
    // The decided request stays in view until the next one, or none, is known.
    set({ status: 'deciding', trouble: null });
    try {
      if (id === null) await ask('sheet.decideUnread', { outcome });
      else await ask('sheet.decide', { id, outcome });
      await get().load([]);
    } catch (error) {
      set({ status: 'failed', trouble: wordsOf(error) });
    }
  },
}));
