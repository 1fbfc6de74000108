import { act } from '@testing-library/react';

/**
 * A person's click. In a browser `isTrusted` is the event's own and cannot be forged; happy-dom knows no person, so it is set here.
 * That a page's own clicks do nothing in real browsers is tried in test/e2e and in test/components/gallery.test.ts.
 */
export const clickAsPerson = (target: Element): void => {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: true });
  act(() => void target.dispatchEvent(event));
};

/** A click as a page's script makes it. */
export const clickAsPage = (target: Element): void => {
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: false });
  act(() => void target.dispatchEvent(event));
};
