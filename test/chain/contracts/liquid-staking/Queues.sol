// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {RateToken} from "../RateToken.sol";

/// Stader's pool manager: what ETHx is worth, and whether its books balance.
contract StaderPools {
    RateToken public constant ETHX = RateToken(0xA35b1B31Ce002FBF2058D22F30f95D405200A15b);

    bool public isVaultHealthy;
    bool public paused;

    function getExchangeRate() external view returns (uint256) {
        return ETHX.getExchangeRate();
    }

    function setHealthy(bool healthy) external {
        isVaultHealthy = healthy;
    }

    function setPaused(bool paused_) external {
        paused = paused_;
    }
}

contract StaderRates {
    bool public erInspectionMode;

    function setInspection(bool on) external {
        erInspectionMode = on;
    }
}

/// Stader's withdrawals: in order, each finalized at the lower of what was expected and what it is worth then.
contract StaderWithdrawals {
    struct Request {
        address owner;
        uint256 ethXAmount;
        uint256 ethExpected;
        uint256 ethFinalized;
        uint256 requestBlock;
    }

    RateToken public constant ETHX = RateToken(0xA35b1B31Ce002FBF2058D22F30f95D405200A15b);

    bool public paused;
    uint256 public nextRequestIdToFinalize;
    uint256 public nextRequestId;
    uint256 public ethRequestedForWithdraw;
    mapping(uint256 id => Request) public userWithdrawRequests;
    mapping(address owner => uint256[]) private _byOwner;

    /// Code is put here without its constructor.
    function start() external {
        (nextRequestIdToFinalize, nextRequestId) = (1, 1);
    }

    function requestWithdraw(uint256 amount, address owner) external returns (uint256 id) {
        ETHX.transferFrom(msg.sender, address(this), amount);
        uint256 expected = _worth(amount);
        id = nextRequestId++;
        userWithdrawRequests[id] = Request(owner, amount, expected, 0, block.number);
        ethRequestedForWithdraw += expected;
        _byOwner[owner].push(id);
    }

    function finalizeUserWithdrawalRequest(uint256 count) external payable {
        for (uint256 i = 0; i < count; i++) {
            Request storage request = userWithdrawRequests[nextRequestIdToFinalize++];
            uint256 worth = _worth(request.ethXAmount);
            request.ethFinalized = worth < request.ethExpected ? worth : request.ethExpected;
            ethRequestedForWithdraw -= request.ethExpected;
        }
    }

    function getRequestIdsByUser(address owner) external view returns (uint256[] memory) {
        return _byOwner[owner];
    }

    function _worth(uint256 amount) private view returns (uint256) {
        return (amount * ETHX.getExchangeRate()) / 1e18;
    }
}

/// Where mETH is staked and given back.
contract MantleStaking {
    RateToken public constant mETH = RateToken(0xd5F7838F5C461fefF7FE49ea5ebaF7728bB0ADfa);
    MantleRequests public constant REQUESTS = MantleRequests(0x38fDF7b489316e03eD8754ad339cb5c4483FDcf9);

    function mETHToETH(uint256 amount) public view returns (uint256) {
        return (amount * mETH.getRate()) / 1e18;
    }

    function unstakeRequest(uint128 amount, uint128 minimum) external returns (uint256) {
        uint256 worth = mETHToETH(amount);
        require(worth >= minimum);
        mETH.transferFrom(msg.sender, address(this), amount);
        return REQUESTS.create(msg.sender, worth);
    }
}

/// Requests for mETH: what is asked for in all, against what was set aside for it.
contract MantleRequests {
    uint256 public numberOfBlocksToFinalize;
    uint256 public latestCumulativeETHRequested;
    uint256 public allocatedETHForClaims;
    address[] private _requesters;

    function setNumberOfBlocksToFinalize(uint256 blocks) external {
        numberOfBlocksToFinalize = blocks;
    }

    function create(address requester, uint256 worth) external returns (uint256) {
        latestCumulativeETHRequested += worth;
        _requesters.push(requester);
        return _requesters.length - 1;
    }

    function allocateETH() external payable {
        allocatedETHForClaims += msg.value;
    }

    function allocatedETHDeficit() external view returns (uint256) {
        return latestCumulativeETHRequested > allocatedETHForClaims
            ? latestCumulativeETHRequested - allocatedETHForClaims
            : 0;
    }
}
