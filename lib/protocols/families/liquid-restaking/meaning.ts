import { getAddress } from 'viem';
import type { Call } from '@/lib/core/intent';
import { say } from '@/lib/core/sentence';
import type { Address, Hex } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { type Named, requestExit } from '../liquid-staking/meaning';
import { AT_ONCE } from './subject';

// What calls of liquid restaking contracts mean beyond those of staking tokens.

/** Tokens given back for what is at hand, at once. */
export const redeemAtOnce = (
  call: Call,
  token: Named,
  amount: bigint,
  receiver: Address | undefined = call.from,
  assetOut = 'ETH',
): IntentPart => ({ ...requestExit(call, token, [amount], receiver), assetOut, note: say(AT_ONCE) });

/** A token that stands for a request goes to somebody else, and the payment with it. */
export const giveRequest = (call: Call, from: Address, to: Address, id: bigint): IntentPart => ({
  action: 'other',
  amount: id,
  amountKind: 'tokenId',
  target: call.to,
  targetKind: 'withdrawal',
  owner: from,
  beneficiary: to,
  note: say('restakedToken.note.requestGiven'),
});

/** Transfers of a request held as a token. */
export const requestTransfers = () =>
  (['transferFrom', 'safeTransferFrom'] as const).map((name) =>
    entryPoint(`function ${name}(address from, address to, uint256 tokenId)`, (args, call) => {
      const [from, to, id] = args as readonly [Address, Address, bigint];
      return giveRequest(call, from, to, id);
    }),
  );

/** The account in a word of 32 bytes; undefined where it is none of 20. */
const accountOf = (word: Hex): Address | undefined =>
  /^0x0{24}[0-9a-fA-F]{40}$/.test(word) ? getAddress(`0x${word.slice(26)}`) : undefined;

/** LayerZero's omnichain token: locked or burned here, to appear on another chain. Source: LayerZero-Labs/LayerZero-v2, IOFT. */
export const omnichain = (token: Named) =>
  entryPointTable(() => [
    entryPoint(
      'function send((uint32 dstEid, bytes32 to, uint256 amountLD, uint256 minAmountLD, bytes extraOptions, bytes composeMsg, bytes oftCmd) sendParam, (uint256 nativeFee, uint256 lzTokenFee) fee, address refundAddress) payable',
      ([{ to, amountLD, minAmountLD }], call) => ({
        ...requestExit(call, token, [amountLD], accountOf(to) ?? call.from),
        action: 'bridge',
        assetOut: token.symbol,
        minOut: minAmountLD,
      }),
    ),
  ]);
