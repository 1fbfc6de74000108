import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { unknown } from '@/lib/core/fact';
import { createHandlers } from '@/lib/guard/handlers';
import type { Sender } from '@/lib/messaging/background';
import type { Deps } from '@/lib/portfolio/deps';
import { pendingItem } from '@/lib/storage/pending';
import { ACCOUNT } from './fake-page';

beforeEach(() => {
  fakeBrowser.reset();
  // No page to draw into: the sheet goes to a window, which is not what is tested here.
  vi.spyOn(console, 'info').mockReturnValue();
});

const NOW = 1_790_000_000;
const deps = {
  reader: async () => undefined,
  baseYield: async () => unknown('not-measured'),
  selfGivenName: async () => undefined,
  now: () => NOW,
} as unknown as Deps;
const handlers = () => createHandlers(deps, () => Promise.reject(new Error('no strip here')) as never);

const deposit = {
  method: 'eth_sendTransaction',
  params: [
    {
      from: ACCOUNT,
      to: '0x858646372CC42E1A627fcE94aa7A7033e7CF075A',
      data: `0xe7a050aa${['93c4b944D05dfe6df7645A86cd2206016c51564D', 'ae7ab96520DE3A18E5e111B5EaAb095312D7fE84', 'de0b6b3a7640000'].map((word) => word.padStart(64, '0')).join('')}`,
    },
  ],
};
const sender: Sender = {
  asker: 'page',
  tabId: 7,
  frameId: 3,
  origin: 'https://frame.example',
  topOrigin: 'https://app.eigenlayer.xyz',
  url: 'https://frame.example/embedded',
};

describe('a review', () => {
  test('is kept under the browser’s word for origin, tab and frame, whatever the page wrote into it', async () => {
    const forged = { origin: 'https://app.eigenlayer.xyz', topOrigin: 'https://safe.example', tabId: 1, frameId: 0 };
    const json = JSON.stringify({ id: 'request-1', requests: [deposit], ...forged, host: 'app.eigenlayer.xyz' });
    expect(await handlers()['guard.review'](json, sender)).toBe('held');
    expect(await pendingItem.read()).toMatchObject([
      {
        id: 'request-1',
        tabId: 7,
        frameId: 3,
        origin: 'https://frame.example',
        topOrigin: 'https://app.eigenlayer.xyz',
      },
    ]);
  });

  test('is shown with the host that asked and the host on top, and not as one of ours for the sake of the top', async () => {
    const all = handlers();
    await all['guard.review'](JSON.stringify({ id: 'request-1', requests: [deposit] }), sender);
    const review = await all['sheet.current']({ texts: [] }, { ...sender, frameId: 0 });
    expect(review).toMatchObject({ host: 'frame.example', topHost: 'app.eigenlayer.xyz', isRegisteredHost: false });
  });

  test('of another tab is neither shown nor decided from this one', async () => {
    const all = handlers();
    await all['guard.review'](JSON.stringify({ id: 'request-1', requests: [deposit] }), sender);
    const elsewhere = { ...sender, tabId: 8 };
    expect(await all['sheet.current']({ texts: [] }, elsewhere)).toBeNull();
    expect(await all['sheet.decide']({ id: 'request-1', outcome: 'release' }, elsewhere)).toBe('gone');
    expect(await all['sheet.decideUnread']({ outcome: 'release' }, elsewhere)).toBe('gone');
    expect(await pendingItem.read()).toHaveLength(1);
  });
});
