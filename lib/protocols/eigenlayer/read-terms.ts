import { combineFacts, type Fact, known, unknown } from '@/lib/core/fact';
import type { ReadPoint, Terms } from '@/lib/core/terms';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ReadContext, ReadTarget } from '../contract';
import { createBatch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { MAINNET, STRATEGY_FACTORY } from './addresses';
import { askOwner, type OwnerReading } from './read/ask-owner';
import { askProtocol } from './read/ask-protocol';
import { askStrategy, askToken, askVault } from './read/ask-strategy';
import { askDelegations, askSets } from './read/read-delegations';
import { registryTerms } from './registry-terms';
import { knownStrategies, ZERO_ADDRESS } from './strategies';
import { type Subject, subjectOf } from './subject';
import { buildTerms } from './terms/build-terms';
import type { Delegation, StakeReading } from './terms/stake';
import { stakelessTerms } from './terms/stakeless';
import { strategyFactoryViews } from './views';

/** Strategies to look at: those named, else those the account is in, else (for an operator's page) all we list. */
const strategiesOf = (
  subject: Subject,
  made: readonly Fact<Address>[],
  owner: OwnerReading | undefined,
): readonly Address[] => {
  const fromFactory = made.flatMap((fact) => (fact.known && fact.value !== ZERO_ADDRESS ? [fact.value] : []));
  const { unlisted } = subject;
  // What the factory does not know as a token is taken for a strategy.
  const itself = unlisted && fromFactory.length === 0 ? [unlisted] : [];
  const named = [...subject.strategies, ...fromFactory, ...itself];
  if (named.length > 0 || subject.tokens.length > 0) return [...new Set(named)];
  if (owner?.held.known && owner.held.value.length > 0) return owner.held.value.map(({ strategy }) => strategy);
  return subject.operator ? knownStrategies.map(({ strategy }) => strategy) : [];
};

/** A vault takes deposits only from those delegated to it, so whoever means to put something in will be. */
const entersVault = ({ intent }: Subject): boolean =>
  intent === undefined || ['deposit', 'approve', 'permit'].includes(intent.action);

/** The operator that counts: the one named, the vault itself (its own operator), else the account's. null: none. */
const operatorOf = (
  subject: Subject,
  owner: OwnerReading | undefined,
  vault: Address | undefined,
  { timestamp }: ReadPoint,
): Fact<Address | null> => {
  const named = subject.operator ?? (entersVault(subject) ? vault : undefined);
  if (named) return known(named, { kind: 'derived', formula: 'the operator of the request', inputs: [] }, timestamp);
  return owner?.operator ?? unknown('needs-operator');
};

/** Worse: unknown before known, then the larger share today, then within the exit. */
const isWorse = (a: Terms, b: Terms): boolean => {
  const order = [a.slash.today, a.slash.withinExit];
  const other = [b.slash.today, b.slash.withinExit];
  for (const [index, left] of order.entries()) {
    const right = other[index];
    if (!left.known || !right?.known) {
      if (left.known === right?.known) continue;
      return !left.known;
    }
    if (left.value !== right.value) return left.value > right.value;
  }
  return false;
};

/**
 * Terms of what a target is about, read in at most three round trips pinned to one block. Where several strategies are concerned,
 * those of the one services can take most of.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readTerms = async (context: ReadContext, target: ReadTarget): Promise<Terms> => {
  const stakeless = stakelessTerms(target.intent);
  if (stakeless) return stakeless;
  if (context.chainId !== MAINNET) return registryTerms(target);
  const subject = subjectOf(target);

  const first = createBatch();
  const protocolOf = askProtocol(first);
  const ownerOf = subject.owner ? askOwner(first, subject.owner) : undefined;
  const made = [...subject.tokens, ...(subject.unlisted ? [subject.unlisted] : [])].map((token) =>
    first.ask(view(strategyFactoryViews, STRATEGY_FACTORY, 'deployedStrategies', [token])),
  );
  const vaults = [...subject.strategies, ...(subject.unlisted ? [subject.unlisted] : [])].map((strategy) => ({
    strategy,
    vaultOf: askVault(first, strategy),
  }));
  const point = await first.send(context);
  const protocol = protocolOf();
  const owner = ownerOf?.();
  const strategies = strategiesOf(
    subject,
    made.map((answer) => answer()),
    owner,
  );
  const vault = vaults.find(({ strategy, vaultOf }) => {
    const answer = vaultOf();
    return answer.known && answer.value !== null && strategies.includes(strategy);
  });
  const operator = operatorOf(subject, owner, vault?.strategy, point);

  const second = createBatch();
  const basics = strategies.map((strategy) => askStrategy(second, strategy));
  const openOf =
    operator.known && operator.value !== null
      ? askDelegations(second, operator.value, strategies, protocol, target.isPart)
      : undefined;
  await second.send(context, point);
  const open = openOf?.() ?? [];

  const third = createBatch();
  const tokens = basics.map((answer) => askToken(third, answer()));
  const delegations = open.map((item) => ({
    strategy: item.strategy,
    delegationOf: askSets(third, item, protocol, point),
  }));
  await third.send(context, point);

  const base = { point, protocol, ...(owner ? { owner } : {}), ...(subject.intent ? { intent: subject.intent } : {}) };
  const stakes = tokens.map((answer): StakeReading => {
    const strategy = answer();
    const over = delegations.find((item) => isSameAddress(item.strategy, strategy.strategy))?.delegationOf();
    return { ...base, strategy, delegation: delegationFact(operator, over) };
  });
  const terms = stakes.map(buildTerms);
  const [worst, ...others] = terms;
  if (!worst) return buildTerms({ ...base, delegation: delegationFact(operator, undefined) });
  return others.reduce((found, item) => (isWorse(item, found) ? item : found), worst);
};

const delegationFact = (operator: Fact<Address | null>, over: Delegation | undefined): Fact<Delegation | null> => {
  if (!operator.known) return operator;
  if (operator.value === null) return reshape(operator, () => null);
  return over ? combineFacts([operator], 'delegatedTo', () => over) : unknown('not-read');
};
