// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Transfers} from "../Transfers.sol";
import {EtherFiEth} from "./EtherFiEth.sol";
import {EtherFiMainnet} from "./EtherFiMainnet.sol";
import {EtherFiPool} from "./EtherFiPool.sol";

/// EtherFiRedemptionManager: out at once for a fee, from a bucket that refills, while enough stays at hand. Ether alone here.
contract EtherFiRedemption {
    struct Limit {
        uint64 capacity;
        uint64 remaining;
        uint64 lastRefill;
        uint64 refillRate;
    }

    struct RedemptionInfo {
        Limit limit;
        uint16 exitFeeSplitToTreasuryInBps;
        uint16 exitFeeInBps;
        uint16 lowWatermarkInBpsOfTvl;
    }

    error IncorrectCaller();
    error ExceededRedeemable();
    error InvalidOutputToken();

    /// The bucket counts in millionths of an ether.
    uint256 private constant BUCKET_UNIT = 1e12;

    mapping(address token => RedemptionInfo) public tokenToRedemptionInfo;

    receive() external payable {}

    function initializeTokenParameters(address token, uint16 feeBps, uint16 watermarkBps, uint256 capacity, uint256 refill)
        external
    {
        require(msg.sender == EtherFiMainnet.OPERATIONS, IncorrectCaller());
        uint64 full = uint64(capacity / BUCKET_UNIT);
        tokenToRedemptionInfo[token] = RedemptionInfo(
            Limit(full, full, uint64(block.timestamp), uint64(refill / BUCKET_UNIT)), 0, feeBps, watermarkBps
        );
    }

    function redeemEEth(uint256 amount, address payable receiver, address outputToken) external {
        require(outputToken == EtherFiMainnet.ETHER, InvalidOutputToken());
        require(amount <= totalRedeemableAmount(outputToken), ExceededRedeemable());
        RedemptionInfo storage info = tokenToRedemptionInfo[outputToken];
        info.limit.remaining = _refilled(info.limit) - uint64((amount + BUCKET_UNIT - 1) / BUCKET_UNIT);
        info.limit.lastRefill = uint64(block.timestamp);
        uint256 share = _pool().sharesForAmount(amount);
        uint256 paid = _pool().amountForShare(share * (10_000 - info.exitFeeInBps) / 10_000);
        Transfers.pull(EtherFiMainnet.EETH, msg.sender, address(this), amount);
        uint256 burned = _pool().withdraw(receiver, paid);
        _pool().burnEEthShares(share - burned);
    }

    function lowWatermarkInETH(address token) public view returns (uint256) {
        return _pool().getTotalPooledEther() * tokenToRedemptionInfo[token].lowWatermarkInBpsOfTvl / 10_000;
    }

    function totalRedeemableAmount(address token) public view returns (uint256) {
        uint256 atHand = _pool().totalValueInLp();
        uint256 kept = lowWatermarkInETH(token);
        if (atHand < kept) return 0;
        uint256 inBucket = _refilled(tokenToRedemptionInfo[token].limit) * BUCKET_UNIT;
        return inBucket < atHand - kept ? inBucket : atHand - kept;
    }

    function canRedeem(uint256 amount, address token) external view returns (bool) {
        return amount <= totalRedeemableAmount(token);
    }

    function _refilled(Limit memory limit) private view returns (uint64) {
        uint256 filled = limit.remaining + (block.timestamp - limit.lastRefill) * uint256(limit.refillRate);
        return filled > limit.capacity ? limit.capacity : uint64(filled);
    }

    function _pool() private pure returns (EtherFiPool) {
        return EtherFiPool(payable(EtherFiMainnet.POOL));
    }
}
