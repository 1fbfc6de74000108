import { expect } from 'vitest';
import { combineExit, type Wait } from '@/lib/core/exit';
import { decodeJson, encodeJson } from '@/lib/core/json';
import type { Position, Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { Protocol, ReadTarget } from '@/lib/protocols/contract';
import { positionSchema, termsSchema } from '@/lib/storage/report-schema';
import type { LocalMainnet } from '../../../chain/local-mainnet';
import { flawsOf, sentencesIn } from '../../../core/support/catalogue';
import { countTrips, open } from '../../eigenlayer/support/reading';

/** Terms read from the local mainnet; checks what holds for all of them. One round trip each. */
export const readTermsOf = async (chain: LocalMainnet, protocol: Protocol, target: ReadTarget = {}): Promise<Terms> => {
  const { client, trips } = countTrips(chain.rpcUrl);
  const terms = await protocol.readTerms({ client, chainId: 1, now: 0 }, target);
  expect(trips()).toBe(1);
  expect(terms).toMatchObject({ stage: 'live', protocol: protocol.id });
  expect(terms.readPoint?.block).toBe(await chain.publicClient.getBlockNumber({ cacheTime: 0 }));
  expect(termsSchema.parse(decodeJson(encodeJson(terms)))).toEqual(terms);
  expect(sentencesIn(terms).flatMap(flawsOf)).toEqual([]);
  return terms;
};

/** Positions read from the local mainnet; at most three round trips. */
export const readPositionsOf = async (
  chain: LocalMainnet,
  protocol: Protocol,
  owners: readonly Address[],
): Promise<readonly Position[]> => {
  const { client, trips } = countTrips(chain.rpcUrl);
  const positions = await protocol.readPositions({ client, chainId: 1, now: 0 }, owners);
  expect(trips()).toBeLessThanOrEqual(3);
  for (const position of positions) expect(positionSchema.parse(decodeJson(encodeJson(position)))).toEqual(position);
  expect(new Set(positions.map(({ id }) => id)).size).toBe(positions.length);
  return positions;
};

/** How long the way out takes, or why that is unknown. */
export const exitOf = (terms: Terms): Wait | string => open(combineExit(terms.exit));

const HOUR = 3_600;
const DAY = 24 * HOUR;

/**
 * What a validator's exit behind `wei` takes to be expected: the queue at 256 ETH an epoch of 384 s and 5 epochs of lookahead, 256
 * epochs more, half of a sweep of 9 days. Written again from the consensus rules, to compare with.
 */
export const exitBehind = (wei: bigint): number => {
  const perEpoch = 256n * 10n ** 18n;
  const gwei = wei - (wei % 10n ** 9n);
  const epochs = Number((gwei + perEpoch - 1n) / perEpoch) + 5;
  return (epochs + 256) * 384 + (9 * DAY) / 2;
};

export { DAY, HOUR, open };
