import type { Fact } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import type { ReadPoint } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import { DELEGATION_MANAGER, MAINNET } from '../addresses';
import type { BookReading, OperatorReading, OperatorSet } from '../read/ask-operator';
import type { OwnerReading } from '../read/ask-owner';
import type { ProtocolReading } from '../read/ask-protocol';
import type { OperatorSetReading } from '../read/ask-set';
import type { StrategyReading } from '../read/ask-strategy';

/** The operator over a stake, with its promises in the stake's strategy. */
export type Delegation = {
  readonly operator: OperatorReading;
  readonly book: BookReading;
  /** By `keyOfSet`; a set that is missing was not read. */
  readonly sets: ReadonlyMap<string, OperatorSetReading>;
};

/** Everything read about one stake: what terms are made of. Pure data, the same from the chain and from the registry. */
export type StakeReading = {
  readonly point?: ReadPoint;
  readonly protocol: ProtocolReading;
  readonly owner?: OwnerReading;
  /** Absent where nothing says which strategy is meant. */
  readonly strategy?: StrategyReading;
  /** null: not delegated. */
  readonly delegation: Fact<Delegation | null>;
  readonly intent?: Intent;
  /** Blocks the stake still waits, for a withdrawal that is already queued; else the whole escrow. */
  readonly remainingDelay?: Fact<bigint>;
  /** Queued long enough that no service can reach it any more. */
  readonly isReleased?: boolean;
};

export const RESTAKING_LAYER = `restaking:${MAINNET}:${DELEGATION_MANAGER}`;
export const CHAIN_LAYER = `chain:${MAINNET}`;
export const operatorLayerId = (operator: Address): string => `operator:${MAINNET}:${operator}`;
export const serviceLayerId = ({ avs, id }: OperatorSet): string => `service:${MAINNET}:${avs}:${id}`;

/** Blocks from asking for the stake until it is out of reach. */
export const waitOfStake = (stake: StakeReading): Fact<bigint> =>
  stake.remainingDelay ?? stake.protocol.withdrawalDelay;
