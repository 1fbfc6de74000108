// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC20} from "../Transfers.sol";
import {MellowQueue} from "./MellowQueue.sol";
import {IMellowSymbioticVault, MellowVaultControl} from "./MellowVaultControl.sol";

interface IMellowToken {
    function approve(address spender, uint256 amount) external returns (bool);
}

/// A vault over several Symbiotic vaults, each kept at a share of all assets; what no share asks for stays at hand. Source:
/// mellow-finance/simple-lrt, branch multi-vault, MultiVault and RatiosStrategy.
contract MellowMultiVault is MellowVaultControl {
    struct Subvault {
        uint8 protocol;
        address vault;
        address withdrawalQueue;
    }

    Subvault[] private _subvaults;
    uint256[] private _ratiosD18;
    address public constant defaultCollateral = address(0);

    function initialize(address asset_, string calldata symbol_, uint256 limit_) external {
        _initialize(asset_, symbol_, limit_);
    }

    function addSubvault(address vault, uint256 ratioD18) external onlyAdmin {
        _subvaults.push(Subvault(0, vault, address(new MellowQueue(address(this), vault))));
        _ratiosD18.push(ratioD18);
    }

    function subvaultsCount() external view returns (uint256) {
        return _subvaults.length;
    }

    function subvaultAt(uint256 index) external view returns (Subvault memory) {
        return _subvaults[index];
    }

    function totalAssets() public view override returns (uint256 assets) {
        assets = IERC20(_asset).balanceOf(address(this));
        for (uint256 i; i < _subvaults.length; ++i) {
            MellowQueue queue = MellowQueue(_subvaults[i].withdrawalQueue);
            assets += IMellowSymbioticVault(_subvaults[i].vault).activeBalanceOf(address(this))
                + queue.pendingAssetsOf(address(this)) + queue.claimableAssetsOf(address(this));
        }
    }

    function _stake() internal override {
        uint256 total = totalAssets();
        for (uint256 i; i < _subvaults.length; ++i) {
            IMellowSymbioticVault place = IMellowSymbioticVault(_subvaults[i].vault);
            uint256 wanted = total * _ratiosD18[i] / 1e18;
            uint256 has = place.activeBalanceOf(address(this));
            if (wanted <= has) continue;
            IMellowToken(_asset).approve(address(place), wanted - has);
            place.deposit(address(this), wanted - has);
        }
    }

    function _unstake(address receiver, uint256 amount) internal override {
        for (uint256 i; i < _subvaults.length && amount != 0; ++i) {
            IMellowSymbioticVault place = IMellowSymbioticVault(_subvaults[i].vault);
            uint256 has = place.activeBalanceOf(address(this));
            uint256 taken = has < amount ? has : amount;
            if (taken == 0) continue;
            (, uint256 shares) = place.withdraw(_subvaults[i].withdrawalQueue, taken);
            MellowQueue(_subvaults[i].withdrawalQueue).request(receiver, shares);
            amount -= taken;
        }
    }
}
