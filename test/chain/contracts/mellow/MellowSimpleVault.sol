// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC20} from "../Transfers.sol";
import {IMellowToken} from "./MellowMultiVault.sol";
import {MellowQueue} from "./MellowQueue.sol";
import {IMellowSymbioticVault, MellowVaultControl} from "./MellowVaultControl.sol";

/// A vault over one Symbiotic vault. Source: mellow-finance/simple-lrt, MellowSymbioticVault.
contract MellowSimpleVault is MellowVaultControl {
    IMellowSymbioticVault public symbioticVault;
    MellowQueue public withdrawalQueue;
    address public symbioticCollateral;

    function initialize(address place, address collateral, string calldata symbol_, uint256 limit_) external {
        symbioticVault = IMellowSymbioticVault(place);
        symbioticCollateral = collateral;
        withdrawalQueue = new MellowQueue(address(this), place);
        if (admin != address(0)) revert Forbidden();
        (admin, _asset, symbol, limit) = (msg.sender, symbioticVault.collateral(), symbol_, limit_);
    }

    function totalAssets() public view override returns (uint256) {
        return IERC20(_asset).balanceOf(address(this)) + IERC20(symbioticCollateral).balanceOf(address(this))
            + symbioticVault.activeBalanceOf(address(this));
    }

    function pendingAssetsOf(address account) external view returns (uint256) {
        return withdrawalQueue.pendingAssetsOf(account);
    }

    function claimableAssetsOf(address account) external view returns (uint256) {
        return withdrawalQueue.claimableAssetsOf(account);
    }

    function claim(address account, address recipient, uint256 maxAmount) external returns (uint256) {
        if (account != msg.sender) revert Forbidden();
        return withdrawalQueue.claim(account, recipient, maxAmount);
    }

    function _stake() internal override {
        uint256 idle = IERC20(_asset).balanceOf(address(this));
        IMellowToken(_asset).approve(address(symbioticVault), idle);
        symbioticVault.deposit(address(this), idle);
    }

    function _unstake(address receiver, uint256 amount) internal override {
        (, uint256 shares) = symbioticVault.withdraw(address(withdrawalQueue), amount);
        withdrawalQueue.request(receiver, shares);
    }
}
