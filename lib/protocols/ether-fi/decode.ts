import type { Call, Intent } from '@/lib/core/intent';
import { isSameAddress } from '@/lib/core/units';
import { omnichain } from '../families/liquid-restaking/meaning';
import { decodersOf } from '../families/liquid-staking/decode';
import type { EntryContract, StakedToken } from '../families/liquid-staking/shape';
import {
  DEPOSIT_ADAPTER,
  EETH,
  LIQUIDITY_POOL,
  LIQUIFIER,
  MAINNET,
  OFT_ADAPTER,
  PRIORITY_QUEUE,
  REDEMPTION_MANAGER,
  REMOTE_WEETH,
  SYNC_POOLS,
  WEETH,
  WEETH_WITHDRAW_ADAPTER,
  WITHDRAW_REQUEST_NFT,
} from './addresses';
import { depositAdapter, liquifier, syncPool, TAKEN } from './decode/adapters';
import { priorityQueue, redemptionManager, withdrawAdapter } from './decode/exits';
import { formerVaultOf, queueOf, tellerOf } from './decode/liquid';
import { MEMBERSHIP_MANAGER, membershipManager } from './decode/membership';
import { liquidityPool, withdrawRequests, wrappedEeth } from './decode/pool';
import { atomicQueue, liquidRefer } from './decode/shared-contracts';
import { liquidVaults } from './vaults';

export const PROTOCOL = 'ether-fi';

const core = (address: EntryContract['address'], table: EntryContract['table'], chainId = MAINNET): EntryContract => ({
  chainId,
  address,
  table,
  isCore: true,
  isSpender: true,
});
const plain = (address: EntryContract['address'], table: EntryContract['table'], chainId = MAINNET): EntryContract => ({
  chainId,
  address,
  table,
  isSpender: true,
});

const remoteWeeth = new Map(REMOTE_WEETH);

const contracts: readonly EntryContract[] = [
  core(LIQUIDITY_POOL, liquidityPool),
  plain(WEETH, wrappedEeth),
  plain(WITHDRAW_REQUEST_NFT, withdrawRequests),
  core(WEETH_WITHDRAW_ADAPTER, withdrawAdapter),
  core(REDEMPTION_MANAGER, redemptionManager),
  core(PRIORITY_QUEUE, priorityQueue),
  core(DEPOSIT_ADAPTER, depositAdapter),
  core(LIQUIFIER, liquifier),
  core(MEMBERSHIP_MANAGER, membershipManager),
  core(OFT_ADAPTER, omnichain({ symbol: 'weETH', address: WEETH })),
  ...REMOTE_WEETH.map(([chainId, token]) => plain(token, omnichain({ symbol: 'weETH', address: token }), chainId)),
  ...SYNC_POOLS.map(([chainId, pool]) => core(pool, syncPool(remoteWeeth.get(chainId) ?? pool), chainId)),
  ...liquidVaults.flatMap((vault) =>
    (vault.formerTeller?.chains ?? []).map((chainId) =>
      core(vault.formerTeller?.address ?? vault.teller, tellerOf(vault), chainId),
    ),
  ),
  ...liquidVaults.flatMap((vault) =>
    vault.chains.flatMap((chainId) => [
      core(vault.teller, tellerOf(vault), chainId),
      ...(vault.queue === undefined ? [] : [core(vault.queue, queueOf(vault), chainId)]),
      // Shares are minted by the vault, which takes the tokens itself.
      plain(vault.address, () => new Map(), chainId),
    ]),
  ),
  ...liquidVaults.flatMap((vault) =>
    vault.formerVault === undefined ? [] : [plain(vault.formerVault, formerVaultOf(vault))],
  ),
  liquidRefer,
];

const token = (symbol: string, address: StakedToken['address'], chainId = MAINNET): StakedToken => ({
  symbol,
  address,
  chainId,
  worth: { kind: 'unread' },
});

const decoders = decodersOf({
  id: PROTOCOL,
  tokens: [
    token('eETH', EETH),
    token('weETH', WEETH),
    ...REMOTE_WEETH.map(([chainId, address]) => token('weETH', address, chainId)),
    ...liquidVaults.flatMap((vault) => vault.chains.map((chainId) => token(vault.symbol, vault.address, chainId))),
    ...liquidVaults.flatMap(({ symbol, formerVault }) => (formerVault ? [token(symbol, formerVault)] : [])),
  ],
  contracts,
  takes: TAKEN,
});

export const { contractsOn, decodeTypedData } = decoders;

/** A call's meaning for ether.fi; undefined for everything that is not ether.fi's. Pure; never throws. */
export const decodeCall = (call: Call): Intent | undefined =>
  call.to !== undefined && isSameAddress(call.to, atomicQueue.address)
    ? atomicQueue.decode(PROTOCOL, call)
    : decoders.decodeCall(call);
