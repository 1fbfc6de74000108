import { createI18n } from '@wxt-dev/i18n';
import { browser } from 'wxt/browser';
import { describeStrip, type StripWords } from '@/components/strip/strip-model';
import type { DrawStrip } from '@/lib/guard/handle-page';
import { createHandlers } from '@/lib/guard/handlers';
import { dropTab } from '@/lib/guard/pending';
import { answerMessages } from '@/lib/messaging/background';
import { createDeps } from '@/lib/portfolio/create-deps';
import { setNetworkSink } from '@/lib/sources/network-log';
import { trimCache } from '@/lib/storage/cache';
import { appendNetworkEntry } from '@/lib/storage/network-log';
import { forgetTab } from '@/lib/storage/tab-state';

const catalogue = createI18n();

const words: StripWords = (key, values = {}, count) => {
  const message: string = count === undefined ? catalogue.t(key) : catalogue.t(key, count);
  return message.replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
};

const drawStrip: DrawStrip = (facts) =>
  describeStrip(
    facts,
    words,
    browser.i18n.getUILanguage(),
    browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr',
  );

const TRIM_ALARM = 'cache.trim';

export default defineBackground(() => {
  // Listeners are set up synchronously: the event that woke the worker is delivered only to those.
  answerMessages(createHandlers(createDeps(), drawStrip));
  setNetworkSink((entry) => void appendNetworkEntry(entry));
  browser.tabs.onRemoved.addListener((tabId) => {
    void dropTab(tabId);
    void forgetTab(tabId);
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === TRIM_ALARM) void trimCache();
  });
  browser.runtime.onInstalled.addListener(() => {
    void browser.alarms.create(TRIM_ALARM, { periodInMinutes: 24 * 60 });
  });
});
