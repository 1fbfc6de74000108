const GAP = 6;
const EDGE = 8;

/**
 * Puts an open popover under its anchor, or above it where there is more room, inside the window. Written with the CSSOM, which a
 * page's `style-src` does not restrict.
 */
export const placeBeside = (anchor: Element, panel: HTMLElement): void => {
  const at = anchor.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const below = height - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  panel.style.maxHeight = '';
  const size = panel.getBoundingClientRect();
  const isBelow = size.height <= below || below >= above;
  const room = Math.max(80, isBelow ? below : above);
  const shown = Math.min(size.height, room);
  panel.style.maxHeight = `${room}px`;
  panel.style.top = `${isBelow ? at.bottom + GAP : at.top - GAP - shown}px`;
  panel.style.left = `${Math.max(EDGE, Math.min(at.left, width - size.width - EDGE))}px`;
};
