import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { decodeJson, encodeJson } from '@/lib/core/json';
import { useReview } from '@/lib/stores/review';

/** Answers that come when the test says so, in the order the questions were asked. */
const questions: {
  name: string;
  input: { id?: string };
  answer: (value: unknown) => void;
  fail: (why: Error) => void;
}[] = [];

/** The background of this test: it answers when told to. */
const listen = (message: unknown): Promise<unknown> =>
  new Promise((reply) => {
    const { type, data } = message as { type: string; data: string };
    questions.push({
      name: type,
      input: decodeJson(data) as { id?: string },
      answer: (value) => reply({ ok: encodeJson(value) }),
      fail: ({ message: words }) => reply({ error: words }),
    });
  });

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

const answer = async (name: string, value: unknown): Promise<void> => {
  const place = questions.findIndex((question) => question.name === name);
  if (place < 0)
    throw new Error(`${name} was not asked; open are ${questions.map((question) => question.name).join(', ')}`);
  questions.splice(place, 1)[0]?.answer(value);
  await settle();
};

beforeEach(() => {
  questions.length = 0;
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(listen as never);
  useReview.setState({ review: null, status: 'loading', trouble: null });
});

const { load, decide } = useReview.getState();

describe('the held request in view', () => {
  test('is shown from facts at hand, then with what was read', async () => {
    const onFirst = vi.fn();
    void load([], onFirst);
    await answer('sheet.current', { id: 'a', read: 0 });
    expect(useReview.getState()).toMatchObject({ status: 'reading', review: { id: 'a', read: 0 } });
    expect(onFirst).toHaveBeenCalledOnce();
    await answer('sheet.refine', { id: 'a', read: 1 });
    expect(useReview.getState()).toMatchObject({ status: 'ready', review: { id: 'a', read: 1 } });
  });

  test('stays in view while it is decided, and gives way to the next one', async () => {
    void load([]);
    await answer('sheet.current', { id: 'a' });
    void decide('a', 'release');
    expect(useReview.getState()).toMatchObject({ status: 'deciding', review: { id: 'a' } });
    await answer('sheet.decide', 'settled');
    expect(useReview.getState().review).toMatchObject({ id: 'a' });
    await answer('sheet.current', { id: 'b' });
    expect(useReview.getState()).toMatchObject({ status: 'reading', review: { id: 'b' } });
  });

  test('is not taken away by the late answer to an earlier question', async () => {
    void load([]);
    void load([]);
    const [first, second] = questions.splice(0, 2);
    second?.answer({ id: 'a' });
    await settle();
    first?.answer(null);
    await settle();
    expect(useReview.getState()).toMatchObject({ status: 'reading', review: { id: 'a' } });
    void decide('a', 'release');
    await answer('sheet.refine', null);
    expect(useReview.getState().status).toBe('deciding');
  });

  test('says and shows nothing once the extension was reloaded', async () => {
    const onFirst = vi.fn();
    const warned = vi.spyOn(console, 'warn');
    const { id } = browser.runtime;
    Object.assign(browser.runtime, { id: undefined });
    try {
      void load([], onFirst);
      questions.splice(0, 1)[0]?.fail(new Error('gone'));
      await settle();
    } finally {
      Object.assign(browser.runtime, { id });
    }
    expect(useReview.getState()).toMatchObject({ status: 'settled', review: null, trouble: null });
    expect(onFirst).not.toHaveBeenCalled();
    expect(warned).not.toHaveBeenCalled();
  });

  test('that cannot be read is said to be held, and can be decided all the same', async () => {
    const onFirst = vi.fn();
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    void load([], onFirst);
    questions.splice(0, 1)[0]?.fail(new Error('storage is full'));
    await settle();
    expect(useReview.getState()).toMatchObject({ status: 'failed', review: null, trouble: 'storage is full' });
    expect(onFirst).toHaveBeenCalledOnce();
    void decide(null, 'reject');
    expect(questions.map(({ name, input }) => [name, input])).toEqual([['sheet.decideUnread', { outcome: 'reject' }]]);
    await answer('sheet.decideUnread', 'settled');
    await answer('sheet.current', null);
    expect(useReview.getState()).toMatchObject({ status: 'settled', review: null, trouble: null });
  });
});
