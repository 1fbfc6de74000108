// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {OriginEther} from "../OriginEther.sol";
import {RateToken} from "../RateToken.sol";
import {Token} from "../Token.sol";
import {WrappedEther} from "../WrappedEther.sol";

/// OETH's vault: withdrawals in a queue that ether at hand fills, each paid after a delay.
contract OriginVault {
    OriginEther public constant OETH = OriginEther(0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3);
    WrappedEther public constant WETH = WrappedEther(payable(0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2));

    struct Queue {
        uint128 queued;
        uint128 claimable;
        uint128 claimed;
        uint128 nextWithdrawalIndex;
    }

    Queue public withdrawalQueueMetadata;
    uint256 public withdrawalClaimDelay;
    bool public capitalPaused;

    function setUp(uint256 delaySeconds, bool paused) external {
        (withdrawalClaimDelay, capitalPaused) = (delaySeconds, paused);
    }

    function requestWithdrawal(uint256 amount) external returns (uint256 id, uint256 queued) {
        OETH.transferFrom(msg.sender, address(this), amount);
        id = withdrawalQueueMetadata.nextWithdrawalIndex++;
        withdrawalQueueMetadata.queued += uint128(amount);
        addWithdrawalQueueLiquidity();
        queued = withdrawalQueueMetadata.queued;
    }

    /// What the vault holds beyond what is claimable already goes to the queue.
    function addWithdrawalQueueLiquidity() public {
        Queue storage queue = withdrawalQueueMetadata;
        uint256 missing = queue.queued - queue.claimable;
        uint256 free = WETH.balanceOf(address(this)) - (queue.claimable - queue.claimed);
        queue.claimable += uint128(free < missing ? free : missing);
    }
}

/// wOETH: shares of the OETH it holds.
contract OriginWrapped is Token {
    OriginEther public constant OETH = OriginEther(0x856c4Efb76C1D1AE02e20CEB03A2A6a08b0b8dC3);

    function deposit(uint256 assets, address receiver) external returns (uint256 shares) {
        shares = totalSupply == 0 ? assets : (assets * totalSupply) / OETH.balanceOf(address(this));
        OETH.transferFrom(msg.sender, address(this), assets);
        _mint(receiver, shares);
    }

    function convertToAssets(uint256 shares) external view returns (uint256) {
        return totalSupply == 0 ? shares : (shares * OETH.balanceOf(address(this))) / totalSupply;
    }
}

/// Mints frxETH for ether.
contract FraxMinter {
    Token public constant FRXETH = Token(0x5E8422345238F34275888049021821E8E08CAa1f);
    bool public submitPaused;

    function submit() external payable {
        require(!submitPaused, "Submit is paused");
        FRXETH.mint(msg.sender, msg.value);
    }

    function setPaused(bool paused) external {
        submitPaused = paused;
    }
}

/// Tickets for frxETH: mature after a time its operator sets; fees in millionths.
contract FraxQueue {
    Token public constant FRXETH = Token(0x5E8422345238F34275888049021821E8E08CAa1f);

    struct State {
        uint64 nextNftId;
        uint64 queueLengthSecs;
        uint64 redemptionFee;
        uint120 ttlEthRequested;
        uint120 ttlEthServed;
    }

    State public redemptionQueueState;

    function setQueue(uint64 seconds_, uint64 fee) external {
        (redemptionQueueState.queueLengthSecs, redemptionQueueState.redemptionFee) = (seconds_, fee);
    }

    function enterRedemptionQueue(address, uint120 amount) external returns (uint256) {
        FRXETH.transferFrom(msg.sender, address(this), amount);
        redemptionQueueState.ttlEthRequested += amount;
        return redemptionQueueState.nextNftId++;
    }
}

/// wBETH: burned for a claim on ether that the exchange puts in later.
contract BinanceEther is RateToken {
    BinanceUnwrap public constant UNWRAP = BinanceUnwrap(0x79973d557CD9dd87eb61E250cc2572c990e20196);
    bool public paused;

    function requestWithdrawEth(uint256 amount) external {
        _burn(msg.sender, amount);
        UNWRAP.requestWithdraw(msg.sender, amount, (amount * this.exchangeRate()) / 1e18);
    }
}

contract BinanceUnwrap {
    struct WithdrawRequest {
        address recipient;
        uint256 wbethAmount;
        uint256 ethAmount;
        uint256 triggerTime;
        uint256 claimTime;
        bool allocated;
    }

    uint256 public lockTime;
    uint256 public startAllocatedEthIndex;
    bool public paused;
    WithdrawRequest[] private _requests;
    mapping(address user => uint256[]) private _byUser;

    function setLockTime(uint256 seconds_) external {
        lockTime = seconds_;
    }

    function requestWithdraw(address recipient, uint256 wbethAmount, uint256 ethAmount) external {
        _byUser[recipient].push(_requests.length);
        _requests.push(WithdrawRequest(recipient, wbethAmount, ethAmount, block.timestamp, 0, false));
    }

    function allocate(uint256 count) external {
        for (uint256 i = 0; i < count; i++) {
            _requests[startAllocatedEthIndex++].allocated = true;
        }
    }

    function getUserWithdrawRequests(address user) external view returns (WithdrawRequest[] memory list) {
        list = new WithdrawRequest[](_byUser[user].length);
        for (uint256 i = 0; i < list.length; i++) {
            list[i] = _requests[_byUser[user][i]];
        }
    }
}

/// Veda-labs/boring-vault, DelayedWithdraw: what it has set for one asset.
contract DelayedWithdraw {
    struct WithdrawAsset {
        bool allowWithdraws;
        uint32 withdrawDelay;
        uint32 completionWindow;
        uint128 outstandingShares;
        uint16 withdrawFee;
        uint16 maxLoss;
    }

    mapping(address asset => WithdrawAsset) public withdrawAssets;

    function setupWithdrawAsset(address asset, uint32 delay, uint32 window, uint16 fee, uint16 maxLoss) external {
        withdrawAssets[asset] = WithdrawAsset(true, delay, window, 0, fee, maxLoss);
    }
}
