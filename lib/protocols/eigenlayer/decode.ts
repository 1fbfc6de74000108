import type { Call, Intent, IntentFlag } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { decodeApprovalCall, type SpenderBook } from '../decoding/approvals';
import { buildIntent, decodeEntryPoint, type EntryPoint, selectorOf, unknownFunction } from '../decoding/entry-point';
import {
  ALLOCATION_MANAGER,
  AVS_DIRECTORY,
  BEACON_DEPOSIT,
  BEACON_STRATEGY,
  BEIGEN,
  DELAYED_WITHDRAWAL_ROUTER,
  DELEGATION_MANAGER,
  EIGEN,
  EIGEN_POD_MANAGER,
  EMISSIONS_CONTROLLER,
  MAINNET,
  PERMISSION_CONTROLLER,
  REWARDS_COORDINATOR,
  STRATEGY_FACTORY,
  STRATEGY_MANAGER,
} from './addresses';
import { allocationManager, avsDirectory, durationVault, strategyFactory } from './decode/allocation-manager';
import { beaconDeposit } from './decode/beacon-deposit';
import { delegationManager } from './decode/delegation-manager';
import { delayedWithdrawalRouter, eigenPod, eigenPodManager, ownPodOnly, podOf } from './decode/eigen-pod';
import { eigenToken } from './decode/eigen-token';
import { note } from './decode/notes';
import { permissionController, rewardsCoordinator } from './decode/rights';
import { strategyManager } from './decode/strategy-manager';
import { knownStrategies, symbolOfToken } from './strategies';

export const PROTOCOL = 'eigenlayer';

type Table = () => ReadonlyMap<string, EntryPoint>;

/** `isCore`: nothing a person signs there is none of our business, so a function we do not know is shown as unknown. */
type KnownContract = { readonly address: Address; readonly table: Table; readonly isCore: boolean };

const core = (address: Address, table: Table): KnownContract => ({ address, table, isCore: true });
const plain = (address: Address, table: Table): KnownContract => ({ address, table, isCore: false });

const knownContracts: readonly KnownContract[] = [
  core(STRATEGY_MANAGER, strategyManager),
  core(DELEGATION_MANAGER, delegationManager),
  core(EIGEN_POD_MANAGER, eigenPodManager),
  core(ALLOCATION_MANAGER, allocationManager),
  core(PERMISSION_CONTROLLER, permissionController),
  core(REWARDS_COORDINATOR, rewardsCoordinator),
  plain(AVS_DIRECTORY, avsDirectory),
  plain(STRATEGY_FACTORY, strategyFactory),
  plain(EIGEN, eigenToken),
  plain(DELAYED_WITHDRAWAL_ROUTER, delayedWithdrawalRouter),
];

const strategyAddresses = knownStrategies
  .map(({ strategy }) => strategy)
  .filter((it) => !isSameAddress(it, BEACON_STRATEGY));

/** Every contract a wallet may be pointed at. Pods, factory strategies and duration vaults are not in it: there are thousands. */
export const contractsOn = (chainId: number): readonly Address[] =>
  chainId === MAINNET
    ? [...knownContracts.map(({ address }) => address), EMISSIONS_CONTROLLER, BEIGEN, ...strategyAddresses]
    : [];

const spenders = [...knownContracts.map(({ address }) => address), EMISSIONS_CONTROLLER];

const flagsOn = (chainId: number): readonly IntentFlag[] => (chainId === MAINNET ? [] : ['wrong-chain']);

/** EigenLayer's contracts as spenders of tokens. On another chain they are not there, which the intent says. */
export const spenderBook: SpenderBook = {
  protocol: PROTOCOL,
  isSpender: (spender) => spenders.some((known) => isSameAddress(known, spender)),
  symbolOf: (token, chainId) => (chainId === MAINNET ? symbolOfToken(token) : undefined),
  flagsOn,
};

const decodeKnown = (contract: KnownContract, call: Call): Intent | undefined => {
  const selector = selectorOf(call.data);
  if (!selector) return undefined;
  const entry = contract.table().get(selector);
  if (entry) return decodeEntryPoint(PROTOCOL, contract.address, entry, call, flagsOn(call.chainId));
  return contract.isCore && call.chainId === MAINNET ? unknownFunction(PROTOCOL, contract.address, call) : undefined;
};

/** A pod or duration vault, known by its functions; the caller's own pod also by its address. */
const decodeUnlisted = (call: Call, to: Address): Intent | undefined => {
  const selector = selectorOf(call.data);
  const pod = podOf(call);
  const isOwnPod = pod !== undefined && isSameAddress(pod, to);
  if (!selector) {
    if (!isOwnPod || call.value === 0n) return undefined;
    // Plain ether in a pod becomes stake at the next checkpoint.
    return buildIntent(
      { protocol: PROTOCOL, chainId: call.chainId, contract: to, verb: 'receive', args: {} },
      {
        action: 'deposit',
        asset: 'ETH',
        amount: call.value,
        amountKind: 'assets',
        target: to,
        targetKind: 'pod',
        beneficiary: call.from,
        note: note('etherToPod'),
      },
    );
  }
  const entry = (isOwnPod && ownPodOnly().get(selector)) || eigenPod().get(selector) || durationVault().get(selector);
  return entry && decodeEntryPoint(PROTOCOL, to, entry, call, isOwnPod ? [] : ['unregistered-contract']);
};

const decodeBeaconDeposit = (call: Call): Intent | undefined => {
  const entry = beaconDeposit().get(selectorOf(call.data) ?? '');
  if (!entry) return undefined;
  const intent = decodeEntryPoint(PROTOCOL, BEACON_DEPOSIT, entry, call);
  // No execution credentials, or another account's: ordinary staking. With the caller unknown it may still be a pod.
  if (!intent.target || (call.from && intent.flags.length > 0)) return undefined;
  return intent;
};

/** A call's meaning for EigenLayer; undefined for everything that is not EigenLayer's. Pure; never throws. */
export const decodeCall = (call: Call): Intent | undefined => {
  const { to } = call;
  if (!to) return undefined;
  const known = knownContracts.find(({ address }) => isSameAddress(address, to));
  const decoded = known && decodeKnown(known, call);
  if (decoded) return decoded;
  if (call.chainId === MAINNET && !known) {
    const other = isSameAddress(to, BEACON_DEPOSIT) ? decodeBeaconDeposit(call) : decodeUnlisted(call, to);
    if (other) return other;
  }
  return decodeApprovalCall(spenderBook, call);
};
