// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {EtherFiMainnet} from "./EtherFiMainnet.sol";
import {EtherFiPool} from "./EtherFiPool.sol";

/// WithdrawRequestNFT: requests in order of their numbers; settled ones pay the lower of what was asked for and what the
/// shares were worth then.
contract EtherFiRequests {
    struct WithdrawRequest {
        uint96 amountOfEEth;
        uint96 shareOfEEth;
        bool isValid;
        uint32 feeGwei;
    }

    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);

    error IncorrectCaller();
    error RequestNotFinalized();
    error RequestNotValid();
    error CannotInvalidateFinalizedRequest();
    error InvalidToken();

    uint32 private _requests;
    uint32 public lastFinalizedRequestId;
    uint128 public ethAmountLockedForWithdrawal;
    mapping(uint256 id => WithdrawRequest) private _request;
    mapping(uint256 id => address) private _owner;
    mapping(address owner => uint256) public balanceOf;
    mapping(uint256 id => uint256) private _rateAt;

    receive() external payable {
        require(msg.sender == EtherFiMainnet.POOL, IncorrectCaller());
        ethAmountLockedForWithdrawal += uint128(msg.value);
    }

    function nextRequestId() public view returns (uint32) {
        return _requests + 1;
    }

    function requestWithdraw(uint96 amount, uint96 share, address recipient) external returns (uint256 id) {
        require(msg.sender == EtherFiMainnet.POOL, IncorrectCaller());
        id = ++_requests;
        _request[id] = WithdrawRequest(amount, share, true, 0);
        _owner[id] = recipient;
        balanceOf[recipient]++;
        emit Transfer(address(0), recipient, id);
    }

    function finalizeRequests(uint256 id) external {
        require(msg.sender == EtherFiMainnet.ADMIN && id < nextRequestId(), IncorrectCaller());
        uint256 rate = _pool().amountPerShareCeil();
        for (uint256 each = lastFinalizedRequestId + 1; each <= id; each++) _rateAt[each] = rate;
        lastFinalizedRequestId = uint32(id);
    }

    function invalidateRequest(uint256 id) external {
        require(msg.sender == EtherFiMainnet.OPERATIONS, IncorrectCaller());
        require(id > lastFinalizedRequestId, CannotInvalidateFinalizedRequest());
        _request[id].isValid = false;
    }

    function claimWithdraw(uint256 id) external {
        WithdrawRequest memory request = _request[id];
        require(request.isValid, RequestNotValid());
        uint256 amount = getClaimableAmount(id);
        address owner = ownerOf(id);
        delete _request[id];
        delete _owner[id];
        balanceOf[owner]--;
        ethAmountLockedForWithdrawal -= request.amountOfEEth;
        _pool().withdraw(amount, request.shareOfEEth);
        (bool paid,) = owner.call{value: amount}("");
        (bool back,) = EtherFiMainnet.POOL.call{value: request.amountOfEEth - amount}("");
        require(paid && back, RequestNotFinalized());
        emit Transfer(owner, address(0), id);
    }

    function ownerOf(uint256 id) public view returns (address) {
        require(_owner[id] != address(0), InvalidToken());
        return _owner[id];
    }

    function getRequest(uint256 id) external view returns (WithdrawRequest memory) {
        return _request[id];
    }

    function isFinalized(uint256 id) external view returns (bool) {
        return id <= lastFinalizedRequestId;
    }

    function getClaimableAmount(uint256 id) public view returns (uint256) {
        require(id <= lastFinalizedRequestId, RequestNotFinalized());
        uint256 worth = uint256(_request[id].shareOfEEth) * _rateAt[id] / 1 ether;
        return worth < _request[id].amountOfEEth ? worth : _request[id].amountOfEEth;
    }

    function _pool() private pure returns (EtherFiPool) {
        return EtherFiPool(payable(EtherFiMainnet.POOL));
    }
}
