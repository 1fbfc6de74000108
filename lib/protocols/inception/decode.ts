import type { Address } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../decoding/entry-point';
import { redeemAtOnce } from '../families/liquid-restaking/meaning';
import { type Named, requestExit, stakeEther, stakeToken } from '../families/liquid-staking/meaning';
import type { EntryContract } from '../families/liquid-staking/shape';
import { INETH, POOL, type Vault, vaults } from './contracts';

const inEth: Named = { symbol: 'inETH', address: INETH };

const claimFor = (target: Address, claimer: Address, asset: string) =>
  ({
    action: 'claimWithdrawal',
    assetOut: asset,
    target,
    targetKind: 'withdrawal',
    // Anybody may claim for anybody; it is paid to whom it belongs.
    beneficiary: claimer,
  }) as const;

/** RestakingPool: ether for inETH and back. */
const pool = entryPointTable(() => [
  entryPoint('function stake() payable', (_, call) => stakeEther(call, 'inETH')),
  entryPoint('function stake(bytes32 code) payable', (_, call) => stakeEther(call, 'inETH')),
  entryPoint('function unstake(address to, uint256 shares)', ([to, shares], call) =>
    requestExit(call, inEth, [shares], to),
  ),
  entryPoint('function claimUnstake(address claimer)', ([claimer]) => claimFor(POOL, claimer, 'ETH')),
  entryPoint('function flashUnstake(uint256 shares, address receiver)', ([shares, receiver], call) =>
    redeemAtOnce(call, inEth, shares, receiver),
  ),
]);

/** A vault of one staked token. The same selectors are used elsewhere with other meanings. */
const vaultTable = ({ symbol, token, vault, asset, assetAddress }: Vault) =>
  entryPointTable(() => {
    const lst: Named = { symbol: asset, address: assetAddress };
    const share: Named = { symbol, address: token };
    return [
      entryPoint('function deposit(uint256 amount, address receiver)', ([amount, receiver], call) =>
        stakeToken(call, lst, amount, symbol, receiver),
      ),
      entryPoint(
        'function depositWithReferral(uint256 amount, address receiver, bytes32 code)',
        ([amount, receiver], call) => stakeToken(call, lst, amount, symbol, receiver),
      ),
      entryPoint('function withdraw(uint256 iShares, address receiver)', ([shares, receiver], call) => ({
        ...requestExit(call, share, [shares], receiver),
        assetOut: asset,
      })),
      entryPoint('function redeem(address receiver)', ([receiver]) => claimFor(vault, receiver, asset)),
      entryPoint('function flashWithdraw(uint256 iShares, address receiver)', ([shares, receiver], call) =>
        redeemAtOnce(call, share, shares, receiver, asset),
      ),
    ];
  });

export const contracts: readonly EntryContract[] = [
  { chainId: 1, address: POOL, table: pool, isCore: true },
  ...vaults.map(
    (vault): EntryContract => ({
      chainId: 1,
      address: vault.vault,
      table: vaultTable(vault),
      isCore: true,
      isSpender: true,
    }),
  ),
];

export const takes: Readonly<Record<Address, string>> = Object.fromEntries(
  vaults.map(({ assetAddress, asset }) => [assetAddress, asset]),
);
