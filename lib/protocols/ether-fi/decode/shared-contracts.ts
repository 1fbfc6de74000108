import type { Call, Intent } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { decodeEntryPoint, entryPoint, entryPointTable, type IntentPart, selectorOf } from '../../decoding/entry-point';
import { requestExit, stakeEther } from '../../families/liquid-staking/meaning';
import type { EntryContract } from '../../families/liquid-staking/shape';
import { LIQUID_REFER, MAINNET } from '../addresses';
import { findVault, liquidVaults } from '../vaults';
import { nameOf } from './liquid';

const referred = (call: Call, teller: Address, token: Address, amount: bigint, minOut: bigint): IntentPart => {
  const vault = findVault(teller);
  return {
    ...stakeEther(call, vault?.symbol ?? ''),
    asset: nameOf(token),
    assetAddress: token,
    amount,
    minOut,
    assetOut: vault?.symbol,
    target: vault?.address ?? teller,
    targetKind: 'vault',
    flags: vault ? [] : ['unregistered-target'],
  };
};

/** LiquidRefer: deposits into any liquid vault whose teller it is told. Source: etherfi-protocol/smart-contracts b4a0968. */
export const liquidRefer: EntryContract = {
  chainId: MAINNET,
  address: LIQUID_REFER,
  isCore: true,
  isSpender: true,
  table: entryPointTable(() => [
    entryPoint(
      'function deposit(address teller, address depositAsset, uint256 depositAmount, uint256 minimumMint, address referrer)',
      ([teller, token, amount, least], call) => referred(call, teller, token, amount, least),
    ),
    entryPoint(
      'function depositWithPermit(address teller, address depositAsset, uint256 depositAmount, uint256 minimumMint, uint256 deadline, uint8 v, bytes32 r, bytes32 s, address referrer)',
      ([teller, token, amount, least, expiry], call) => ({ ...referred(call, teller, token, amount, least), expiry }),
    ),
  ]),
};

const ATOMIC_QUEUE: Address = '0xD45884B592E316eB816199615A95C182F75dea07';
const isVault = (address: Address): boolean =>
  liquidVaults.some(({ address: vault, formerVault = vault }) =>
    [vault, formerVault].some((it) => isSameAddress(it, address)),
  );

type Offer = { readonly deadline: bigint; readonly offerAmount: bigint };
const REQUEST = '(uint64 deadline, uint88 atomicPrice, uint96 offerAmount, bool inSolve) userRequest';

const offered = (call: Call, offer: Address, want: Address, { deadline, offerAmount }: Offer): IntentPart => ({
  ...requestExit(call, { symbol: findVault(offer)?.symbol ?? '', address: offer }, [offerAmount]),
  amountKind: 'shares',
  assetOut: nameOf(want),
  target: offer,
  targetKind: 'vault',
  expiry: deadline,
});

const atomicTable = entryPointTable(() => [
  entryPoint(`function updateAtomicRequest(address offer, address want, ${REQUEST})`, ([offer, want, request], call) =>
    offered(call, offer, want, request),
  ),
  // At the vault's own rate less a discount, whatever price the request names.
  entryPoint(
    `function safeUpdateAtomicRequest(address offer, address want, ${REQUEST}, address accountant, uint256 discount)`,
    ([offer, want, request], call) => offered(call, offer, want, request),
  ),
]);

/** The queue of older liquid vaults, shared with vaults of others: only requests for one of ours are ours. Source: Veda deployments, 2025. */
export const atomicQueue = {
  address: ATOMIC_QUEUE,
  decode: (protocol: string, call: Call): Intent | undefined => {
    const entry = atomicTable().get(selectorOf(call.data) ?? '');
    if (!entry || call.chainId !== MAINNET) return undefined;
    const intent = decodeEntryPoint(protocol, ATOMIC_QUEUE, entry, call);
    return intent.target !== undefined && isVault(intent.target) ? intent : undefined;
  },
};
