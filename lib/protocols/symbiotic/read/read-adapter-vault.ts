import { combineFacts, type Fact, known, unknown } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ReadContext } from '../../contract';
import { type Batch, createBatch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { reshape } from '../../reading/registry-fact';
import { ZERO } from '../addresses';
import type { AdapterState, AdapterVaultState, TokenReading } from '../reading';
import { adapterDelegatorViews, adapterViews, queueViews } from '../views';
import { askToken, type Basics, doorOf, orNull } from './ask-vault';

/** A delegator takes no more. Source: symbioticfi/core 25a065a, UniversalDelegator. */
const MOST_ADAPTERS = 20;

const isThere = (fact: Fact<Address>): fact is Extract<Fact<Address>, { known: true }> =>
  fact.known && !isSameAddress(fact.value, ZERO);

/** An adapter that serves a network answers `slashable()`; every other one has no such function. */
const askAdapter = ({ ask }: Batch, address: Address): (() => AdapterState) => {
  const assets = ask(view(adapterViews, address, 'totalAssets'));
  const slashable = ask(view(adapterViews, address, 'slashable'));
  const subnetwork = ask(view(adapterViews, address, 'subnetwork'));
  const operator = ask(view(adapterViews, address, 'operator'));
  const burner = ask(view(adapterViews, address, 'burner'));
  const duration = ask(view(adapterViews, address, 'duration'));
  const nested = ask(view(adapterViews, address, 'underlyingVaults', [0n]));
  return () => {
    const held = assets();
    const [network, by] = [subnetwork(), operator()];
    const isApp = network.known && by.known;
    // Nothing at all answered: not even its kind is known.
    const none: Fact<null> = held.known ? reshape(held, () => null) : held;
    return {
      address,
      assets: held,
      app: isApp
        ? known(
            {
              slashable: slashable(),
              subnetwork: network.value,
              operator: by.value,
              burner: burner(),
              durationSeconds: reshape(duration(), Number),
              isNested: nested().known,
            },
            network.source,
            network.asOf,
          )
        : none,
    };
  };
};

/** Reads what stands behind a VaultV2: its queue and adapters, then each adapter. Two round trips. */
export const readAdapterVault = async (
  context: ReadContext,
  point: ReadPoint,
  basics: Basics,
): Promise<{ readonly adapters: AdapterVaultState; readonly token: TokenReading }> => {
  const delegator = basics.delegator();
  const queue = basics.queue();
  const second = createBatch();
  const count = isThere(delegator)
    ? second.ask(view(adapterDelegatorViews, delegator.value, 'getAdaptersLength'))
    : () => (delegator.known ? unknown('not-read') : delegator);
  const addresses = isThere(delegator)
    ? Array.from({ length: MOST_ADAPTERS }, (_, index) =>
        second.ask(view(adapterDelegatorViews, delegator.value, 'adapters', [BigInt(index)])),
      )
    : [];
  const pending = isThere(queue) ? second.ask(view(queueViews, queue.value, 'pendingAssets')) : () => queue;
  const tokenOf = askToken(second, basics.asset());
  await second.send(context, point);

  const third = createBatch();
  const length = count();
  const listed = length.known ? addresses.slice(0, Number(length.value)).map((answer) => answer()) : [];
  const open = listed.flatMap((address) => (address.known ? [askAdapter(third, address.value)] : []));
  await third.send(context, point);
  const states = open.map((answer) => answer());

  const totalAssets = basics.totalAssets();
  return {
    token: tokenOf(),
    adapters: {
      totalAssets,
      withdrawable: basics.withdrawable(),
      queue,
      pendingAssets: pending() as Fact<bigint>,
      managementFee: basics.managementFee(),
      performanceFee: basics.performanceFee(),
      owner: orNull(basics.owner()),
      door: doorOf(basics, totalAssets),
      adapters: combineFacts([length, ...listed], 'adapters of the delegator', () => states),
    },
  };
};
