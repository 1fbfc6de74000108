import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import { type DelegatorType, promisedStake, type StakeLimits } from '@/lib/core/symbiotic-stake';
import { type Address, type Hex, isSameAddress } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape } from '../../reading/registry-fact';
import * as at from '../addresses';
import { networkOf, type PairReading } from '../reading';
import { delegatorViews, routerViews, serviceViews, slasherViews } from '../views';
import { orNull } from './ask-vault';
import type { History } from './read-history';

/** What every pair of one vault shares. */
export type PairContext = {
  readonly vault: Address;
  readonly delegator: Address;
  readonly type: DelegatorType;
  readonly active: Fact<bigint>;
  /** Set where the vault has a veto slasher. */
  readonly vetoSlasher: Address | undefined;
  readonly burner: Fact<Address>;
  /** Unknown where nobody could say whether the burner is a router. */
  readonly isRouter: Fact<boolean>;
  /** Slashes executed, by subnetwork. */
  readonly slashes: Fact<History['slashes']>;
};

const NO_HINT = '0x';

const isBurned = (receiver: Address): boolean =>
  [...at.DEAD_ADDRESSES, ...at.UNWRAPPING_BURNERS, at.ZERO].some((it) => isSameAddress(it, receiver));

/** Pairs a limit, share or operator says something about. */
export const pairsOf = (
  type: DelegatorType,
  history: History,
  operator: Address | undefined,
): readonly { readonly subnetwork: Hex; readonly operator: Address }[] =>
  type === 0 || type === 1
    ? history.operators
    : history.subnetworks.flatMap((subnetwork) => (operator ? [{ subnetwork, operator }] : []));

/** Asks for the limits that count for the delegator's type. */
const askLimits = ({ ask }: Batch, { delegator, type }: PairContext, subnetwork: Hex, operator: Address) => {
  const read = {
    network: () => ask(view(delegatorViews, delegator, 'networkLimit', [subnetwork])),
    most: () => ask(view(delegatorViews, delegator, 'maxNetworkLimit', [subnetwork])),
    own: () => ask(view(delegatorViews, delegator, 'operatorNetworkLimit', [subnetwork, operator])),
    shares: () => ask(view(delegatorViews, delegator, 'operatorNetworkShares', [subnetwork, operator])),
    total: () => ask(view(delegatorViews, delegator, 'totalOperatorNetworkShares', [subnetwork])),
  };
  if (type === 3) {
    const most = read.most();
    return (): Fact<StakeLimits> => mapFact(most(), 'limit', (maxNetworkLimit) => ({ maxNetworkLimit }));
  }
  const network = read.network();
  if (type === 2) return (): Fact<StakeLimits> => mapFact(network(), 'limit', (networkLimit) => ({ networkLimit }));
  if (type === 1) {
    const own = read.own();
    return (): Fact<StakeLimits> =>
      combineFacts([network(), own()], 'limits', (networkLimit, operatorNetworkLimit) => ({
        networkLimit,
        operatorNetworkLimit,
      }));
  }
  const [shares, total] = [read.shares(), read.total()];
  return (): Fact<StakeLimits> =>
    combineFacts([network(), shares(), total()], 'limits', (networkLimit, operatorShares, totalShares) => ({
      networkLimit,
      operatorShares,
      totalShares,
    }));
};

/** A router sends to the operator's receiver, else the network's, else the one for all. */
const askReceiver = (
  { ask }: Batch,
  burner: Fact<Address>,
  isRouter: Fact<boolean>,
  network: Address,
  operator: Address,
): (() => Fact<Address | null>) => {
  if (!burner.known) return () => burner;
  if (isBurned(burner.value)) return () => reshape(burner, () => null);
  if (isRouter.known && !isRouter.value) return () => burner;
  const forPair = ask(view(routerViews, burner.value, 'operatorNetworkReceiver', [network, operator]));
  const forNetwork = ask(view(routerViews, burner.value, 'networkReceiver', [network]));
  const forAll = ask(view(routerViews, burner.value, 'globalReceiver'));
  return () => {
    const chosen = combineFacts(
      [isRouter, forPair(), forNetwork(), forAll()],
      'operator’s, else network’s, else global receiver',
      (_, pair, one, all) => [pair, one, all].find((it) => it !== at.ZERO) ?? null,
    );
    return mapFact(chosen, 'receiver of the router', (it) => (it === null || isBurned(it) ? null : it));
  };
};

/** Asks for all that is set between one subnetwork and one operator. */
export const askPair = (
  batch: Batch,
  context: PairContext,
  { subnetwork, operator }: { readonly subnetwork: Hex; readonly operator: Address },
): (() => PairReading) => {
  const { ask } = batch;
  const { vault, type, active, vetoSlasher, burner, isRouter, slashes } = context;
  const network = networkOf(subnetwork);
  const limitsOf = askLimits(batch, context, subnetwork, operator);
  const inVault = ask(view(serviceViews, at.OPERATOR_VAULT_OPT_IN, 'isOptedIn', [operator, vault]));
  const inNetwork = ask(view(serviceViews, at.OPERATOR_NETWORK_OPT_IN, 'isOptedIn', [operator, network]));
  const middleware = ask(view(serviceViews, at.NETWORK_MIDDLEWARE_SERVICE, 'middleware', [network]));
  const resolver = vetoSlasher && ask(view(slasherViews, vetoSlasher, 'resolver', [subnetwork, NO_HINT]));
  const receiver = askReceiver(batch, burner, isRouter, network, operator);
  return () => {
    const isOptedIn = combineFacts([inVault(), inNetwork()], 'opted in to vault and network', (a, b) => a && b);
    const stake = (isOptedInNow: (value: boolean) => boolean): Fact<bigint> =>
      combineFacts([active, limitsOf(), isOptedIn], `stake of a type ${type} delegator`, (amount, limits, optedIn) =>
        promisedStake(type, amount, limits, isOptedInNow(optedIn)),
      );
    return {
      subnetwork,
      operator,
      promised: stake((it) => it),
      latent: stake((it) => !it),
      isOptedIn,
      middleware: orNull(middleware()),
      resolver: resolver ? orNull(resolver()) : unknown('not-read'),
      receiver: receiver(),
      slashCount: reshape(slashes, (counts) => counts.get(subnetwork) ?? 0n),
    };
  };
};
