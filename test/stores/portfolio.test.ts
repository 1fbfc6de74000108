import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { encodeJson } from '@/lib/core/json';
import { usePortfolio } from '@/lib/stores/portfolio';

const FIRST = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const SECOND = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const reading = (...accounts: readonly string[]) => ({
  accounts,
  positions: [],
  readAt: null,
  block: null,
  isFromCache: false,
  trouble: null,
});

/** Answers of the background, given when the test says so, in the order it was asked. */
const answers: ((accounts: readonly string[]) => void)[] = [];

beforeEach(() => {
  answers.length = 0;
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(
    (() =>
      new Promise((reply) => {
        answers.push((accounts) => reply({ ok: encodeJson(reading(...accounts)) }));
      })) as never,
  );
  usePortfolio.setState({ portfolio: null, trouble: null, isReading: false });
});

test('of two reads on their way the later one counts, in whatever order they end', async () => {
  const { refresh } = usePortfolio.getState();
  const both = [refresh(), refresh()];
  answers[1]?.([FIRST, SECOND]);
  await both[1];
  answers[0]?.([FIRST]);
  await both[0];
  expect(usePortfolio.getState()).toMatchObject({ portfolio: reading(FIRST, SECOND), isReading: false });
});

test('when nobody answers, that is told; the last reading, where there is one, stays', async () => {
  vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(new Error('no one is there'));
  await usePortfolio.getState().open();
  expect(usePortfolio.getState()).toMatchObject({ portfolio: null, isReading: false });
  expect(usePortfolio.getState().trouble).toContain('is restarting');
  usePortfolio.setState({ portfolio: reading(FIRST) as never, trouble: null });
  await usePortfolio.getState().refresh();
  const { portfolio, trouble } = usePortfolio.getState();
  expect(portfolio?.accounts).toEqual([FIRST]);
  expect([portfolio?.trouble, trouble]).toEqual([expect.stringContaining('is restarting'), null]);
});
