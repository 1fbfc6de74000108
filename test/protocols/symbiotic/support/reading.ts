import { expect } from 'vitest';
import type { Fact } from '@/lib/core/fact';
import { decodeJson, encodeJson } from '@/lib/core/json';
import type { Terms } from '@/lib/core/terms';
import type { ReadTarget } from '@/lib/protocols/contract';
import symbiotic from '@/lib/protocols/symbiotic';
import { termsSchema } from '@/lib/storage/report-schema';
import type { LocalMainnet } from '../../../chain/local-mainnet';
import type { SymbioticRecord } from '../../../chain/neighbours/symbiotic';
import { connectRpc, Sender } from '../../../chain/rpc';
import { SymbioticActs } from '../../../chain/symbiotic-core';
import { countTrips } from '../../../support/count-trips';

/** The value, or why there is none, in a form that fails a comparison loudly. */
export const open = <T>(fact: Fact<T> | undefined): T | string => {
  if (fact === undefined) return 'absent';
  return fact.known ? fact.value : `unknown: ${fact.why}`;
};

export const recordOf = (chain: LocalMainnet): SymbioticRecord =>
  chain.seed.neighbourRecords.symbiotic as SymbioticRecord;

export const actsOn = (chain: LocalMainnet): SymbioticActs =>
  new SymbioticActs(new Sender(connectRpc(chain.rpcUrl), {}));

/** Terms read over a counted connection; checks what holds for all of them. */
export const readTermsOf = async (
  chain: LocalMainnet,
  target: ReadTarget,
  refuse?: (method: string) => boolean,
): Promise<Terms> => {
  const { client, trips } = countTrips(chain.rpcUrl, refuse);
  const terms = await symbiotic.readTerms({ client, chainId: 1, now: 0 }, target);
  expect(trips()).toBeGreaterThan(0);
  expect(trips()).toBeLessThanOrEqual(3);
  expect(terms).toMatchObject({ protocol: 'symbiotic', stage: 'live' });
  expect(terms.readPoint?.block).toBe(await chain.publicClient.getBlockNumber({ cacheTime: 0 }));
  const ids = terms.layers.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(terms.layers.flatMap(({ restsOn }) => restsOn).filter((id) => !ids.includes(id))).toEqual([]);
  expect(termsSchema.parse(decodeJson(encodeJson(terms)))).toEqual(terms);
  return terms;
};

export const findingIds = ({ findings }: Terms): string[] => findings.map(({ id }) => id.replace('symbiotic:', ''));

/** Keys of what the layers of one kind claim, without the protocol's prefix. */
export const claimKeys = ({ layers }: Terms, kind: string): string[] =>
  layers
    .filter((layer) => layer.kind === kind)
    .flatMap(({ claims }) => claims.map(({ sentence }) => sentence.key.replace('symbiotic.', '')));
