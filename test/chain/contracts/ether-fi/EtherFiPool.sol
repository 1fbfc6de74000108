// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC20, Transfers} from "../Transfers.sol";
import {EtherFiEth} from "./EtherFiEth.sol";
import {EtherFiMainnet} from "./EtherFiMainnet.sol";
import {EtherFiRequests} from "./EtherFiRequests.sol";

/// LiquidityPool: ether in for shares, shares out through requests. What is with validators counts as reported.
contract EtherFiPool {
    event Deposit(address indexed sender, uint256 amount, uint8 source, address referral);
    event Withdraw(address indexed sender, address recipient, uint256 amount, uint8 source);
    event Rebase(uint256 totalEthLocked, uint256 totalEEthShares);

    error IncorrectCaller();
    error InvalidAmount();
    error InvalidWithdrawalAmount();
    error InsufficientLiquidity();
    error RebaseExceedsPositiveCap();
    error ContractPaused();

    uint256 public constant MAX_POSITIVE_REBASE_BPS = 25;
    uint128 public totalValueOutOfLp;
    uint128 public totalValueInLp;
    uint256 public minWithdrawAmount;
    uint256 public maxWithdrawAmount;
    bool public paused;
    uint256 public pausedUntil;

    modifier onlyBy(address who) {
        require(msg.sender == who, IncorrectCaller());
        _;
    }

    modifier whenNotPaused() {
        require(!paused && pausedUntil < block.timestamp, ContractPaused());
        _;
    }

    receive() external payable {
        totalValueOutOfLp -= uint128(msg.value);
        totalValueInLp += uint128(msg.value);
    }

    function setBounds(uint256 least, uint256 most) external onlyBy(EtherFiMainnet.OPERATIONS) {
        (minWithdrawAmount, maxWithdrawAmount) = (least, most);
    }

    function pauseUntil(uint256 end) external onlyBy(EtherFiMainnet.OPERATIONS) {
        pausedUntil = end;
    }

    function deposit() external payable returns (uint256) {
        return deposit(address(0));
    }

    function deposit(address referral) public payable whenNotPaused returns (uint256) {
        emit Deposit(msg.sender, msg.value, 1, referral);
        return _deposit(msg.sender, msg.value, 0);
    }

    function depositToRecipient(address recipient, uint256 amount, address referral)
        external
        onlyBy(EtherFiMainnet.LIQUIFIER)
        returns (uint256)
    {
        emit Deposit(recipient, amount, 1, referral);
        return _deposit(recipient, 0, amount);
    }

    function requestWithdraw(address recipient, uint256 amount) external whenNotPaused returns (uint256 id) {
        require(amount >= minWithdrawAmount && amount <= maxWithdrawAmount && amount > 0, InvalidWithdrawalAmount());
        uint256 share = sharesForAmount(amount);
        Transfers.pull(EtherFiMainnet.EETH, msg.sender, EtherFiMainnet.REQUESTS, amount);
        id = EtherFiRequests(payable(EtherFiMainnet.REQUESTS)).requestWithdraw(
            uint96(amount), uint96(share), recipient
        );
        emit Withdraw(msg.sender, recipient, amount, 1);
    }

    /// Ether for a validator leaves the pool and keeps counting.
    function sendOut(address payable node, uint256 amount) external onlyBy(EtherFiMainnet.OPERATIONS) {
        totalValueOutOfLp += uint128(amount);
        totalValueInLp -= uint128(amount);
        _send(node, amount);
    }

    function rebase(int128 accruedRewards) external onlyBy(EtherFiMainnet.ADMIN) {
        int256 most = int256(getTotalPooledEther() * MAX_POSITIVE_REBASE_BPS / 10_000);
        require(accruedRewards <= most, RebaseExceedsPositiveCap());
        totalValueOutOfLp = uint128(int128(totalValueOutOfLp) + accruedRewards);
        emit Rebase(getTotalPooledEther(), _eEth().totalShares());
    }

    function addEthAmountLockedForWithdrawal(uint128 amount) external onlyBy(EtherFiMainnet.ADMIN) {
        require(totalValueInLp >= amount, InsufficientLiquidity());
        totalValueInLp -= amount;
        totalValueOutOfLp += amount;
        _send(payable(EtherFiMainnet.REQUESTS), amount);
    }

    /// A settled request was paid from what was set aside.
    function withdraw(uint256 amount, uint256 share) external onlyBy(EtherFiMainnet.REQUESTS) {
        totalValueOutOfLp -= uint128(amount);
        _eEth().burnShares(msg.sender, share);
    }

    function withdraw(address payable recipient, uint256 amount)
        external
        onlyBy(EtherFiMainnet.REDEMPTION)
        returns (uint256 share)
    {
        share = sharesForWithdrawalAmount(amount);
        require(totalValueInLp >= amount, InsufficientLiquidity());
        totalValueInLp -= uint128(amount);
        _eEth().burnShares(msg.sender, share);
        _send(recipient, amount);
    }

    function burnEEthShares(uint256 share) external onlyBy(EtherFiMainnet.REDEMPTION) {
        _eEth().burnShares(msg.sender, share);
    }

    function getTotalPooledEther() public view returns (uint256) {
        return uint256(totalValueOutOfLp) + totalValueInLp;
    }

    function getTotalEtherClaimOf(address user) external view returns (uint256) {
        return amountForShare(_eEth().shares(user));
    }

    function sharesForAmount(uint256 amount) public view returns (uint256) {
        uint256 pooled = getTotalPooledEther();
        return pooled == 0 ? 0 : amount * _eEth().totalShares() / pooled;
    }

    function sharesForWithdrawalAmount(uint256 amount) public view returns (uint256) {
        uint256 pooled = getTotalPooledEther();
        return pooled == 0 ? 0 : (amount * _eEth().totalShares() + pooled - 1) / pooled;
    }

    function amountForShare(uint256 share) public view returns (uint256) {
        uint256 all = _eEth().totalShares();
        return all == 0 ? 0 : share * getTotalPooledEther() / all;
    }

    function amountPerShareCeil() external view returns (uint256) {
        uint256 all = _eEth().totalShares();
        return all == 0 ? 0 : (1 ether * getTotalPooledEther() + all - 1) / all;
    }

    function _deposit(address recipient, uint256 intoPool, uint256 outside) private returns (uint256 share) {
        uint256 amount = intoPool + outside;
        uint256 pooled = getTotalPooledEther();
        share = pooled == 0 ? amount : amount * _eEth().totalShares() / pooled;
        require(share > 0, InvalidAmount());
        totalValueInLp += uint128(intoPool);
        totalValueOutOfLp += uint128(outside);
        _eEth().mintShares(recipient, share);
    }

    function _send(address payable to, uint256 amount) private {
        (bool done,) = to.call{value: amount}("");
        require(done, InsufficientLiquidity());
    }

    function _eEth() private pure returns (EtherFiEth) {
        return EtherFiEth(EtherFiMainnet.EETH);
    }
}
