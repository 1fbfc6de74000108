import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import { mulDivDown, WAD } from '@/lib/core/units';
import { type Backing, defineProtocol, type Protocol, type ReadContext, type ReadTarget } from '../../contract';
import { createBatch } from '../../reading/batch';
import { decodersOf } from '../liquid-staking/decode';
import { askRate } from '../liquid-staking/positions';
import { buildTerms, unread } from './build-terms';
import { readDelegations, unreadPart } from './delegations';
import { BEACON_STRATEGY } from './operators';
import { readPositions } from './read-positions';
import type { LiquidRestaking, RestakedReading, Subject } from './shape';
import { handedIn, isPaidAtOnce, MAINNET, subjectOf } from './subject';

const registryTerms =
  (definition: LiquidRestaking) =>
  (target: ReadTarget): Terms => {
    const subject = subjectOf(definition, target);
    return buildTerms(definition, subject, unread(definition, subject), undefined);
  };

/** One round trip, at one block. On other chains there is nothing to read. */
const readTerms =
  (definition: LiquidRestaking) =>
  async (context: ReadContext, target: ReadTarget): Promise<Terms> => {
    if (context.chainId !== MAINNET) return registryTerms(definition)(target);
    const subject = subjectOf(definition, target);
    const batch = createBatch();
    const readingOf = definition.ask(batch, subject);
    const point = await batch.send(context);
    return buildTerms(definition, subject, readingOf(), point);
  };

/** Restaked at EigenLayer, in unknown shares with operators nobody has named: not yet, or where nobody here can ask, never. */
const somewhere = (
  definition: LiquidRestaking,
  subject: Subject,
  why: 'not-read' | 'not-measured',
): readonly Backing[] => {
  if (isPaidAtOnce(subject.intent)) return [];
  const place = definition.accountsOf?.(subject)?.places[0];
  return [unreadPart(undefined, place?.strategy ?? BEACON_STRATEGY, unknown(why, subject.base.symbol))];
};

/** Who asks to leave now stands behind all who asked before. */
const coveredBy = ({ atHand, waiting }: RestakedReading, asked: Fact<bigint>, rate: Fact<bigint>): Fact<boolean> => {
  if (atHand === undefined || waiting === undefined) return unknown('not-published', 'money at hand');
  const before = asked.known
    ? combineFacts([waiting, asked, rate], 'asked for before + amount * rate / 1e18', (others, amount, perToken) => {
        return others + mulDivDown(amount, perToken, WAD);
      })
    : waiting;
  return combineFacts([atHand, before], 'at hand >= asked for', (cash, asks) => cash >= asks);
};

const readBacking =
  (definition: LiquidRestaking) =>
  async (context: ReadContext, target: ReadTarget, found?: (part: Backing) => void): Promise<readonly Backing[]> => {
    const subject = subjectOf(definition, target);
    const accounts = definition.accountsOf?.(subject);
    if (isPaidAtOnce(subject.intent)) return [];
    if (!accounts || context.chainId !== MAINNET) return somewhere(definition, subject, 'not-measured');
    const batch = createBatch();
    const readingOf = definition.ask(batch, subject);
    const rateOf = askRate(batch, subject.base);
    const covered = () => coveredBy(readingOf(), handedIn(subject), rateOf());
    return readDelegations(context, accounts, batch, covered, found);
  };

/** Makes a protocol of its data. */
export const defineLiquidRestaking = (definition: LiquidRestaking): Protocol => {
  const { contractsOn, decodeCall, decodeTypedData } = decodersOf(definition);
  return defineProtocol({
    id: definition.id,
    name: definition.name,
    kind: 'wrapper',
    buildsOn: definition.buildsOn,
    pages: definition.pages,
    contracts: contractsOn,
    issues: (chainId) => definition.tokens.filter((it) => it.chainId === chainId).map(({ address }) => address),
    decodeCall,
    decodeTypedData,
    registryTerms: registryTerms(definition),
    readTerms: readTerms(definition),
    backing: {
      registry: (target) => somewhere(definition, subjectOf(definition, target), 'not-read'),
      read: readBacking(definition),
    },
    readPositions: readPositions(definition),
    ...(definition.targetOfPage ? { targetOfPage: definition.targetOfPage } : {}),
    facts: definition.facts,
  });
};
