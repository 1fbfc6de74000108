import type { HandlersOf } from '@/lib/messaging/background';
import type { Deps } from '@/lib/portfolio/deps';
import { learnNames } from '@/lib/portfolio/name-layers';
import { settingsItem } from '@/lib/storage/settings';
import { readTab, updateTab } from '@/lib/storage/tab-state';
import type { Reviewing } from './handle-page';
import { listHeld, settleRequest } from './pending';
import { buildReview, ratesOf, readEnvelope, rememberContinued } from './review';
import { openReviewWindow, preloadSheet, sendOutcome } from './surfaces';
import { drawStripOf, refreshToolbar, tabOf, viewOf } from './tab-page';

/** What the sheet asks, in a page or in a window of its own. */
export const sheetHandlers = (deps: Deps, reviewing: Reviewing): HandlersOf<'sheet'> => {
  const reviewOf = async (id: string | undefined, tabId: number | undefined, isLive: boolean) => {
    const held = await listHeld(tabId);
    const index = id === undefined ? 0 : held.findIndex((pending) => pending.id === id);
    const pending = held[index];
    if (pending === undefined) return null;
    const tab = await readTab(pending.tabId);
    const queue = { position: index + 1, total: held.length };
    const review = await buildReview(pending, queue, tab?.advertised ?? [], isLive, deps);
    if (review !== null && isLive) {
      await updateTab(pending.tabId, { isLimitExceeded: review.report.isCritical });
      await refreshToolbar(pending.tabId);
    }
    return review;
  };

  return {
    'sheet.preload': async (_nothing, sender) => {
      await preloadSheet(tabOf(sender.tabId));
      return null;
    },

    'sheet.rehearse': async (_nothing, sender) => {
      const { host, report } = await viewOf(tabOf(sender.tabId), false, deps);
      if (host === null || report === null) return null;
      const adds = { changes: [], limitWad: (await settingsItem.read()).limits.largestLossWad };
      const queue = { position: 1, total: 1 };
      return { id: 'rehearsal', host, isRegisteredHost: true, topHost: host, report, asked: [], about: 0, adds, queue };
    },

    'sheet.current': async ({ texts }, sender) => {
      if (sender.tabId !== undefined) await reviewing.get(sender.tabId);
      if (texts.length > 0 && sender.tabId !== undefined)
        await updateTab(sender.tabId, { advertised: [...ratesOf(texts)] });
      return reviewOf(undefined, sender.tabId, false);
    },

    'sheet.refine': ({ id }, sender) => reviewOf(id, sender.tabId, true),

    'sheet.named': async ({ id }, sender) => {
      const review = await reviewOf(id, sender.tabId, false);
      const found = await learnNames(review?.report.terms?.layers ?? [], deps);
      return found.size === 0 ? null : reviewOf(id, sender.tabId, false);
    },

    'sheet.popOut': async () => {
      await openReviewWindow();
      return null;
    },

    'sheet.decide': async ({ id, outcome }, sender) => {
      // Of this tab alone, and with the choice that counted: the first one made.
      const { result, pending } = await settleRequest(id, outcome, sendOutcome, sender.tabId);
      if (result === 'settled' && pending?.outcome === 'release') {
        const reading = await readEnvelope(pending.envelope, pending.origin, false, deps);
        const review = await buildReview(pending, { position: 1, total: 1 }, [], false, deps);
        if (reading !== undefined && review !== null) await rememberContinued(reading, review.report, deps);
      }
      if (pending !== undefined) {
        await updateTab(pending.tabId, { isLimitExceeded: false });
        await refreshToolbar(pending.tabId);
        // The strip may have been drawn before the page's account was known.
        void drawStripOf(pending.tabId);
      }
      return result;
    },

    'sheet.decideUnread': async ({ outcome }, sender) => {
      const [pending] = await listHeld(sender.tabId);
      if (pending === undefined) return 'gone';
      return (await settleRequest(pending.id, outcome, sendOutcome, sender.tabId)).result;
    },
  };
};
