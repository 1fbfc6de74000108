import { inSeries } from '@/lib/core/exit';
import { unknown } from '@/lib/core/fact';
import type { AtStake, Finding } from '@/lib/core/findings';
import { day, say, text } from '@/lib/core/sentence';
import { unknownCeiling } from '@/lib/core/slashing';
import type { Terms } from '@/lib/core/terms';
import { defineProtocol, type PagePattern, type Protocol, type RegistryFact } from '../contract';
import { registrySource, secondsOfDate } from '../reading/registry-fact';

/** A restaking protocol whose requests go to wallets of another kind: its pages are known, its requests cannot be read here. */
export type OffChain = {
  readonly id: string;
  readonly name: string;
  /** Where its money is, for a person: `Solana`, `Bitcoin`. */
  readonly chain: string;
  readonly pages: readonly PagePattern[];
  readonly facts: readonly OffChainFact[];
};

/** What a statement tells of: who may take what, how one leaves, who decides, where deposits are made. */
type Topic = 'slashing' | 'exit' | 'control' | 'page';

const KIND_OF: Readonly<Record<Topic, RegistryFact['kind']>> = {
  slashing: 'parameter',
  exit: 'parameter',
  control: 'control',
  page: 'page',
};
const AT_STAKE: Readonly<Record<Exclude<Topic, 'page'>, AtStake>> = {
  slashing: 'money',
  exit: 'exit',
  control: 'control',
};

/** A dated statement of such a protocol. */
export type OffChainFact = { readonly topic: Topic; readonly fact: RegistryFact };

/** A dated statement, `words` in English as shown. */
export const offChainFact = (
  id: string,
  topic: Topic,
  words: string,
  document: string,
  date: string,
): OffChainFact => ({ topic, fact: { id, kind: KIND_OF[topic], text: words, source: registrySource(document, date) } });

const findingOf = ({ topic, fact }: OffChainFact): readonly Finding[] =>
  topic === 'page'
    ? []
    : [
        {
          id: fact.id,
          status: 'notable',
          atStake: AT_STAKE[topic],
          sentence: say(`offChain.${topic}`, { fact: text(fact.text), date: day(secondsOfDate(fact.source.date)) }),
          evidence: [fact.source],
        },
      ];

const findingsOf = ({ id, chain, facts }: OffChain): Finding[] => [
  {
    id: `${id}:outside`,
    status: 'unknown',
    sentence: say('offChain.outside', { chain: text(chain) }),
    evidence: facts.filter(({ topic }) => topic === 'page').map(({ fact }) => fact.source),
  },
  ...facts.flatMap(findingOf),
];

/** What can be said: that nothing of it is read here, and the dated facts. Every number is unknown, and stays so. */
const termsOf = (protocol: OffChain): Terms => {
  const outside = unknown('other-chain', protocol.chain);
  return {
    protocol: protocol.id,
    stage: 'registry',
    layers: [
      {
        id: `restaking:${protocol.id}`,
        kind: 'restaking',
        protocol: protocol.id,
        name: protocol.name,
        isSelfNamed: false,
        chainId: 0,
        restsOn: [],
        largestLoss: outside,
        marks: [],
        claims: [],
      },
    ],
    slash: unknownCeiling(outside),
    exit: inSeries(),
    yields: [],
    findings: findingsOf(protocol),
  };
};

/** A protocol of pages alone. It claims no call, no message and no position. */
export const defineOffChain = (protocol: OffChain): Protocol => {
  const terms = termsOf(protocol);
  return defineProtocol({
    id: protocol.id,
    name: protocol.name,
    kind: 'pages-only',
    buildsOn: [],
    pages: protocol.pages,
    contracts: () => [],
    decodeCall: () => undefined,
    decodeTypedData: () => undefined,
    registryTerms: () => terms,
    readTerms: async () => terms,
    readPositions: async () => [],
    facts: protocol.facts.map(({ fact }) => fact),
  });
};
