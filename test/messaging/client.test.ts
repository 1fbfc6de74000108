import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing';
import { encodeJson } from '@/lib/core/json';
import { ask, MessageFailedError } from '@/lib/messaging/client';

const closed = new Error('the message channel closed before a response was received');
const heard = { ok: encodeJson('settled') };
const decide = () => ask('sheet.decide', { id: '1,2,3,4', outcome: 'reject' });

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const background = (...replies: readonly (Error | unknown)[]) => {
  const left = [...replies];
  return vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async () => {
    const reply = left.shift();
    if (reply instanceof Error) throw reply;
    return reply;
  });
};

describe('what a worker that is being stopped did not answer', () => {
  test('is asked once more, after it has stopped', async () => {
    const sent = background(closed, heard);
    const answer = decide();
    await vi.advanceTimersByTimeAsync(900);
    expect(sent).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toHaveBeenCalledTimes(2);
    expect(sent.mock.calls[0]).toEqual(sent.mock.calls[1]);
    await expect(answer).resolves.toBe('settled');
  });

  test('is said in words when nobody answers then either', async () => {
    const sent = background(closed, closed);
    const answer = expect(decide()).rejects.toThrow(MessageFailedError);
    await vi.runAllTimersAsync();
    await answer;
    expect(sent).toHaveBeenCalledTimes(2);
  });
});

test('an answer that is none of the background’s is an error in words', async () => {
  background(undefined);
  await expect(decide()).rejects.toThrow('gave no answer');
});

test('what the background refuses is said in its words', async () => {
  background({ error: 'not of this tab' });
  await expect(decide()).rejects.toThrow('not of this tab');
});
