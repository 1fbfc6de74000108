// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Transfers} from "../Transfers.sol";
import {VaultShares} from "../VaultShares.sol";

/// A V1 vault, after v1-contracts-public e731d4e: only its supervisor puts in and takes out.
contract KarakVaultV1 is VaultShares {
    error Unauthorized();
    error DepositMoreThanMax();
    error EnforcedPause();

    address public owner;
    uint256 public assetLimit;
    bool public paused;
    address private _asset;
    string public symbol;

    modifier onlySupervisor() {
        if (msg.sender != owner) revert Unauthorized();
        _;
    }

    modifier whenNotPaused() {
        if (paused) revert EnforcedPause();
        _;
    }

    function initialize(address supervisor, address asset_, string calldata symbol_, uint256 limit) external {
        if (owner != address(0)) revert Unauthorized();
        (owner, _asset, symbol, assetLimit) = (supervisor, asset_, symbol_, limit);
    }

    function asset() public view override returns (address) {
        return _asset;
    }

    function deposit(uint256 assets, address depositor) external onlySupervisor whenNotPaused returns (uint256 shares) {
        if (assets + totalAssets() > assetLimit) revert DepositMoreThanMax();
        shares = convertToShares(assets);
        Transfers.pull(_asset, depositor, address(this), assets);
        _mint(msg.sender, shares);
    }

    function redeem(uint256 shares, address to, address from)
        external
        onlySupervisor
        whenNotPaused
        returns (uint256 assets)
    {
        assets = convertToAssets(shares);
        _burn(from, shares);
        Transfers.send(_asset, to, assets);
    }

    function pause(bool toPause) external onlySupervisor {
        paused = toPause;
    }

    function setLimit(uint256 limit) external onlySupervisor {
        assetLimit = limit;
    }
}
