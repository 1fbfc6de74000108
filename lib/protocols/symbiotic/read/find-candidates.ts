import { valueOr } from '@/lib/core/fact';
import type { ReadPoint } from '@/lib/core/terms';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ReadContext } from '../../contract';
import { createBatch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import type { Kind } from '../entities';
import { knownVaults } from '../registry';
import { adapterVaultViews, queueViews, vaultViews } from '../views';
import { askKind } from './ask-vault';
import { findTraces, type Trace } from './find-traces';

/** A vault, of which kind, in which epoch, and who may hold something in it. */
export type Candidate = {
  readonly vault: Address;
  readonly kind: Kind;
  readonly currentEpoch: bigint | undefined;
  readonly owners: readonly Address[];
  /** Tickets of its queue that were given out to them. */
  readonly tickets: readonly { readonly queue: Address; readonly tokenId: bigint; readonly owner: Address }[];
};

/** Exits no older than this are looked for; older ones can be claimed all the same. Epochs. */
export const EPOCHS_BACK = 12n;
/** Where no logs tell of exits, every listed vault is asked about this many epochs. */
const EPOCHS_SCANNED = [1n, 0n, -1n];

type Found = { readonly contract: Address; readonly owner: Address; readonly tokenId?: bigint };

/** Asks every listed vault for what the accounts have in it; a vault of another form does not answer. */
const askListed = (owners: readonly Address[]) => {
  const batch = createBatch();
  const open = knownVaults.map(({ address }) => ({
    address,
    epoch: batch.ask(view(vaultViews, address, 'currentEpoch')),
    holds: owners.map((owner) => ({
      owner,
      active: batch.ask(view(vaultViews, address, 'activeBalanceOf', [owner])),
      shares: batch.ask(view(adapterVaultViews, address, 'balanceOf', [owner])),
    })),
  }));
  const read = (): { readonly found: Found[]; readonly epochs: ReadonlyMap<Address, bigint> } => ({
    found: open.flatMap(({ address, holds }) =>
      holds.flatMap(({ owner, active, shares }) =>
        valueOr(active(), 0n) + valueOr(shares(), 0n) > 0n ? [{ contract: address, owner }] : [],
      ),
    ),
    epochs: new Map(open.flatMap(({ address, epoch }) => [[address, valueOr(epoch(), -1n)] as const])),
  });
  return { batch, read };
};

/** Exits of the last epochs in all listed vaults, for when logs do not tell of them. */
const askExits = (
  batch: ReturnType<typeof createBatch>,
  epochs: ReadonlyMap<Address, bigint>,
  owners: readonly Address[],
) => {
  const open = [...epochs].flatMap(([vault, epoch]) =>
    owners.flatMap((owner) =>
      EPOCHS_SCANNED.filter((ahead) => epoch + ahead >= 0n).map((ahead) => ({
        contract: vault,
        owner,
        amount: batch.ask(view(vaultViews, vault, 'withdrawalsOf', [epoch + ahead, owner])),
      })),
    ),
  );
  return (): Found[] => open.filter(({ amount }) => valueOr(amount(), 0n) > 0n);
};

const contractsOf = (found: readonly Found[]): readonly Address[] => [
  ...new Set(found.map(({ contract }) => contract)),
];

/**
 * Finds the vaults the accounts hold anything in: listed ones by asking each, all others through the logs. Two round trips, pinned to the
 * block of the first.
 * @throws ReadFailedError when the chain does not answer.
 */
export const findCandidates = async (
  context: ReadContext,
  owners: readonly Address[],
): Promise<{ readonly point: ReadPoint; readonly candidates: readonly Candidate[] }> => {
  const listed = askListed(owners);
  const [point, traces] = await Promise.all([listed.batch.send(context), findTraces(context.client, owners)]);
  const { found, epochs } = listed.read();
  const all: Found[] = [...found, ...(traces ?? ([] as Trace[]))];

  const second = createBatch();
  const exitsOf = traces === undefined ? askExits(second, epochs, owners) : () => [];
  const asked = contractsOf(
    traces === undefined ? [...all, ...knownVaults.map(({ address }) => ({ contract: address, owner: address }))] : all,
  );
  const open = asked.map((contract) => ({
    contract,
    kindOf: askKind(second, contract),
    epochOf: second.ask(view(vaultViews, contract, 'currentEpoch')),
    vaultOf: second.ask(view(queueViews, contract, 'vault')),
  }));
  await second.send(context, point);

  const held = [...all, ...exitsOf()];
  const candidates = open.flatMap(({ contract, kindOf, epochOf }): Candidate[] => {
    const kind = kindOf();
    const here = held.filter((it) => isSameAddress(it.contract, contract));
    // A queue is no vault: its tickets are held in the vault that owns it.
    const queues = open.filter(({ vaultOf }) => isSameAddress(valueOr(vaultOf(), ''), contract));
    const tickets = queues.flatMap(({ contract: queue }) =>
      held.flatMap(({ contract: at, tokenId, owner }) =>
        isSameAddress(at, queue) && tokenId !== undefined ? [{ queue, tokenId, owner }] : [],
      ),
    );
    if (!kind.known || kind.value === null || here.length + tickets.length === 0) return [];
    const holders = [...new Set([...here, ...tickets].map(({ owner }) => owner))];
    return [
      { vault: contract, kind: kind.value, currentEpoch: valueOr(epochOf(), undefined), owners: holders, tickets },
    ];
  });
  return { point, candidates };
};
