import type { Call } from '@/lib/core/intent';
import { say } from '@/lib/core/sentence';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { requestExit } from '../../families/liquid-staking/meaning';
import { ETHER, STETH } from '../addresses';
import { eETH, PERMIT, weETH } from './pool';

type Named = typeof eETH;

/** WeETHWithdrawAdapter: unwraps and queues in one call. Amount first, unlike at the pool. */
export const withdrawAdapter = entryPointTable(() => [
  entryPoint('function requestWithdraw(uint256 weETHAmount, address recipient)', ([amount, recipient], call) =>
    requestExit(call, weETH, [amount], recipient),
  ),
  entryPoint(
    `function requestWithdrawWithPermit(uint256 weETHAmount, address recipient, ${PERMIT} permit)`,
    ([amount, recipient, { deadline }], call) => ({
      ...requestExit(call, weETH, [amount], recipient),
      expiry: deadline,
    }),
  ),
]);

const nameOut = (token: Address): string | undefined =>
  isSameAddress(token, ETHER) ? 'ETH' : isSameAddress(token, STETH) ? 'stETH' : undefined;

const redeem = (call: Call, token: Named, amount: bigint, receiver: Address, out: Address = ETHER): IntentPart => ({
  ...requestExit(call, token, [amount], receiver),
  assetOut: nameOut(out),
  note: say('liquidRestaking.note.atOnce'),
});

/** EtherFiRedemptionManager: out at once, for a fee, as far as its bucket is full. Without an output token until October 2025. */
export const redemptionManager = entryPointTable(() =>
  [eETH, weETH].flatMap((token) => {
    const verb = token === eETH ? 'redeemEEth' : 'redeemWeEth';
    return [
      entryPoint(`function ${verb}(uint256 amount, address receiver, address outputToken)`, (args, call) => {
        const [amount, receiver, out] = args as readonly [bigint, Address, Address];
        return redeem(call, token, amount, receiver, out);
      }),
      entryPoint(
        `function ${verb}WithPermit(uint256 amount, address receiver, ${PERMIT} permit, address outputToken)`,
        (args, call) => {
          const [amount, receiver, permit, out] = args as readonly [bigint, Address, { deadline: bigint }, Address];
          return { ...redeem(call, token, amount, receiver, out), expiry: permit.deadline };
        },
      ),
      entryPoint(`function ${verb}(uint256 amount, address receiver)`, (args, call) => {
        const [amount, receiver] = args as readonly [bigint, Address];
        return { ...redeem(call, token, amount, receiver), flags: ['outdated'] };
      }),
      entryPoint(`function ${verb}WithPermit(uint256 amount, address receiver, ${PERMIT} permit)`, (args, call) => {
        const [amount, receiver] = args as readonly [bigint, Address, unknown];
        return { ...redeem(call, token, amount, receiver), flags: ['outdated'] };
      }),
    ];
  }),
);

const REQUEST =
  '(address user, uint96 amountOfEEth, uint96 shareOfEEth, uint96 amountWithFee, uint32 nonce, uint32 creationTime)';
type Request = { readonly user: Address; readonly amountOfEEth: bigint };

const claim = (call: Call, requests: readonly Request[]): IntentPart => ({
  action: 'claimWithdrawal',
  asset: eETH.symbol,
  assetAddress: eETH.address,
  amount: requests[0]?.amountOfEEth,
  amountKind: 'assets',
  assetOut: 'ETH',
  target: call.to,
  targetKind: 'withdrawal',
  beneficiary: requests[0]?.user,
  ...(requests.length > 1
    ? { moves: requests.map((item) => ({ asset: 'eETH', amount: item.amountOfEEth, amountKind: 'assets' as const })) }
    : {}),
});

/** PriorityWithdrawalQueue: for accounts ether.fi lists. */
export const priorityQueue = entryPointTable(() => [
  entryPoint('function requestWithdraw(uint96 amountOfEEth, uint96 amountWithFee)', ([amount], call) =>
    requestExit(call, eETH, [amount]),
  ),
  entryPoint(
    `function requestWithdrawWithPermit(uint96 amountOfEEth, uint96 amountWithFee, ${PERMIT} permit)`,
    ([amount, , { deadline }], call) => ({ ...requestExit(call, eETH, [amount]), expiry: deadline }),
  ),
  entryPoint('function requestWithdrawWithWeETH(uint96 weEthAmount, uint96 amountWithFee)', ([amount], call) =>
    requestExit(call, weETH, [amount]),
  ),
  entryPoint(
    `function requestWithdrawWithWeETHAndPermit(uint96 weEthAmount, uint96 amountWithFee, ${PERMIT} permit)`,
    ([amount, , { deadline }], call) => ({ ...requestExit(call, weETH, [amount]), expiry: deadline }),
  ),
  entryPoint(`function cancelWithdraw(${REQUEST} request)`, ([{ user, amountOfEEth }], call) => ({
    ...claim(call, [{ user, amountOfEEth }]),
    action: 'other',
    assetOut: 'eETH',
    note: say('liquidRestaking.note.cancelled'),
  })),
  entryPoint(`function claimWithdraw(${REQUEST} request)`, ([request], call) => claim(call, [request])),
  entryPoint(`function batchClaimWithdraw(${REQUEST}[] requests)`, ([requests], call) => claim(call, requests)),
]);
