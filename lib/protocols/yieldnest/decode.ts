import type { Call } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../decoding/entry-point';
import { requestTransfers } from '../families/liquid-restaking/meaning';
import { claimExit, requestExit, stakeEther, stakeToken } from '../families/liquid-staking/meaning';
import type { EntryContract } from '../families/liquid-staking/shape';
import { EIGEN_ADAPTER, type Line, REFERRAL_ADAPTER, YNETH, YNLSDE } from './contracts';

/** Staked tokens by name; which of them are taken is set on chain. Source: their issuers. */
export const takes: Readonly<Record<Address, string>> = {
  '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84': 'stETH',
  '0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0': 'wstETH',
  '0xac3E018457B222d93114458476f3E3416Abbe38F': 'sfrxETH',
  '0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3': 'OETH',
  '0xDcEe70654261AF21C44c093C300eD3Bb97b78192': 'wOETH',
  '0xae78736Cd615f374D3085123A210448E74Fc6393': 'rETH',
  '0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa': 'mETH',
};

const takeToken = (call: Call, token: Address, amount: bigint, receiver: Address): IntentPart => ({
  ...stakeToken(call, { symbol: '', address: token }, amount, YNLSDE.symbol, receiver),
  asset: Object.entries(takes).find(([address]) => isSameAddress(address, token))?.[1],
});

const ynEth = entryPointTable(() => [
  entryPoint('function depositETH(address receiver) payable', ([receiver], call) =>
    stakeEther(call, 'ynETH', receiver),
  ),
]);
const referralAdapter = entryPointTable(() => [
  entryPoint('function depositWithReferral(address receiver, address referrer) payable', ([receiver], call) =>
    stakeEther(call, 'ynETH', receiver),
  ),
]);
const ynLsde = entryPointTable(() => [
  entryPoint('function deposit(address asset, uint256 amount, address receiver)', ([asset, amount, receiver], call) =>
    takeToken(call, asset, amount, receiver),
  ),
]);
const eigenAdapter = entryPointTable(() => [
  entryPoint('function deposit(address asset, uint256 amount, address receiver)', ([asset, amount, receiver], call) =>
    takeToken(call, asset, amount, receiver),
  ),
  entryPoint(
    'function depositWithReferral(address asset, uint256 amount, address receiver, address referrer)',
    ([asset, amount, receiver], call) => takeToken(call, asset, amount, receiver),
  ),
]);

const CLAIM = '(uint256 tokenId, uint256 finalizationId, address receiver)';
type Claimed = { readonly tokenId: bigint; readonly receiver: Address };

/** ynETH pays ether; ynLSDe pays its staked tokens in proportion. */
const claims = (call: Call, line: Line, list: readonly Claimed[]): IntentPart => {
  const part = claimExit(
    call,
    list.map(({ tokenId }) => tokenId),
    list[0]?.receiver,
  );
  return { ...part, assetOut: line === YNETH ? 'ETH' : undefined };
};

/** WithdrawalQueueManager: requests held as tokens. */
const queueOf = (line: Line) =>
  entryPointTable(() => {
    const request = (call: Call, amount: bigint): IntentPart => ({
      ...requestExit(call, { symbol: line.symbol, address: line.token }, [amount]),
      assetOut: line === YNETH ? 'ETH' : undefined,
    });
    return [
      entryPoint('function requestWithdrawal(uint256 amount)', ([amount], call) => request(call, amount)),
      entryPoint('function requestWithdrawal(uint256 amount, bytes data)', ([amount], call) => request(call, amount)),
      entryPoint('function claimWithdrawal(uint256 tokenId, address receiver)', ([tokenId, receiver], call) =>
        claims(call, line, [{ tokenId, receiver }]),
      ),
      entryPoint(`function claimWithdrawal(${CLAIM} claim)`, ([claim], call) => claims(call, line, [claim])),
      entryPoint('function claimWithdrawals(uint256[] tokenIds, address[] receivers)', ([ids, receivers], call) =>
        claims(
          call,
          line,
          ids.map((tokenId, index) => ({ tokenId, receiver: receivers[index] ?? line.queue })),
        ),
      ),
      entryPoint(`function claimWithdrawals(${CLAIM}[] claims)`, ([list], call) => claims(call, line, list)),
      ...requestTransfers(),
    ];
  });

const core = (address: Address, table: EntryContract['table']): EntryContract => ({
  chainId: 1,
  address,
  table,
  isCore: true,
  isSpender: true,
});

export const contracts: readonly EntryContract[] = [
  core(YNETH.token, ynEth),
  core(REFERRAL_ADAPTER, referralAdapter),
  core(YNLSDE.token, ynLsde),
  core(EIGEN_ADAPTER, eigenAdapter),
  core(YNETH.queue, queueOf(YNETH)),
  core(YNLSDE.queue, queueOf(YNLSDE)),
];
