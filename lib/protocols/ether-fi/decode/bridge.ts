import { getAddress, isHex } from 'viem';
import type { Address, Hex } from '@/lib/core/units';
import { entryPoint, entryPointTable } from '../../entry-point';
import { requestExit } from '../../families/liquid-staking/meaning';

/** The account in a word of 32 bytes; undefined where it is none of 20. */
const accountOf = (word: Hex): Address | undefined =>
  isHex(word) && /^0x0{24}[0-9a-fA-F]{40}$/.test(word) ? getAddress(`0x${word.slice(26)}`) : undefined;

/** LayerZero's omnichain token: weETH locked or burned here, to appear on another chain. */
export const omnichain = (token: Address) =>
  entryPointTable(() => [
    entryPoint(
      'function send((uint32 dstEid, bytes32 to, uint256 amountLD, uint256 minAmountLD, bytes extraOptions, bytes composeMsg, bytes oftCmd) sendParam, (uint256 nativeFee, uint256 lzTokenFee) fee, address refundAddress) payable',
      ([{ to, amountLD, minAmountLD }], call) => ({
        ...requestExit(call, { symbol: 'weETH', address: token }, [amountLD], accountOf(to) ?? call.from),
        action: 'bridge',
        assetOut: 'weETH',
        minOut: minAmountLD,
      }),
    ),
  ]);
