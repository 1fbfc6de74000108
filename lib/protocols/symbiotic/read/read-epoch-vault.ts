import { combineFacts, type Fact, known, mapFact, unknown, valueOr } from '@/lib/core/fact';
import type { DelegatorType, SlasherKind } from '@/lib/core/symbiotic-stake';
import type { ReadPoint } from '@/lib/core/terms';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ReadContext } from '../../contract';
import { type Batch, createBatch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape } from '../../reading/registry-fact';
import { BURNER_ROUTER_FACTORY, ZERO } from '../addresses';
import type { EpochReading, PairReading, TokenReading } from '../reading';
import { delegatorViews, registryViews, routerViews, slasherViews, vaultViews } from '../views';
import { askPair, type PairContext, pairsOf } from './ask-pairs';
import { askToken, type Basics, doorOf, orNull } from './ask-vault';
import { type History, readHistory } from './read-history';

const isThere = (fact: Fact<Address>): Address | undefined =>
  fact.known && !isSameAddress(fact.value, ZERO) ? fact.value : undefined;

/** Types of delegators whose arithmetic is known. */
const KNOWN_TYPES: readonly bigint[] = [0n, 1n, 2n, 3n];

const askSlasher = ({ ask }: Batch, slasher: Fact<Address>, isFixed: Fact<boolean>) => {
  const there = isThere(slasher);
  const type = there && ask(view(slasherViews, there, 'TYPE'));
  const veto = there && ask(view(slasherViews, there, 'vetoDuration'));
  return () => {
    const none = combineFacts(
      [slasher, isFixed],
      'slasher() is zero',
      (_, fixed): SlasherKind => (fixed ? 'fixed-none' : 'open'),
    );
    const kinds: readonly SlasherKind[] = ['instant', 'veto'];
    const kind = type?.();
    const known = kind?.known && kinds[Number(kind.value)];
    const vetoSeconds: Fact<number> = reshape(veto?.() ?? unknown('not-read'), Number);
    if (!kind) return { kind: none, vetoSeconds };
    return {
      kind: known ? reshape(kind, () => known) : kind.known ? unknown('not-measured', 'slasher') : kind,
      vetoSeconds,
    };
  };
};

/** Asks whether slashed funds are handed on by a router, and who may change where to. */
const askRouter = ({ ask }: Batch, burner: Fact<Address>) => {
  const there = isThere(burner);
  if (!there) return () => ({ isRouter: reshape(burner, () => false), router: reshape(burner, () => null) });
  const made = ask(view(registryViews, BURNER_ROUTER_FACTORY, 'isEntity', [there]));
  const owner = ask(view(routerViews, there, 'owner'));
  const delay = ask(view(routerViews, there, 'delay'));
  return (): { isRouter: Fact<boolean>; router: EpochReading['router'] } => {
    const isRouter = made();
    const router =
      isRouter.known && !isRouter.value
        ? reshape(isRouter, () => null)
        : combineFacts([isRouter, owner(), delay()], 'a router of the factory', (_, by, seconds) => ({
            owner: by,
            delaySeconds: seconds,
          }));
    return { isRouter, router };
  };
};

/** What leaves the vault in this epoch and in the next. */
const askExits = ({ ask }: Batch, vault: Address, currentEpoch: Fact<bigint>) => {
  const exiting = (ahead: bigint) =>
    currentEpoch.known ? ask(view(vaultViews, vault, 'withdrawals', [currentEpoch.value + ahead])) : () => currentEpoch;
  const now = exiting(0n);
  const next = exiting(1n);
  return (): Pick<EpochReading, 'exitingNow' | 'exitingNext'> => ({ exitingNow: now(), exitingNext: next() });
};

