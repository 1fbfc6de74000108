import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { decodeJson, encodeJson } from '@/lib/core/json';
import { answerMessages, type Handlers, identifySender } from '@/lib/messaging/background';
import { ask } from '@/lib/messaging/client';
import { messages } from '@/lib/messaging/contract';
import { tell } from '@/lib/messaging/tell';

beforeEach(() => fakeBrowser.reset());

const own = () => fakeBrowser.runtime.id;

describe('identifySender', () => {
  test('origin, tab and frame are the browser’s word, never the message’s', () => {
    const sender = identifySender({
      id: own(),
      url: 'https://app.eigenlayer.xyz/restake',
      frameId: 3,
      tab: { id: 7, url: 'https://other.example/' } as never,
    });
    expect(sender).toMatchObject({
      asker: 'page',
      tabId: 7,
      frameId: 3,
      origin: 'https://app.eigenlayer.xyz',
      topOrigin: 'https://other.example',
    });
  });

  test('another extension, or a page without a tab, is nobody', () => {
    const tab = { id: 7, url: 'https://app.eigenlayer.xyz/' } as never;
    expect(identifySender({ id: own(), url: 'https://app.eigenlayer.xyz/', frameId: 0, tab })).toBeDefined();
    expect(
      identifySender({ id: 'somebody-else', url: 'https://app.eigenlayer.xyz/', frameId: 0, tab }),
    ).toBeUndefined();
    expect(identifySender({ id: own(), url: 'https://app.eigenlayer.xyz/' })).toBeUndefined();
  });

  test('our own pages are told from pages we are injected into', () => {
    const url = fakeBrowser.runtime.getURL('/popup.html' as never);
    expect(identifySender({ id: own(), url })?.asker).toBe('extension');
  });
});

describe('the contract', () => {
  test('what a page’s script may ask neither reads nor changes settings or holdings', () => {
    const open = Object.entries(messages)
      .filter(([, contract]) => contract.askers.includes('page'))
      .map(([name]) => name);
    expect(open.sort()).toEqual([
      'guard.abandon',
      'guard.coverage',
      'guard.review',
      'page.seen',
      'sheet.current',
      'sheet.decide',
      'sheet.decideUnread',
      'sheet.named',
      'sheet.popOut',
      'sheet.preload',
      'sheet.refine',
      'sheet.rehearse',
      'strip.close',
      'strip.explain',
      'strip.open',
    ]);
  });

  test('every message refuses a shape it does not know', () => {
    for (const [name, contract] of Object.entries(messages)) {
      expect(contract.input.safeParse({ nonsense: Symbol('x') }).success, name).toBe(
        // An object with nothing required in it is the one shape that takes anything.
        name === 'settings.write',
      );
    }
  });

  test('settings keep their bigints across the boundary', () => {
    const settings = messages['settings.write'].input.parse({});
    expect(messages['settings.read'].output.parse(decodeJson(encodeJson(settings)))).toEqual(settings);
  });
});

describe('both ways to ask', () => {
  const sender = { url: 'https://app.eigenlayer.xyz/restake', frameId: 0, tab: { id: 7 } };

  beforeEach(() => {
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(
      (message) =>
        new Promise((reply) => {
          const { trigger } = fakeBrowser.runtime.onMessage as { trigger: (...heard: unknown[]) => Promise<unknown> };
          void trigger(message, { id: own(), ...sender }, reply);
        }),
    );
  });

  test('speak the language the background answers in', async () => {
    const asked: unknown[] = [];
    const note = async (input: unknown) => {
      asked.push(input);
      return null;
    };
    answerMessages({ 'strip.open': note, 'sheet.current': note } as unknown as Handlers);
    const texts = ['Earn 7.4 % APY'];
    expect(await tell('strip.open', { texts })).toBeNull();
    expect(await ask('sheet.current', { texts })).toBeNull();
    expect(asked).toEqual([{ texts }, { texts }]);
  });

  test('say in words what is refused', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    answerMessages({} as Handlers);
    await expect(ask('settings.read', null)).rejects.toThrow('settings.read may not be asked by a page');
    expect(warn).toHaveBeenCalledOnce();
  });
});

vi.setConfig({ testTimeout: 10_000 });
