// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "../Token.sol";

/// Lists the nodes that restake.
contract YnNodes {
    address[] private _nodes;

    function addNode(address node) external {
        _nodes.push(node);
    }

    function getAllNodes() external view returns (address[] memory) {
        return _nodes;
    }
}

/// ynETH in small: shares of the ether in the pool and with nodes. `previewRedeem` as in ynEigen, too.
contract YnToken is Token {
    bool public depositsPaused;
    uint256 public totalDepositedInPool;
    uint256 public withNodes;

    function depositETH(address receiver) external payable {
        require(!depositsPaused, "Paused");
        uint256 shares = totalSupply == 0 ? msg.value : (msg.value * totalSupply) / totalAssets();
        totalDepositedInPool += msg.value;
        _mint(receiver, shares);
    }

    /// Ether goes to a node, or to the vault that pays withdrawals.
    function sendOut(address payable to, uint256 amount, bool toNode) external onlyMinter {
        totalDepositedInPool -= amount;
        if (toNode) withNodes += amount;
        (bool sent,) = to.call{value: amount}("");
        require(sent);
    }

    /// What nodes hold now.
    function reportNodes(uint256 amount) external onlyMinter {
        withNodes = amount;
    }

    function setPaused(bool paused) external onlyMinter {
        depositsPaused = paused;
    }

    function burnHeld(uint256 amount) external {
        _burn(msg.sender, amount);
    }

    function totalAssets() public view returns (uint256) {
        return totalDepositedInPool + withNodes;
    }

    function previewRedeem(uint256 shares) external view returns (uint256) {
        return totalSupply == 0 ? shares : (shares * totalAssets()) / totalSupply;
    }
}

/// Pays withdrawals. Its ether is no longer counted with the token's.
contract YnRedemption {
    address public token;
    bool public paused;

    receive() external payable {}

    function setUp(address token_, bool paused_) external {
        (token, paused) = (token_, paused_);
    }

    function availableRedemptionAssets() external view returns (uint256) {
        return address(this).balance;
    }

    function transferRedemptionAssets(address payable to, uint256 amount) external {
        require(!paused);
        to.transfer(amount);
    }
}

/// WithdrawalQueueManager in small: requests as tokens, finalized in ranges at one rate each.
contract YnQueue {
    error NotFinalized(uint256 tokenId);

    struct WithdrawalRequest {
        uint256 amount;
        uint256 feeAtRequestTime;
        uint256 redemptionRateAtRequestTime;
        uint256 creationTimestamp;
        bool processed;
        bytes data;
    }

    struct Finalization {
        uint64 startIndex;
        uint64 endIndex;
        uint96 redemptionRate;
    }

    uint256 private constant FEE_PRECISION = 1_000_000;

    YnToken private _token;
    YnRedemption private _vault;
    uint256 public withdrawalFee;
    uint256 public lastFinalizedIndex;
    uint256 public pendingRequestedRedemptionAmount;
    WithdrawalRequest[] private _requests;
    mapping(address owner => uint256[]) private _held;
    Finalization[] private _finalizations;

    function setUp(YnToken token, YnRedemption vault, uint256 fee) external {
        (_token, _vault, withdrawalFee) = (token, vault, fee);
    }

    function requestWithdrawal(uint256 amount) external {
        _token.transferFrom(msg.sender, address(this), amount);
        uint256 rate = _token.previewRedeem(1 ether);
        _held[msg.sender].push(_requests.length);
        _requests.push(WithdrawalRequest(amount, withdrawalFee, rate, block.timestamp, false, ""));
        pendingRequestedRedemptionAmount += (amount * rate) / 1 ether;
    }

    function finalizeRequestsUpToIndex(uint256 end) external {
        uint256 rate = _token.previewRedeem(1 ether);
        _finalizations.push(Finalization(uint64(lastFinalizedIndex), uint64(end), uint96(rate)));
        lastFinalizedIndex = end;
    }

    function claimWithdrawal(uint256 tokenId, address payable receiver) external {
        Finalization memory finalization = _finalizations[findFinalizationForTokenId(tokenId)];
        WithdrawalRequest storage request = _requests[tokenId];
        uint256 rate = request.redemptionRateAtRequestTime < finalization.redemptionRate
            ? request.redemptionRateAtRequestTime
            : finalization.redemptionRate;
        uint256[] storage held = _held[msg.sender];
        for (uint256 i = 0; i < held.length; i++) {
            if (held[i] == tokenId) held[i] = held[held.length - 1];
        }
        held.pop();
        request.processed = true;
        uint256 gross = (request.amount * rate) / 1 ether;
        pendingRequestedRedemptionAmount -= gross;
        _token.burnHeld(request.amount);
        _vault.transferRedemptionAssets(receiver, gross - (gross * request.feeAtRequestTime) / FEE_PRECISION);
    }

    function findFinalizationForTokenId(uint256 tokenId) public view returns (uint256) {
        for (uint256 i = 0; i < _finalizations.length; i++) {
            if (tokenId >= _finalizations[i].startIndex && tokenId < _finalizations[i].endIndex) return i;
        }
        revert NotFinalized(tokenId);
    }

    function getFinalization(uint256 finalizationId) external view returns (Finalization memory) {
        return _finalizations[finalizationId];
    }

    function withdrawalRequestsForOwner(address owner)
        external
        view
        returns (uint256[] memory ids, WithdrawalRequest[] memory requests)
    {
        ids = _held[owner];
        requests = new WithdrawalRequest[](ids.length);
        for (uint256 i = 0; i < ids.length; i++) requests[i] = _requests[ids[i]];
    }
}
