import type { Hex } from 'viem';
import { expect } from 'vitest';
import { decodeJson, encodeJson } from '@/lib/core/json';
import type { Position, Terms } from '@/lib/core/terms';
import { type Address, mulDivUp, shareOfDown, WAD } from '@/lib/core/units';
import { createLookThrough } from '@/lib/portfolio/look-through';
import type { Backing, Protocol, ReadTarget } from '@/lib/protocols/contract';
import { positionSchema, termsSchema } from '@/lib/storage/report-schema';
import type { LocalMainnet } from '../../../chain/local-mainnet';
import { operatorSets } from '../../../chain/scenario';
import { Acts } from '../../../chain/testing';
import { countTrips } from '../../eigenlayer/support/reading';

/** Reads of one liquid restaking protocol on the local mainnet, with what holds for all of them. */
export const reading = (chain: () => LocalMainnet, protocol: Protocol) => ({
  /** The token's own terms, in one round trip. */
  own: async (target: ReadTarget = {}): Promise<Terms> => {
    const { client, trips } = countTrips(chain().rpcUrl);
    const terms = await protocol.readTerms({ client, chainId: 1, now: 0 }, target);
    expect(trips()).toBe(1);
    expect(terms.stage).toBe('live');
    expect(termsSchema.parse(decodeJson(encodeJson(terms)))).toEqual(terms);
    return terms;
  },
  /** Terms with everything under them. */
  through: async (target: ReadTarget = {}): Promise<Terms> => {
    const { client, trips } = countTrips(chain().rpcUrl);
    const terms = await createLookThrough().terms(protocol, { client, chainId: 1, now: 0 }, target);
    expect(trips()).toBeLessThanOrEqual(4);
    expect(termsSchema.parse(decodeJson(encodeJson(terms)))).toEqual(terms);
    return terms;
  },
  backing: async (target: ReadTarget = {}): Promise<readonly Backing[]> => {
    const { client, trips } = countTrips(chain().rpcUrl);
    const list = await protocol.backing?.read({ client, chainId: 1, now: 0 }, target);
    expect(trips()).toBeLessThanOrEqual(2);
    return list ?? [];
  },
  positions: async (owner: Address): Promise<readonly Position[]> => {
    const { client, trips } = countTrips(chain().rpcUrl);
    const positions = await protocol.readPositions({ client, chainId: 1, now: 0 }, [owner]);
    expect(trips()).toBeLessThanOrEqual(3);
    expect(new Set(positions.map(({ id }) => id)).size).toBe(positions.length);
    for (const position of positions) expect(positionSchema.parse(decodeJson(encodeJson(position)))).toEqual(position);
    return positions;
  },
  /** A view of a fixture contract, by name. */
  view: <T>(contract: string, to: Address, functionName: string, args: readonly unknown[] = []): Promise<T> =>
    chain().protocol.read({ contract, to, functionName, args }) as Promise<T>,
  act: (from: Address, contract: string, to: Address, functionName: string, args: readonly unknown[] = []) =>
    chain().protocol.send({ from, contract, to, functionName, args }),
});

/** What eOracle's set may take of an operator's stake in a strategy today: its magnitude over the operator's. */
export const promisedTo = async (chain: LocalMainnet, operator: Address, strategy: Address): Promise<bigint> => {
  const acts = new Acts(chain);
  const { currentMagnitude } = await acts.allocation(operator, operatorSets.eOracle, strategy);
  return mulDivUp(currentMagnitude, WAD, await acts.maxMagnitude(operator, strategy));
};

/** Worth in wei of what accounts can withdraw of a strategy, at a rate; by the chain, not by the reader. */
export const restakedWei = async (
  chain: LocalMainnet,
  accounts: readonly Address[],
  strategy: Address,
  rate: bigint,
): Promise<bigint> => {
  const acts = new Acts(chain);
  const perShare = (await chain.protocol.read({
    contract: 'StrategyBase',
    to: strategy,
    functionName: 'sharesToUnderlyingView',
    args: [WAD],
  })) as bigint;
  let sum = 0n;
  for (const account of accounts)
    sum += ((((await acts.withdrawable(account, strategy)) * perShare) / WAD) * rate) / WAD;
  return sum;
};

/** Share as the reader rounds it. */
export const shareOf = shareOfDown;

export const byOperator = (backing: readonly Backing[], operator: Address, strategy: Hex): Backing | undefined =>
  backing.find(({ target }) => target.operator === operator && target.target === strategy);
