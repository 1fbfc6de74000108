import type { Fact } from './fact';
import type { Claim } from './sentence';
import type { Address, Wad } from './units';

export type LayerKind =
  | 'chain'
  | 'staking'
  | 'restaking'
  | 'operator'
  | 'service'
  | 'wrapper'
  | 'bridge'
  | 'oracle'
  | 'market';

/** Short marks beside a layer's name; i18n keys under `layer.mark`. */
export type LayerMark = {
  readonly key: string;
  readonly tone: 'plain' | 'notable' | 'beyond' | 'unknown';
  readonly claim: Claim;
};

/** One thing the money depends on. */
export type Layer = {
  /** `kind:chainId:address[:detail]`, stable across reads. */
  readonly id: string;
  readonly kind: LayerKind;
  readonly protocol: string;
  /** Registry name, or sanitised on-chain text; the address stands in for none. */
  readonly name: string;
  /** The name was written by the layer itself, not by our registry. */
  readonly isSelfNamed: boolean;
  readonly address?: Address;
  readonly chainId: number;
  /** Ids of the layers this one rests on. */
  readonly restsOn: readonly string[];
  /** Share of the money one failure of this layer can take. */
  readonly largestLoss: Fact<Wad>;
  readonly marks: readonly LayerMark[];
  readonly claims: readonly Claim[];
};

/**
 * Where each kind stands from the person's money down: the forms it takes, who may reach it and through whom, what it is staked in; then
 * who states its worth, and the chain under all of it.
 */
export const DEPTH_OF_KIND: Readonly<Record<LayerKind, number>> = {
  market: 0,
  bridge: 0,
  wrapper: 0,
  service: 1,
  operator: 2,
  restaking: 3,
  staking: 4,
  oracle: 5,
  chain: 6,
};
