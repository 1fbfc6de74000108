import { act } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

/** Holds the clock for a file's tests. */
export const holdClock = (): void => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
};

/** Lets time pass on a held clock; a few milliseconds are enough for what comes a frame after the first. */
export const letPass = (milliseconds = 50): void => act(() => void vi.advanceTimersByTime(milliseconds));
