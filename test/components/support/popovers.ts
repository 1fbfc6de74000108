import { act } from '@testing-library/react';

/**
 * What a browser does by itself and happy-dom does not: a button with `popovertarget` shows and hides its popover, which is told by a
 * `toggle` event. The real thing, by mouse and by keyboard, is tried in test/components/gallery.test.ts.
 */
export const pressEvidence = (button: Element): HTMLElement => {
  const id = button.getAttribute('popovertarget');
  const panel = id === null ? null : button.ownerDocument.getElementById(id);
  if (panel === null || !panel.hasAttribute('popover')) throw new Error('the button opens no popover');
  act(() => {
    const toggle = Object.assign(new Event('toggle'), {
      oldState: 'closed',
      newState: 'open',
    });
    panel.dispatchEvent(toggle);
  });
  return panel;
};
