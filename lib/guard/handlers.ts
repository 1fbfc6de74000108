import type { Handlers } from '@/lib/messaging/background';
import type { Deps } from '@/lib/portfolio/deps';
import { type DrawStrip, pageHandlers, type Reviewing } from './handle-page';
import { popupHandlers } from './handle-popup';
import { sheetHandlers } from './handle-sheet';

/** Answers to everything the extension's contexts may ask (`messaging/contract`). */
export const createHandlers = (deps: Deps, drawStrip: DrawStrip): Handlers => {
  const reviewing: Reviewing = new Map();
  return { ...pageHandlers(deps, drawStrip, reviewing), ...sheetHandlers(deps, reviewing), ...popupHandlers(deps) };
};
