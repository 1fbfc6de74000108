import { combineFacts, type Fact, known, unknown } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import { type Address, sumOf } from '@/lib/core/units';
import type { ReadContext } from '../../contract';
import { type Answer, type Batch, createBatch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { registryValue, reshape } from '../../reading/registry-fact';
import type { Family, Gates, Holdings, Place } from '../reading';
import { findCoreVault, findVault, REGISTRY_DATE, registryOrigin } from '../registry';
import { adapterViews, multiVaultViews, queueViews, simpleVaultViews, symbioticVaultViews, vaultViews } from '../views';

const NOWHERE: Address = '0x0000000000000000000000000000000000000000';
/** More places than this are not read, and then none of the shares is known. */
const MOST_PLACES = 16;

/** The first questions about a vault: which kind it is, where its money could be, and who may enter. */
export const askVault = ({ ask }: Batch, vault: Address, account: Address | undefined) => {
  const welcome = account && ask(view(vaultViews, vault, 'isDepositorWhitelisted', [account]));
  const whitelist = ask(view(vaultViews, vault, 'depositWhitelist'));
  const gate = {
    isDepositPaused: ask(view(vaultViews, vault, 'depositPause')),
    isWithdrawalPaused: ask(view(vaultViews, vault, 'withdrawalPause')),
    limit: ask(view(vaultViews, vault, 'limit')),
  };
  return {
    vault,
    asset: ask(view(vaultViews, vault, 'asset')),
    total: ask(view(vaultViews, vault, 'totalAssets')),
    count: ask(view(multiVaultViews, vault, 'subvaultsCount')),
    subvaults: Array.from({ length: MOST_PLACES }, (_, index) =>
      ask(view(multiVaultViews, vault, 'subvaultAt', [BigInt(index)])),
    ),
    collateral: ask(view(multiVaultViews, vault, 'defaultCollateral')),
    eigenLayerAdapter: ask(view(multiVaultViews, vault, 'eigenLayerAdapter')),
    erc4626Adapter: ask(view(multiVaultViews, vault, 'erc4626Adapter')),
    symbioticVault: ask(view(simpleVaultViews, vault, 'symbioticVault')),
    symbioticCollateral: ask(view(simpleVaultViews, vault, 'symbioticCollateral')),
    queue: ask(view(simpleVaultViews, vault, 'withdrawalQueue')),
    gates: (): Gates => ({
      isDepositPaused: gate.isDepositPaused(),
      isWithdrawalPaused: gate.isWithdrawalPaused(),
      limit: gate.limit(),
      isWelcome: combineFacts(
        [whitelist(), welcome?.() ?? unknown('not-read')],
        'no list, or on it',
        (list, on) => !list || on,
      ),
    }),
  };
};

export type AskedVault = ReturnType<typeof askVault>;

/** Which kind of vault it is: what the registry says of core vaults and DVstETH, what its functions say of all others. */
export const familyOf = ({ vault, count, symbioticVault }: AskedVault, chainId: number): Fact<Family> => {
  const listed = (family: Family) => registryValue(family, registryOrigin.document, REGISTRY_DATE);
  if (findCoreVault(vault, chainId)) return listed('core');
  if (findVault(vault, chainId)?.family === 'dvv') return listed('dvv');
  const places = count();
  return places.known ? reshape(places, () => 'multi') : reshape(symbioticVault(), () => 'simple');
};

type Slot = { readonly protocol: number; readonly vault: Address; readonly withdrawalQueue: Address };

const PROTOCOLS = ['symbiotic', 'eigenlayer', 'erc4626'] as const;

/** What a place is under. */
export const protocolOf = ({ protocol }: Pick<Slot, 'protocol'>): Place['protocol'] => PROTOCOLS[protocol] ?? 'erc4626';

/** The places a vault names, before anybody asked how much is there. */
export const slotsOf = (asked: AskedVault, family: Fact<Family>): Fact<readonly Slot[]> => {
  if (!family.known) return family;
  if (family.value === 'simple')
    return combineFacts(
      [asked.symbioticVault(), asked.queue()],
      'its one Symbiotic vault',
      (vault, withdrawalQueue) => [{ protocol: 0, vault, withdrawalQueue }],
    );
  const count = asked.count();
  if (!count.known) return count;
  if (count.value > BigInt(MOST_PLACES)) return unknown('not-measured', `${count.value} places`);
  return combineFacts(
    [count, ...asked.subvaults.slice(0, Number(count.value)).map((answer) => answer())],
    'its subvaults',
    (_, ...slots) => slots as readonly Slot[],
  );
};

const askStake = ({ ask }: Batch, slot: Slot, asked: AskedVault): Answer<bigint> => {
  const { vault } = asked;
  if (slot.protocol === 0) return ask(view(symbioticVaultViews, slot.vault, 'activeBalanceOf', [vault]));
  const adapter = slot.protocol === 1 ? asked.eigenLayerAdapter() : asked.erc4626Adapter();
  return adapter.known ? ask(view(adapterViews, adapter.value, 'stakedAt', [slot.vault])) : () => adapter;
};

/** An amount, or 0 where nothing of the kind exists. */
const orNothing = (answer: Answer<bigint> | undefined, point: ReadPoint): Fact<bigint> =>
  answer?.() ?? known(0n, { kind: 'derived', formula: 'there is none', inputs: [] }, point.timestamp);

/** Reads how much is where, in one round trip. */
export const readHoldings = async (
  context: ReadContext,
  point: ReadPoint,
  asked: AskedVault,
  family: Fact<Family>,
): Promise<Holdings> => {
  const { vault } = asked;
  const slots = slotsOf(asked, family);
  const asset = asked.asset();
  const collateral = family.known && family.value === 'simple' ? asked.symbioticCollateral() : asked.collateral();
  const batch = createBatch();
  const balance = (token: Fact<Address>): Answer<bigint> | undefined =>
    token.known && token.value !== NOWHERE ? batch.ask(view(vaultViews, token.value, 'balanceOf', [vault])) : undefined;
  const idle = balance(asset);
  const stored = balance(collateral);
  const each = (slots.known ? slots.value : []).map((slot) => {
    const queue = slot.withdrawalQueue === NOWHERE ? undefined : slot.withdrawalQueue;
    return {
      slot,
      queue,
      staked: askStake(batch, slot, asked),
      pending: queue && batch.ask(view(queueViews, queue, 'pendingAssetsOf', [vault])),
      claimable: queue && batch.ask(view(queueViews, queue, 'claimableAssetsOf', [vault])),
    };
  });
  await batch.send(context, point);
  const places = each.map(
    ({ slot, queue, staked, pending }): Place => ({
      protocol: protocolOf(slot),
      vault: slot.vault,
      ...(queue ? { queue } : {}),
      held: combineFacts([staked(), orNothing(pending, point)], 'at stake + on its way back', (a, b) => a + b),
    }),
  );
  return {
    total: asked.total(),
    places: reshape(slots, () => places),
    liquid: combineFacts(
      [
        asset.known ? orNothing(idle, point) : asset,
        collateral.known ? orNothing(stored, point) : collateral,
        ...each.map(({ claimable }) => orNothing(claimable, point)),
      ],
      'in the vault + in its collateral + claimable',
      (...amounts) => sumOf(amounts),
    ),
  };
};
