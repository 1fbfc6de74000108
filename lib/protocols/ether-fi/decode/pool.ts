import type { Call } from '@/lib/core/intent';
import { entryPoint, entryPointTable } from '../../decoding/entry-point';
import { requestTransfers } from '../../families/liquid-restaking/meaning';
import { claimExit, requestExit, stakeEther, wrapToken } from '../../families/liquid-staking/meaning';
import { EETH, WEETH } from '../addresses';

export const eETH = { symbol: 'eETH', address: EETH };
export const weETH = { symbol: 'weETH', address: WEETH };

/** A permit handed over inside a call. */
export const PERMIT = '(uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s)';

/** LiquidityPool: ether in for eETH, eETH into the withdrawal queue. */
export const liquidityPool = entryPointTable(() => [
  entryPoint('function deposit() payable', (_, call) => stakeEther(call, 'eETH')),
  entryPoint('function deposit(address _referral) payable', (_, call) => stakeEther(call, 'eETH')),
  entryPoint('function deposit(address _user, address _referral) payable', ([user], call) =>
    // Until 2024 for depositors of a contract before it; now for ether.fi's own membership contract alone.
    ({ ...stakeEther(call, 'eETH', user), flags: ['outdated'] }),
  ),
  entryPoint('function requestWithdraw(address recipient, uint256 amount)', ([recipient, amount], call) =>
    requestExit(call, eETH, [amount], recipient),
  ),
  entryPoint(
    `function requestWithdrawWithPermit(address _owner, uint256 _amount, ${PERMIT} _permit)`,
    ([owner, amount, { deadline }], call) => ({ ...requestExit(call, eETH, [amount], owner), expiry: deadline }),
  ),
]);

const wrap = (amount: bigint, call: Call) => wrapToken(call, eETH, amount, 'weETH');

/** weETH: the form of eETH whose number stays. */
export const wrappedEeth = entryPointTable(() => [
  entryPoint('function wrap(uint256 _eETHAmount)', ([amount], call) => wrap(amount, call)),
  entryPoint(`function wrapWithPermit(uint256 _eETHAmount, ${PERMIT} _permit)`, ([amount, { deadline }], call) => ({
    ...wrap(amount, call),
    expiry: deadline,
  })),
  entryPoint('function unwrap(uint256 _weETHAmount)', ([amount], call) => wrapToken(call, weETH, amount, 'eETH')),
]);

/** Claims by the number of the request, paid to whoever holds it; and the request itself, which can be given away. */
export const withdrawRequests = entryPointTable(() => [
  entryPoint('function claimWithdraw(uint256 tokenId)', ([id], call) => claimExit(call, [id])),
  entryPoint('function batchClaimWithdraw(uint256[] tokenIds)', ([ids], call) => claimExit(call, ids)),
  ...requestTransfers(),
]);
