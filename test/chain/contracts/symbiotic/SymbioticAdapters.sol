// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Once} from "../Once.sol";
import {IERC20, Transfers} from "../Transfers.sol";

interface IVaultOfAdapters {
    function place(address adapter, uint256 amount) external;
}

interface IAdapterOfDelegator {
    function totalAssets() external view returns (uint256);
    function freeAssets() external view returns (uint256);
    function giveBack(uint256 amount) external;
}

/// Spreads a VaultV2's assets over adapters, as its owner says and at once.
contract SymbioticUniversalDelegator is Once {
    error NotOwner();
    error NotVault();

    event AddAdapter(address indexed adapter, uint256 index);

    address public vault;
    address public owner;
    address[] public adapters;

    modifier onlyOwner() {
        require(msg.sender == owner, NotOwner());
        _;
    }

    function initialize(address vault_, address owner_) external once {
        (vault, owner) = (vault_, owner_);
    }

    function getAdaptersLength() external view returns (uint256) {
        return adapters.length;
    }

    function addAdapter(address adapter) external onlyOwner {
        adapters.push(adapter);
        emit AddAdapter(adapter, adapters.length - 1);
    }

    function allocate(address adapter, uint256 amount) external onlyOwner {
        IVaultOfAdapters(vault).place(adapter, amount);
    }

    function totalAssets() external view returns (uint256 assets) {
        for (uint256 i = 0; i < adapters.length; i++) assets += IAdapterOfDelegator(adapters[i]).totalAssets();
    }

    function freeAssets() external view returns (uint256 assets) {
        for (uint256 i = 0; i < adapters.length; i++) assets += IAdapterOfDelegator(adapters[i]).freeAssets();
    }

    function recall(uint256 amount) external {
        require(msg.sender == vault, NotVault());
        for (uint256 i = 0; i < adapters.length && amount > 0; i++) {
            uint256 free = IAdapterOfDelegator(adapters[i]).freeAssets();
            uint256 taken = free < amount ? free : amount;
            if (taken > 0) IAdapterOfDelegator(adapters[i]).giveBack(taken);
            amount -= taken;
        }
    }
}

/// Holds assets of a vault.
abstract contract SymbioticAdapter is Once {
    error NotDelegator();

    address public vault;
    address public asset;
    address public delegator;

    function totalAssets() public view returns (uint256) {
        return IERC20(asset).balanceOf(address(this));
    }

    function freeAssets() public view virtual returns (uint256);

    function giveBack(uint256 amount) external {
        require(msg.sender == delegator, NotDelegator());
        Transfers.send(asset, vault, amount);
    }
}

/// Lends what it holds; what is lent out cannot be given back.
contract SymbioticMarketAdapter is SymbioticAdapter {
    uint256 public lent;

    function initialize(address vault_, address asset_, address delegator_) external once {
        (vault, asset, delegator) = (vault_, asset_, delegator_);
    }

    function lend(uint256 amount) external {
        lent = amount;
    }

    function freeAssets() public view override returns (uint256) {
        return totalAssets() > lent ? totalAssets() - lent : 0;
    }
}

/// Guarantees what it holds to one network through one operator. A slash takes effect at once.
contract SymbioticAppAdapter is SymbioticAdapter {
    error NotNetworkMiddleware();
    error InsufficientSlash();

    event Slash(uint256 amount);

    address public burner;
    uint48 public duration;
    address public operator;
    bytes32 public subnetwork;
    address public middleware;

    function initialize(
        address vault_,
        address asset_,
        address delegator_,
        address burner_,
        uint48 duration_,
        address operator_,
        bytes32 subnetwork_,
        address middleware_
    ) external once {
        (vault, asset, delegator) = (vault_, asset_, delegator_);
        (burner, duration, operator, subnetwork, middleware) =
            (burner_, duration_, operator_, subnetwork_, middleware_);
    }

    function stake() public view returns (uint256) {
        return totalAssets();
    }

    function slashable() public view returns (uint256) {
        return totalAssets();
    }

    function freeAssets() public pure override returns (uint256) {
        return 0;
    }

    function slash(uint256 amount) external {
        require(msg.sender == middleware, NotNetworkMiddleware());
        uint256 taken = amount < slashable() ? amount : slashable();
        require(taken > 0, InsufficientSlash());
        Transfers.send(asset, burner, taken);
        emit Slash(taken);
    }
}
