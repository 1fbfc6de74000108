import type { Report } from '@/lib/core/report';
import type { Handlers, HandlersOf, Sender } from '@/lib/messaging/background';
import type { Deps } from '@/lib/portfolio/deps';
import { settingsItem } from '@/lib/storage/settings';
import { readTab, updateTab } from '@/lib/storage/tab-state';
import { abandonRequests, holdRequest } from './pending';
import { caseOf, ratesOf, readEnvelope, shouldHold } from './review';
import { openPopup, showSheet } from './surfaces';
import { drawStripOf, hostOf, isOff, refreshToolbar, tabOf, viewOf } from './tab-page';

/** Puts a page's report into the one line of the strip, in the person's language. */
export type DrawStrip = (facts: {
  readonly kind: 'facts' | 'not-covered';
  readonly report: Report;
  readonly isBypassed: boolean;
}) => Awaited<ReturnType<Handlers['strip.open']>>;

/** Reviews under way, by tab: a sheet that was sent ahead waits for them. */
export type Reviewing = Map<number, Promise<unknown>>;

/** What the guard, the bridge and the strip of a page ask. */
export const pageHandlers = (
  deps: Deps,
  drawStrip: DrawStrip,
  reviewing: Reviewing,
): HandlersOf<'guard' | 'page' | 'strip'> => {
  const reviewRequest = async (json: string, sender: Sender): Promise<'pass' | 'held'> => {
    const tabId = tabOf(sender.tabId);
    if (await isOff(sender.url)) return 'pass';
    const reading = await readEnvelope(json, sender.origin, true, deps);
    if (reading === undefined || reading.intents.length === 0) return 'pass';
    const [tab] = await Promise.all([
      readTab(tabId),
      reading.account === undefined ? undefined : updateTab(tabId, { account: reading.account }),
    ]);
    const request = await caseOf(reading, sender.origin, tab?.advertised ?? []);
    const pending = {
      id: reading.id,
      tabId,
      frameId: sender.frameId,
      origin: sender.origin,
      topOrigin: sender.topOrigin,
      envelope: json,
      heldAt: deps.now(),
    };
    // A first time is held whatever its terms are: the sheet is on its way while they are looked up. It asks for the request it is to show,
    // and is answered once that stands in the queue.
    const isFirst = request.setting !== 'never' && request.seenBefore === undefined;
    const shown = isFirst ? showSheet(pending) : undefined;
    if (!(await shouldHold(request, deps))) return 'pass';
    if (await holdRequest(pending))
      void (shown ?? showSheet(pending)).catch((error: unknown) => console.warn('Underlayer: no sheet', error));
    return 'held';
  };

  return {
    'guard.review': (json, sender) => {
      const review = reviewRequest(json, sender);
      const tabId = tabOf(sender.tabId);
      reviewing.set(tabId, Promise.allSettled([reviewing.get(tabId), review]));
      return review;
    },

    'guard.abandon': async ({ ids }, sender) => {
      await abandonRequests(ids, tabOf(sender.tabId), sender.frameId);
      return null;
    },

    'guard.coverage': async ({ covered, notCovered, isBypassed }, sender) => {
      const tabId = tabOf(sender.tabId);
      const tab = await readTab(tabId);
      // The top document speaks for its present life; a frame adds to it.
      const hasBypassed = isBypassed || (sender.frameId !== 0 && (tab?.hasBypassed ?? false));
      await updateTab(tabId, { covered, notCovered, hasBypassed });
      await refreshToolbar(tabId);
      // A request went past us: the person is told while it may still be open in the wallet.
      if (isBypassed && tab?.hasBypassed !== true) await drawStripOf(tabId);
      return null;
    },

    'page.seen': async ({ url }, sender) => {
      const tabId = tabOf(sender.tabId);
      if (sender.frameId !== 0) return null;
      const before = await readTab(tabId);
      const isSameSite = before !== undefined && hostOf(before.url) === hostOf(url);
      await updateTab(tabId, {
        url,
        ...(isSameSite ? {} : { advertised: [], isLimitExceeded: false, hasBypassed: false }),
      });
      await refreshToolbar(tabId);
      await drawStripOf(tabId);
      return null;
    },

    'strip.open': async ({ texts }, sender) => {
      const tabId = tabOf(sender.tabId);
      await updateTab(tabId, { advertised: [...ratesOf(texts)] });
      const tab = await readTab(tabId);
      const view = await viewOf(tabId, true, deps);
      if (view.report === null) return null;
      return drawStrip({
        kind: view.state === 'not-covered' ? 'not-covered' : 'facts',
        report: view.report,
        isBypassed: tab?.hasBypassed ?? false,
      });
    },

    'strip.explain': async (_nothing, sender) => {
      await openPopup(tabOf(sender.tabId));
      return null;
    },

    'strip.close': async (_nothing, sender) => {
      const host = hostOf(sender.url);
      if (host === null) return null;
      await settingsItem.update((settings) => ({
        ...settings,
        sites: { ...settings.sites, [host]: { isOff: settings.sites[host]?.isOff ?? false, isStripClosed: true } },
      }));
      return null;
    },
  };
};
