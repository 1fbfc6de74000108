import type { LayerKind } from '@/lib/core/layer';

/** How loud something is. Red-brown is for `beyond` alone; nothing is ever coloured safe. */
export type Tone = 'plain' | 'notable' | 'beyond' | 'unknown' | 'accent';

/** The stratum colour of a kind of layer, the same everywhere. */
export const COLOUR_OF_KIND: Readonly<Record<LayerKind, string>> = {
  chain: 'var(--s-chain)',
  staking: 'var(--s-staking)',
  restaking: 'var(--s-restaking)',
  operator: 'var(--s-operator)',
  service: 'var(--s-service)',
  wrapper: 'var(--s-wrapper)',
  bridge: 'var(--s-bridge)',
  oracle: 'var(--s-market)',
  market: 'var(--s-market)',
};

/** Key of the word for a kind of layer. */
export const KIND_KEYS: Readonly<Record<LayerKind, string>> = {
  chain: 'ui.kind.chain',
  staking: 'ui.kind.staking',
  restaking: 'ui.kind.restaking',
  operator: 'ui.kind.operator',
  service: 'ui.kind.service',
  wrapper: 'ui.kind.wrapper',
  bridge: 'ui.kind.bridge',
  oracle: 'ui.kind.oracle',
  market: 'ui.kind.market',
};
