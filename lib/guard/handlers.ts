import type { Report } from '@/lib/core/report';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { Handlers, Sender } from '@/lib/messaging/background';
import type { PageView } from '@/lib/messaging/contract';
import { assessPage } from '@/lib/portfolio/assess-page';
import type { Deps } from '@/lib/portfolio/deps';
import { cachedPortfolio, loadPortfolio } from '@/lib/portfolio/load-portfolio';
import { learnNames } from '@/lib/portfolio/name-layers';
import { recognisePage } from '@/lib/protocols/pages';
import { protocolById } from '@/lib/protocols/registry';
import { checkEndpoint } from '@/lib/sources/rpc';
import { readNetworkLog } from '@/lib/storage/network-log';
import { settingsItem } from '@/lib/storage/settings';
import { readTab, updateTab } from '@/lib/storage/tab-state';
import { abandonRequests, holdRequest, listHeld, settleRequest } from './pending';
import { buildReview, caseOf, ratesOf, readEnvelope, rememberContinued, shouldHold } from './review';
import { openPopup, openReviewWindow, preloadSheet, sendOutcome, showSheet, showStrip, urlOfTab } from './surfaces';
import { showToolbarState, toolbarStateOf } from './toolbar';

/** Puts a page's report into the one line of the strip, in the person's language. */
export type DrawStrip = (facts: {
  readonly kind: 'facts' | 'not-covered';
  readonly report: Report;
  readonly isBypassed: boolean;
}) => Awaited<ReturnType<Handlers['strip.open']>>;

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

/** A tab id where the browser gave one; messages of ours from a page always have it. */
const tabOf = (tabId: number | undefined): number => tabId ?? -1;

const refreshToolbar = async (tabId: number): Promise<void> => {
  await showToolbarState(tabId, toolbarStateOf(await readTab(tabId)));
};

const isOff = async (url: string): Promise<boolean> => {
  const { sites } = await settingsItem.read();
  return sites[hostOf(url) ?? '']?.isOff ?? false;
};

/** Draws the strip of a tab, or draws it anew, where one belongs: on a deposit page, unless the person closed it or switched us off. */
const drawStripOf = async (tabId: number): Promise<void> => {
  const tab = await readTab(tabId);
  if (tab === undefined || recognisePage(tab.url)?.isDepositPage !== true) return;
  const { sites } = await settingsItem.read();
  const site = sites[hostOf(tab.url) ?? ''];
  if (!site?.isOff && !site?.isStripClosed) await showStrip(tabId);
};

/** Answers to everything the extension's contexts may ask (`messaging/contract`). */
export const createHandlers = (deps: Deps, drawStrip: DrawStrip): Handlers => {
  /** Reviews under way, by tab: a sheet that was sent ahead waits for them. */
  const reviewing = new Map<number, Promise<unknown>>();

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

  const viewOf = async (tabId: number, isLive: boolean): Promise<PageView> => {
    const tab = await readTab(tabId);
    // A page that was open before we were is known to the browser alone; it tells for the hosts we are allowed on.
    const url = tab?.url ?? (await urlOfTab(tabId));
    const page = url === undefined ? undefined : recognisePage(url);
    const host = url === undefined ? null : hostOf(url);
    const providers = { covered: tab?.covered ?? 0, notCovered: tab?.notCovered ?? [] };
    if (tab === undefined && page !== undefined) {
      const protocolName = protocolById(page.protocol)?.name ?? null;
      return { state: 'needs-reload', host, protocolName, providers, hasBypassed: false, report: null };
    }
    if (tab === undefined || page === undefined) {
      return { state: 'unknown-site', host, protocolName: null, providers, hasBypassed: false, report: null };
    }
    const protocolName = protocolById(page.protocol)?.name ?? null;
    const { hasBypassed } = tab;
    if (await isOff(tab.url)) return { state: 'off', host, protocolName, providers, hasBypassed, report: null };
    const settings = await settingsItem.read();
    const account = (tab.account ?? settings.accounts[0]) as Address | undefined;
    const report = await assessPage(
      { url: tab.url, advertised: tab.advertised, limits: settings.limits, ...(account ? { account } : {}) },
      isLive,
      deps,
    );
    const state = tab.covered > 0 ? 'guarded' : tab.notCovered.length > 0 ? 'not-covered' : 'recognised';
    return { state, host, protocolName, providers, hasBypassed, report };
  };

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
      const view = await viewOf(tabId, true);
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

    'sheet.preload': async (_nothing, sender) => {
      await preloadSheet(tabOf(sender.tabId));
      return null;
    },

    'sheet.rehearse': async (_nothing, sender) => {
      const { host, report } = await viewOf(tabOf(sender.tabId), false);
      if (host === null || report === null) return null;
      const adds = { changes: [], limitWad: (await settingsItem.read()).limits.largestLossWad };
      const queue = { position: 1, total: 1 };
      return { id: 'rehearsal', host, isRegisteredHost: true, topHost: host, report, asked: [], adds, queue };
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

    'page.view': ({ tabId }) => viewOf(tabId, false),
    'page.refine': ({ tabId }) => viewOf(tabId, true),
    'page.named': async ({ tabId }) => {
      const { report } = await viewOf(tabId, false);
      const found = await learnNames(report?.terms?.layers ?? [], deps);
      return found.size === 0 ? null : viewOf(tabId, false);
    },

    'portfolio.cached': () => cachedPortfolio(deps),
    'portfolio.load': () => loadPortfolio(deps),

    'settings.read': () => settingsItem.read(),
    'settings.write': async (settings) => {
      const accounts = settings.accounts.filter(
        (account, index, all) => all.findIndex((other) => isSameAddress(other, account)) === index,
      );
      await settingsItem.write({ ...settings, accounts });
      return settingsItem.read();
    },

    'endpoint.check': ({ url }) => checkEndpoint(url, 1),
    'network.read': () => readNetworkLog(),
  };
};