/** What the delegator says of itself; its operator where it has a single one. */
const askDelegator = ({ ask }: Batch, behind: Address | undefined) => {
  const type = behind && ask(view(delegatorViews, behind, 'TYPE'));
  const hook = behind && ask(view(delegatorViews, behind, 'hook'));
  const operator = behind && ask(view(delegatorViews, behind, 'operator'));
  return () => ({
    delegatorType: type?.() ?? unknown('not-read'),
    hook: orNull(hook?.() ?? unknown('not-read')),
    operator: operator && valueOr(operator(), undefined),
  });
};

const arithmeticOf = (type: Fact<bigint>): Fact<DelegatorType> =>
  type.known && !KNOWN_TYPES.includes(type.value)
    ? unknown('not-measured', 'delegator of a newer type')
    : reshape(type, (number) => Number(number) as DelegatorType);

/** Asks about every pair of network and operator that the delegator's log names. */
const askPairs = (
  batch: Batch,
  { type, ...shared }: Omit<PairContext, 'type' | 'slashes'> & { readonly type: Fact<DelegatorType> },
  history: Fact<History>,
  operator: Address | undefined,
): Fact<readonly (() => PairReading)[]> => {
  if (!type.known) return type;
  return mapFact(history, 'limits and shares the delegator has logged', (log) => {
    const context = { ...shared, type: type.value, slashes: reshape(history, ({ slashes }) => slashes) };
    return pairsOf(type.value, log, operator).map((pair) => askPair(batch, context, pair));
  });
};

/**
 * Reads what stands behind a vault of the first core: delegator, slasher, burner and the token together with their log, then every pair of
 * network and operator. Two round trips.
 */
export const readEpochVault = async (
  context: ReadContext,
  point: ReadPoint,
  vault: Address,
  basics: Basics,
): Promise<{ readonly epoch: EpochReading; readonly token: TokenReading }> => {
  const [delegator, slasher, burner] = [basics.delegator(), basics.slasher(), basics.burner()];
  const [currentEpoch, active] = [basics.currentEpoch(), basics.active()];
  const behind = isThere(delegator);

  const second = createBatch();
  const exitsOf = askExits(second, vault, currentEpoch);
  const delegatorOf = askDelegator(second, behind);
  const slasherOf = askSlasher(second, slasher, basics.isSlasherFixed());
  const routerOf = askRouter(second, burner);
  const tokenOf = askToken(second, basics.collateral());
  const [, history] = await Promise.all([
    second.send(context, point),
    behind ? readHistory(context, point, behind, isThere(slasher)) : unknown('not-read'),
  ]);

  const { delegatorType, hook, operator } = delegatorOf();
  const { kind: slasherKind, vetoSeconds } = slasherOf();
  const { isRouter, router } = routerOf();
  const third = createBatch();
  const vetoSlasher = valueOr(slasherKind, undefined) === 'veto' ? isThere(slasher) : undefined;
  const type = arithmeticOf(delegatorType);
  const pairs = behind
    ? askPairs(third, { vault, delegator: behind, type, active, vetoSlasher, burner, isRouter }, history, operator)
    : reshapeMissing(delegator);
  await third.send(context, point);

  return {
    token: tokenOf(),
    epoch: {
      startedAt: reshape(basics.startedAt(), Number),
      epochSeconds: reshape(basics.epochSeconds(), Number),
      currentEpoch,
      active,
      ...exitsOf(),
      delegator,
      delegatorType,
      hook,
      slasher,
      slasherKind,
      vetoSeconds,
      burner,
      router,
      owner: orNull(basics.owner()),
      door: doorOf(basics, active),
      pairs: reshape(pairs, (list) => list.map((answer) => answer())),
      requests: behind ? reshape(history, ({ requests }) => requests) : reshapeMissing(delegator),
    },
  };
};

/** Without a delegator no network can be given anything; one that could not be read leaves it open. */
const reshapeMissing = (delegator: Fact<Address>): Fact<readonly never[]> =>
  delegator.known ? known([], delegator.source, delegator.asOf) : delegator;
