import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { abandonRequests, dropTab, holdRequest, listHeld, type Outcome, settleRequest } from '@/lib/guard/pending';
import type { Pending } from '@/lib/storage/pending';

beforeEach(() => fakeBrowser.reset());

const pendingOf = (id: string, tabId = 1, frameId = 0): Pending => ({
  id,
  tabId,
  frameId,
  origin: 'https://app.eigenlayer.xyz',
  topOrigin: 'https://app.eigenlayer.xyz',
  envelope: '{}',
  heldAt: 1,
});

const recorder = (isConfirmed = true) => {
  const sent: { id: string; outcome: Outcome }[] = [];
  return {
    sent,
    send: async ({ id }: Pending, outcome: Outcome) => {
      sent.push({ id, outcome });
      return isConfirmed;
    },
  };
};

describe('held requests', () => {
  test('an id is taken once; the same again is refused', async () => {
    expect(await holdRequest(pendingOf('a'))).toBe(true);
    expect(await holdRequest(pendingOf('a'))).toBe(false);
    expect(await listHeld()).toHaveLength(1);
  });

  test('requests of one tab queue in order', async () => {
    await Promise.all(['a', 'b', 'c'].map((id) => holdRequest(pendingOf(id))));
    expect((await listHeld(1)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('an answer from another tab changes nothing', async () => {
    await holdRequest(pendingOf('a', 1));
    const { sent, send } = recorder();
    expect((await settleRequest('a', 'release', send, 2)).result).toBe('gone');
    expect(sent).toEqual([]);
    expect(await listHeld(1)).toHaveLength(1);
  });

  test('an approval is one-shot', async () => {
    await holdRequest(pendingOf('a'));
    const { sent, send } = recorder();
    expect((await settleRequest('a', 'release', send, 1)).result).toBe('settled');
    expect((await settleRequest('a', 'release', send, 1)).result).toBe('gone');
    expect(sent).toEqual([{ id: 'a', outcome: 'release' }]);
  });

  test('a worker stopped between choice and delivery sends the same choice again, whatever is asked then', async () => {
    await holdRequest(pendingOf('a'));
    const stopped = settleRequest('a', 'reject', () => new Promise<boolean>(() => undefined), 1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const { sent, send } = recorder();
    await settleRequest('a', 'release', send, 1);
    expect(sent).toEqual([{ id: 'a', outcome: 'reject' }]);
    void stopped;
  });

  test('a page that has gone takes its requests with it, and only its own', async () => {
    await holdRequest(pendingOf('a', 1, 0));
    await holdRequest(pendingOf('b', 1, 7));
    await abandonRequests(['a', 'b'], 1, 7);
    expect((await listHeld(1)).map(({ id }) => id)).toEqual(['a']);
    await dropTab(1);
    expect(await listHeld()).toEqual([]);
  });

  test('whatever order answers come in, each request is sent exactly one outcome', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<Outcome>('release', 'reject')), {
          maxLength: 12,
        }),
        async (answers) => {
          fakeBrowser.reset();
          for (const id of ['a', 'b', 'c']) await holdRequest(pendingOf(id));
          const { sent, send } = recorder();
          await Promise.all(answers.map(([id, outcome]) => settleRequest(id, outcome, send, 1)));
          for (const id of ['a', 'b', 'c']) {
            const outcomes = new Set(sent.filter((item) => item.id === id).map(({ outcome }) => outcome));
            expect(outcomes.size).toBeLessThanOrEqual(1);
            if (answers.some(([answered]) => answered === id)) expect(outcomes.size).toBe(1);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
