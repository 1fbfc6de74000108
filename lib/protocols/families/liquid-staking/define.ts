import { unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import { defineProtocol, type Entity, type Protocol, type ReadContext, type ReadTarget } from '../../contract';
import { createBatch } from '../../reading/batch';
import { decodersOf } from './decode';
import { askRate, readPositions } from './positions';
import type { LiquidStaking } from './shape';
import { buildTerms, tokenOf, unread } from './terms';

const intentPart = ({ intent }: ReadTarget) => (intent ? { intent } : {});

const registryTerms =
  (definition: LiquidStaking) =>
  (target: ReadTarget): Terms =>
    buildTerms(definition, {
      token: tokenOf(definition, target),
      reading: unread(definition),
      rate: unknown('not-read'),
      ...intentPart(target),
    });

/** One round trip: the queue, the switches and the rate, at one block. On other chains there is nothing to read. */
const readTerms =
  (definition: LiquidStaking) =>
  async (context: ReadContext, target: ReadTarget): Promise<Terms> => {
    const token = tokenOf(definition, target);
    if (context.chainId !== 1) return registryTerms(definition)(target);
    const batch = createBatch();
    const readingOf = definition.ask(batch);
    const rateOf = askRate(batch, token);
    const point = await batch.send(context);
    return buildTerms(definition, { token, reading: readingOf(), rate: rateOf(), point, ...intentPart(target) });
  };

/** Which addresses the factory says are its own, in one round trip. */
const recognise = ({ id, factory }: LiquidStaking): Protocol['recognise'] =>
  factory && {
    selectors: factory.selectors,
    entitiesAmong: async (context, addresses) => {
      if (context.chainId !== factory.chainId) return [];
      const batch = createBatch();
      const answers = addresses.map((address) => ({ address, isOne: batch.ask(factory.isOne(address)) }));
      await batch.send(context);
      return answers.flatMap(({ address, isOne }): Entity[] => {
        const answer = isOne();
        const { chainId, kind } = factory;
        return answer.known && answer.value ? [{ protocol: id, chainId, address, kind, traits: {} }] : [];
      });
    },
  };

/** Makes a protocol of its data. */
export const defineLiquidStaking = (definition: LiquidStaking): Protocol => {
  const recognises = recognise(definition);
  const { contractsOn, decodeCall, decodeTypedData } = decodersOf(definition);
  return defineProtocol({
    id: definition.id,
    name: definition.name,
    kind: 'staking',
    buildsOn: ['native-staking'],
    pages: definition.pages,
    contracts: contractsOn,
    issues: (chainId) => definition.tokens.filter((it) => it.chainId === chainId).map(({ address }) => address),
    decodeCall,
    decodeTypedData,
    registryTerms: registryTerms(definition),
    readTerms: readTerms(definition),
    readPositions: readPositions(definition),
    ...(recognises ? { recognise: recognises } : {}),
    ...(definition.targetOfPage ? { targetOfPage: definition.targetOfPage } : {}),
    facts: definition.facts,
  });
};
