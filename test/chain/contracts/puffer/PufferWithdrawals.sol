// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC20} from "../Transfers.sol";
import {PufferMainnet, PufferVault} from "./PufferVault.sol";

/// PufferWithdrawalManager in small: requests in batches of ten, of which only full ones are settled.
contract PufferWithdrawals {
    error BatchesAreNotFull();
    error NotFinalized();
    error WithdrawalAlreadyCompleted();
    error WithdrawalAmountTooHigh();
    error WithdrawalAmountTooLow();

    struct Withdrawal {
        uint128 pufETHAmount;
        uint128 pufETHToETHExchangeRate;
        address recipient;
    }

    struct WithdrawalBatch {
        uint64 pufETHToETHExchangeRate;
        uint88 toBurn;
        uint96 toTransfer;
        uint128 withdrawalsClaimed;
        uint128 amountClaimed;
    }

    uint256 public constant BATCH_SIZE = 10;
    uint256 public constant MIN_WITHDRAWAL_AMOUNT = 0.01 ether;
    uint256 public getMaxWithdrawalAmount;
    uint256 public getFinalizedWithdrawalBatch;
    Withdrawal[] private _withdrawals;
    WithdrawalBatch[] private _batches;

    PufferVault private constant VAULT = PufferVault(payable(PufferMainnet.VAULT));

    receive() external payable {}

    /// The first batch is empty and settled from the start.
    function initialize(uint256 most) external {
        PufferMainnet.onlyOperations();
        getMaxWithdrawalAmount = most;
        for (uint256 i = 0; i < BATCH_SIZE; i++) _withdrawals.push(Withdrawal(0, 0, address(0)));
        _batches.push(WithdrawalBatch(0, 0, 0, 0, 0));
    }

    function requestWithdrawal(uint128 pufETHAmount, address recipient) external {
        require(pufETHAmount >= MIN_WITHDRAWAL_AMOUNT, WithdrawalAmountTooLow());
        require(pufETHAmount <= getMaxWithdrawalAmount, WithdrawalAmountTooHigh());
        VAULT.transferFrom(msg.sender, address(this), pufETHAmount);
        uint256 index = _withdrawals.length / BATCH_SIZE;
        if (index == _batches.length) _batches.push(WithdrawalBatch(0, 0, 0, 0, 0));
        uint256 rate = VAULT.convertToAssets(1 ether);
        _batches[index].toBurn += uint88(pufETHAmount);
        _batches[index].toTransfer += uint96((pufETHAmount * rate) / 1 ether);
        _withdrawals.push(Withdrawal(pufETHAmount, uint128(rate), recipient));
    }

    function finalizeWithdrawals(uint256 upTo) external {
        PufferMainnet.onlyOperations();
        require(upTo < _withdrawals.length / BATCH_SIZE, BatchesAreNotFull());
        for (uint256 i = getFinalizedWithdrawalBatch + 1; i <= upTo; i++) {
            uint256 rate = VAULT.convertToAssets(1 ether);
            WithdrawalBatch storage batch = _batches[i];
            uint256 worth = (batch.toBurn * rate) / 1 ether;
            VAULT.transferETH(address(this), worth < batch.toTransfer ? worth : batch.toTransfer);
            VAULT.burn(batch.toBurn);
            batch.pufETHToETHExchangeRate = uint64(rate);
        }
        getFinalizedWithdrawalBatch = upTo;
    }

    function completeQueuedWithdrawal(uint256 withdrawalIdx) external {
        uint256 index = withdrawalIdx / BATCH_SIZE;
        require(index <= getFinalizedWithdrawalBatch, NotFinalized());
        Withdrawal memory withdrawal = _withdrawals[withdrawalIdx];
        require(withdrawal.recipient != address(0), WithdrawalAlreadyCompleted());
        uint256 settled = _batches[index].pufETHToETHExchangeRate;
        uint256 rate = withdrawal.pufETHToETHExchangeRate < settled ? withdrawal.pufETHToETHExchangeRate : settled;
        uint256 payout = (uint256(withdrawal.pufETHAmount) * rate) / 1 ether;
        _batches[index].withdrawalsClaimed++;
        _batches[index].amountClaimed += uint128(payout);
        delete _withdrawals[withdrawalIdx];
        (bool wrapped,) = PufferMainnet.WETH.call{value: payout}(abi.encodeWithSignature("deposit()"));
        require(wrapped);
        IERC20(PufferMainnet.WETH).transfer(withdrawal.recipient, payout);
    }

    function getWithdrawalsLength() external view returns (uint256) {
        return _withdrawals.length;
    }

    function getWithdrawal(uint256 withdrawalIdx) external view returns (Withdrawal memory) {
        return withdrawalIdx >= _withdrawals.length ? Withdrawal(0, 0, address(0)) : _withdrawals[withdrawalIdx];
    }

    function getBatch(uint256 batchIdx) external view returns (WithdrawalBatch memory) {
        return batchIdx >= _batches.length ? WithdrawalBatch(0, 0, 0, 0, 0) : _batches[batchIdx];
    }
}
