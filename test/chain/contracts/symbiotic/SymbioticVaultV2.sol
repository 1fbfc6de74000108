// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "../Token.sol";
import {IERC20, Transfers} from "../Transfers.sol";

interface IDelegatorOfVault {
    function totalAssets() external view returns (uint256);
    function freeAssets() external view returns (uint256);
    function recall(uint256 amount) external;
}

interface IQueueOfVault {
    function pendingShares() external view returns (uint256);
}

/// Version 3 of Symbiotic's vaults: ERC-4626 over adapters. Its factory makes it as a proxy of this code.
contract SymbioticVaultV2 is Token {
    error PendingWithdrawalQueue();
    error NotDelegator();
    error NotOwner();
    error AlreadyMade();

    event Deposit(address indexed sender, address indexed owner, uint256 assets, uint256 shares);

    address public constant FACTORY = 0xAEb6bdd95c502390db8f52c8909F703E9Af6a346;

    uint64 public version;
    address public owner;
    address public asset;
    address public delegator;
    address public withdrawalQueue;
    uint96 public managementFee;
    uint96 public performanceFee;
    bool public isDepositLimit;
    uint256 public depositLimit;
    bool public depositWhitelist;
    mapping(address account => bool) public isDepositorWhitelisted;

    function initialize(uint64 version_, address owner_, bytes calldata data) external {
        require(version == 0, AlreadyMade());
        (version, owner) = (version_, owner_);
        (asset, delegator, withdrawalQueue, managementFee, performanceFee) =
            abi.decode(data, (address, address, address, uint96, uint96));
        (name, symbol, decimals) = ("Local vault V2", "LV2", 18);
    }

    function setDepositLimit(uint256 limit) external {
        require(msg.sender == owner, NotOwner());
        (isDepositLimit, depositLimit) = (true, limit);
    }

    function freeAssets() public view returns (uint256) {
        return IERC20(asset).balanceOf(address(this));
    }

    function totalAssets() public view returns (uint256) {
        return freeAssets() + IDelegatorOfVault(delegator).totalAssets();
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return totalSupply == 0 ? shares : shares * totalAssets() / totalSupply;
    }

    /// What could be paid at once; nothing while others wait.
    function withdrawable() public view returns (uint256) {
        if (IQueueOfVault(withdrawalQueue).pendingShares() > 0) return 0;
        return freeAssets() + IDelegatorOfVault(delegator).freeAssets();
    }

    function deposit(uint256 assets, address receiver) external returns (uint256 shares) {
        shares = totalSupply == 0 ? assets : assets * totalSupply / totalAssets();
        Transfers.pull(asset, msg.sender, address(this), assets);
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
    }

    function redeem(uint256 shares, address receiver, address holder) external returns (uint256 assets) {
        require(
            IQueueOfVault(withdrawalQueue).pendingShares() == 0 || msg.sender == withdrawalQueue,
            PendingWithdrawalQueue()
        );
        assets = convertToAssets(shares);
        if (msg.sender != holder) allowance[holder][msg.sender] -= shares;
        _burn(holder, shares);
        if (assets > freeAssets()) IDelegatorOfVault(delegator).recall(assets - freeAssets());
        Transfers.send(asset, receiver, assets);
    }

    /// Moves assets into an adapter.
    function place(address adapter, uint256 amount) external {
        require(msg.sender == delegator, NotDelegator());
        Transfers.send(asset, adapter, amount);
    }
}
