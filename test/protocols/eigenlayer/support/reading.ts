import { createPublicClient, custom, http, type PublicClient } from 'viem';
import { mainnet } from 'viem/chains';
import { expect } from 'vitest';
import type { Fact, Source } from '@/lib/core/fact';
import { decodeJson, encodeJson } from '@/lib/core/json';
import type { Position, Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { ReadTarget } from '@/lib/protocols/contract';
import eigenlayer from '@/lib/protocols/eigenlayer';
import { positionSchema, termsSchema } from '@/lib/storage/report-schema';
import type { LocalMainnet } from '../../../chain/local-mainnet';

/** A client whose requests are counted: one request is one round trip. */
export const countTrips = (rpcUrl: string): { readonly client: PublicClient; readonly trips: () => number } => {
  const { request } = http(rpcUrl)({ chain: mainnet });
  let trips = 0;
  const transport = custom({
    request: (item) => {
      trips++;
      return request(item as Parameters<typeof request>[0]);
    },
  });
  return { client: createPublicClient({ chain: mainnet, transport }) as PublicClient, trips: () => trips };
};

/** The value, or why there is none, in a form that fails a comparison loudly. */
export const open = <T>(fact: Fact<T> | undefined): T | string => {
  if (fact === undefined) return 'absent';
  return fact.known ? fact.value : `unknown: ${fact.why}`;
};

const isSource = (value: object): value is Source => 'kind' in value && value.kind === 'onchain';

/** Every object anywhere inside. */
const objectsIn = (value: unknown): object[] => {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
};

/** What holds for all terms read from chain: one block behind everything, a date on every value, and they survive being stored. */
const expectSound = (terms: Terms, block: bigint): void => {
  expect(terms.stage).toBe('live');
  expect(terms.readPoint?.block).toBe(block);
  const parts = objectsIn(terms);
  for (const source of parts.filter(isSource)) expect(source).toMatchObject({ chainId: 1, block });
  const dateless = parts.filter((part) => 'known' in part && 'asOf' in part && !(Number(part.asOf) > 1_600_000_000));
  expect(dateless).toEqual([]);
};

/** Terms read over a counted connection; checks what holds for all of them. */
export const readTermsOf = async (chain: LocalMainnet, target: ReadTarget): Promise<Terms> => {
  const { client, trips } = countTrips(chain.rpcUrl);
  const terms = await eigenlayer.readTerms({ client, chainId: 1, now: 0 }, target);
  expect(trips()).toBeGreaterThan(0);
  expect(trips()).toBeLessThanOrEqual(3);
  expectSound(terms, await chain.publicClient.getBlockNumber({ cacheTime: 0 }));
  expect(termsSchema.parse(decodeJson(encodeJson(terms)))).toEqual(terms);
  return terms;
};

/** Positions read over a counted connection; checks what holds for all of them. */
export const readPositionsOf = async (
  chain: LocalMainnet,
  owners: readonly Address[],
): Promise<readonly Position[]> => {
  const { client, trips } = countTrips(chain.rpcUrl);
  const positions = await eigenlayer.readPositions({ client, chainId: 1, now: 0 }, owners);
  expect(trips()).toBeLessThanOrEqual(5);
  const block = await chain.publicClient.getBlockNumber({ cacheTime: 0 });
  for (const position of positions) {
    expectSound(position.terms, block);
    expect(positionSchema.parse(decodeJson(encodeJson(position)))).toEqual(position);
  }
  expect(new Set(positions.map(({ id }) => id)).size).toBe(positions.length);
  return positions;
};

/** Ids of the terms' own findings, without the protocol's prefix. */
export const findingIds = ({ findings }: Terms): string[] => findings.map(({ id }) => id.replace('eigenlayer:', ''));

/** Keys of what the layers of one kind claim and are marked with, without the protocol's prefix. */
export const claimKeys = ({ layers }: Terms, kind: string): string[] =>
  layers
    .filter((layer) => layer.kind === kind)
    .flatMap(({ claims }) => claims.map(({ sentence }) => sentence.key.replace('eigenlayer.', '')));
