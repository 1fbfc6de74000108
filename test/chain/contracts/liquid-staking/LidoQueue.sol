// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {StakedEther} from "../StakedEther.sol";

/// Lido's withdrawal queue: requests in order, finalized up to one of them at a share rate that may be lower than when they
/// were made, and paid one by one. Its unstETH are numbers with owners here, no NFTs.
contract LidoQueue {
    error OnlyFinalizer();
    error InvalidHint(uint256 hint);
    error NotClaimable(uint256 requestId);
    error ResumedExpected();

    struct WithdrawalRequestStatus {
        uint256 amountOfStETH;
        uint256 amountOfShares;
        address owner;
        uint256 timestamp;
        bool isFinalized;
        bool isClaimed;
    }

    struct Checkpoint {
        uint256 fromRequestId;
        uint256 maxShareRate;
    }

    StakedEther public constant stETH = StakedEther(0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84);
    uint256 private constant RATE_UNIT = 1e27;

    /// The first entry of both lists stands for none.
    WithdrawalRequestStatus[] private _requests;
    Checkpoint[] private _checkpoints;
    mapping(address owner => uint256[]) private _byOwner;
    uint256 public getLastFinalizedRequestId;
    uint256 public unfinalizedStETH;
    bool public isBunkerModeActive;
    bool public isPaused;

    modifier onlyFinalizer() {
        require(msg.sender == stETH.oracle(), OnlyFinalizer());
        _;
    }

    function requestWithdrawals(uint256[] calldata amounts, address owner) external returns (uint256[] memory ids) {
        require(!isPaused, ResumedExpected());
        if (owner == address(0)) owner = msg.sender;
        ids = new uint256[](amounts.length);
        if (_requests.length == 0) _requests.push();
        if (_checkpoints.length == 0) _checkpoints.push();
        for (uint256 i = 0; i < amounts.length; i++) {
            uint256 shares = stETH.getSharesByPooledEth(amounts[i]);
            stETH.transferFrom(msg.sender, address(this), amounts[i]);
            ids[i] = _requests.length;
            _requests.push(WithdrawalRequestStatus(amounts[i], shares, owner, block.timestamp, false, false));
            _byOwner[owner].push(ids[i]);
            unfinalizedStETH += amounts[i];
        }
    }

    /// Everything up to `last` can be claimed, at no more than `maxShareRate` (27 decimals) a share. The stETH goes to who pays.
    function finalize(uint256 last, uint256 maxShareRate) external payable onlyFinalizer {
        _checkpoints.push(Checkpoint(getLastFinalizedRequestId + 1, maxShareRate));
        uint256 shares;
        for (uint256 id = getLastFinalizedRequestId + 1; id <= last; id++) {
            _requests[id].isFinalized = true;
            unfinalizedStETH -= _requests[id].amountOfStETH;
            shares += _requests[id].amountOfShares;
        }
        getLastFinalizedRequestId = last;
        stETH.transferShares(msg.sender, shares);
    }

    function claimWithdrawal(uint256 requestId) external {
        WithdrawalRequestStatus storage request = _requests[requestId];
        require(request.owner == msg.sender && request.isFinalized && !request.isClaimed, NotClaimable(requestId));
        uint256 amount = _claimable(requestId, _hintOf(requestId));
        request.isClaimed = true;
        uint256[] storage mine = _byOwner[msg.sender];
        for (uint256 i = 0; i < mine.length; i++) {
            if (mine[i] != requestId) continue;
            mine[i] = mine[mine.length - 1];
            mine.pop();
            break;
        }
        (bool sent,) = msg.sender.call{value: amount}("");
        require(sent);
    }

    function setBunkerMode(bool active) external onlyFinalizer {
        isBunkerModeActive = active;
    }

    function setPaused(bool paused) external onlyFinalizer {
        isPaused = paused;
    }

    function getLastRequestId() public view returns (uint256) {
        return _requests.length == 0 ? 0 : _requests.length - 1;
    }

    function getLastCheckpointIndex() public view returns (uint256) {
        return _checkpoints.length == 0 ? 0 : _checkpoints.length - 1;
    }

    function getWithdrawalRequests(address owner) external view returns (uint256[] memory) {
        return _byOwner[owner];
    }

    function getWithdrawalStatus(uint256[] calldata ids) external view returns (WithdrawalRequestStatus[] memory list) {
        list = new WithdrawalRequestStatus[](ids.length);
        for (uint256 i = 0; i < ids.length; i++) {
            list[i] = _requests[ids[i]];
        }
    }

    function findCheckpointHints(uint256[] calldata ids, uint256 first, uint256 last)
        external
        view
        returns (uint256[] memory hints)
    {
        hints = new uint256[](ids.length);
        uint256 before;
        for (uint256 i = 0; i < ids.length; i++) {
            require(ids[i] >= before, "REQUEST_IDS_NOT_SORTED");
            before = ids[i];
            uint256 hint = _hintOf(ids[i]);
            hints[i] = hint < first || hint > last ? 0 : hint;
        }
    }

    function getClaimableEther(uint256[] calldata ids, uint256[] calldata hints)
        external
        view
        returns (uint256[] memory amounts)
    {
        amounts = new uint256[](ids.length);
        for (uint256 i = 0; i < ids.length; i++) {
            amounts[i] = _claimable(ids[i], hints[i]);
        }
    }

    /// The checkpoint a finalized request belongs to; 0 for one that is not finalized.
    function _hintOf(uint256 id) private view returns (uint256 hint) {
        if (id > getLastFinalizedRequestId) return 0;
        for (hint = getLastCheckpointIndex(); _checkpoints[hint].fromRequestId > id; hint--) {}
    }

    function _claimable(uint256 id, uint256 hint) private view returns (uint256) {
        WithdrawalRequestStatus storage request = _requests[id];
        if (!request.isFinalized || request.isClaimed) return 0;
        require(hint != 0 && hint <= getLastCheckpointIndex(), InvalidHint(hint));
        uint256 maxRate = _checkpoints[hint].maxShareRate;
        uint256 rate = (request.amountOfStETH * RATE_UNIT) / request.amountOfShares;
        return rate <= maxRate ? request.amountOfStETH : (request.amountOfShares * maxRate) / RATE_UNIT;
    }
}
