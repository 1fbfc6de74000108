import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import type { Position } from '@/lib/core/terms';
import { shortAddress } from '@/lib/core/text';
import type { Address } from '@/lib/core/units';
import type { ReadContext } from '../contract';
import { createBatch } from '../reading/batch';
import { askValue } from '../reading/token-rates';
import { MAINNET } from './addresses';
import { PROTOCOL } from './entities';
import { findCandidates } from './read/find-candidates';
import { type Holding, readHoldings } from './read/read-holdings';
import { readVault } from './read-terms';
import { type SymbioticReading, vaultName } from './reading';
import { knownTokens } from './registry';
import { buildTerms } from './terms/build-terms';

/** An exit of an epoch is paid once the epoch has ended; nobody can say when a ticket is. */
const claimableAt = (exit: NonNullable<Holding['exit']>, { epoch: vault }: SymbioticReading): Fact<number> => {
  const { epoch } = exit;
  if (epoch === undefined) return unknown('unbounded', 'the queue has no longest wait');
  if (!vault) return unknown('call-failed', 'epochs of the vault');
  return combineFacts(
    [vault.startedAt, vault.epochSeconds],
    'start + (epoch + 1) * duration',
    (start, seconds) => start + (Number(epoch) + 1) * seconds,
  );
};

const describe = (holding: Holding, reading: SymbioticReading, valueWei: Fact<bigint>): Position => {
  const { vault, owner, amount, exit } = holding;
  const { token } = reading;
  const leaving = exit && { claimableAt: claimableAt(exit, reading), isClaimable: exit.isClaimable };
  return {
    id: [PROTOCOL, exit?.id ?? 'deposit', owner, vault].join(':'),
    protocol: PROTOCOL,
    owner,
    chainId: MAINNET,
    kind: exit ? 'queued' : 'deposit',
    asset: {
      symbol: token.symbol ?? shortAddress(vault),
      decimals: token.decimals.known ? token.decimals.value : 18,
      ...(token.address.known ? { address: token.address.value } : {}),
    },
    amount: token.decimals.known ? amount : unknown('call-failed', 'decimals of the token'),
    valueWei,
    heldAt: vaultName(vault) ?? shortAddress(vault),
    terms: buildTerms({ ...reading, ...(leaving && exit.epoch !== undefined ? { leaving } : {}) }),
    ...(leaving ? { claimableAt: leaving.claimableAt, isClaimable: leaving.isClaimable } : {}),
  };
};

/**
 * Everything the accounts have in Symbiotic: stake in vaults, exits by epoch, tickets of V2 queues, pre-deposit collateral; each with its
 * own terms. Five round trips for all accounts together. Where an endpoint gives no old logs, vaults beyond the registry's are not found.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readPositions = async (context: ReadContext, owners: readonly Address[]): Promise<readonly Position[]> => {
  if (context.chainId !== MAINNET || owners.length === 0) return [];
  const { point, candidates } = await findCandidates(context, owners);
  const pinned = { ...context, at: point };
  const rates = createBatch();
  const worthOf = new Map(knownTokens.map(({ address, symbol }) => [address, askValue(rates, symbol)]));
  const [holdings, , ...readings] = await Promise.all([
    readHoldings(context, point, candidates),
    candidates.length > 0 ? rates.send(context, point) : undefined,
    ...candidates.map(({ vault }) => readVault(pinned, vault, undefined)),
  ]);
  return holdings.flatMap((holding) => {
    const reading = readings.find(({ vault }) => vault === holding.vault);
    if (!reading) return [];
    const { address } = reading.token;
    // Only a token the registry knows is priced: a name alone is anybody's.
    const price = address.known ? worthOf.get(address.value) : undefined;
    const value = price?.(holding.amount) ?? unknown('not-measured', reading.token.symbol);
    return [describe(holding, reading, value)];
  });
};
