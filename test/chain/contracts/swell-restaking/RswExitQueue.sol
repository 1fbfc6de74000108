// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {RswAccess, RswDeposits, RswEth, SwellMainnet} from "./SwellRestaking.sol";

/// rswEXIT in small: requests as tokens, processed in order at the rate of the moment.
contract RswExitQueue {
    error WithdrawRequestTooLarge();
    error WithdrawRequestTooSmall();
    error WithdrawalRequestNotProcessed();
    error WithdrawalsPaused();

    struct WithdrawRequest {
        uint256 amount;
        uint256 lastTokenIdProcessed;
        uint256 rateWhenCreated;
    }

    RswEth private constant RSWETH = RswEth(SwellMainnet.RSWETH);

    uint256 public withdrawRequestMinimum;
    uint256 public withdrawRequestMaximum;
    uint256 public exitingETH;
    uint256 public getLastTokenIdCreated;
    mapping(uint256 tokenId => WithdrawRequest) public withdrawalRequests;
    mapping(uint256 tokenId => address) public ownerOf;
    mapping(address owner => uint256[]) private _held;
    uint256[] private _processedIds;
    mapping(uint256 processedId => uint256) private _rates;

    modifier whenRunning() {
        require(!RswAccess(SwellMainnet.ACCESS).withdrawalsPaused(), WithdrawalsPaused());
        _;
    }

    receive() external payable {}

    function setLimits(uint256 least, uint256 most) external {
        SwellMainnet.onlyOperations();
        (withdrawRequestMinimum, withdrawRequestMaximum) = (least, most);
    }

    function createWithdrawRequest(uint256 amount) external whenRunning {
        require(amount >= withdrawRequestMinimum, WithdrawRequestTooSmall());
        require(amount <= withdrawRequestMaximum, WithdrawRequestTooLarge());
        RSWETH.transferFrom(msg.sender, address(this), amount);
        RSWETH.burn(amount);
        uint256 tokenId = ++getLastTokenIdCreated;
        uint256 rate = RSWETH.getRate();
        withdrawalRequests[tokenId] = WithdrawRequest(amount, getLastTokenIdProcessed(), rate);
        exitingETH += (amount * rate) / 1 ether;
        ownerOf[tokenId] = msg.sender;
        _held[msg.sender].push(tokenId);
    }

    function processWithdrawals(uint256 upTo) external {
        SwellMainnet.onlyOperations();
        uint256 rate = RSWETH.getRate();
        uint256 exited;
        for (uint256 id = getLastTokenIdProcessed() + 1; id <= upTo; id++) {
            WithdrawRequest memory request = withdrawalRequests[id];
            exitingETH -= (request.amount * request.rateWhenCreated) / 1 ether;
            exited += (request.amount * _lower(rate, request.rateWhenCreated)) / 1 ether;
        }
        _processedIds.push(upTo);
        _rates[upTo] = rate;
        RswDeposits(payable(SwellMainnet.DEPOSITS)).transferETHForWithdrawRequests(exited);
    }

    function finalizeWithdrawal(uint256 tokenId) external whenRunning {
        require(ownerOf[tokenId] == msg.sender);
        (bool isProcessed, uint256 rate) = getProcessedRateForTokenId(tokenId);
        require(isProcessed, WithdrawalRequestNotProcessed());
        WithdrawRequest memory request = withdrawalRequests[tokenId];
        delete ownerOf[tokenId];
        uint256[] storage held = _held[msg.sender];
        for (uint256 i = 0; i < held.length; i++) {
            if (held[i] == tokenId) held[i] = held[held.length - 1];
        }
        held.pop();
        payable(msg.sender).transfer((request.amount * _lower(rate, request.rateWhenCreated)) / 1 ether);
    }

    function getProcessedRateForTokenId(uint256 tokenId) public view returns (bool, uint256) {
        if (tokenId == 0) return (false, 0);
        for (uint256 i = 0; i < _processedIds.length; i++) {
            if (_processedIds[i] >= tokenId) return (true, _rates[_processedIds[i]]);
        }
        return (false, 0);
    }

    function getLastTokenIdProcessed() public view returns (uint256) {
        return _processedIds.length == 0 ? 0 : _processedIds[_processedIds.length - 1];
    }

    function balanceOf(address owner) external view returns (uint256) {
        return _held[owner].length;
    }

    function tokenOfOwnerByIndex(address owner, uint256 index) external view returns (uint256) {
        return _held[owner][index];
    }

    function _lower(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
