// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Transfers} from "../Transfers.sol";
import {IMellowSymbioticVault} from "./MellowVaultControl.sol";

/// The queue between a vault and one Symbiotic vault: everyone's shares of each epoch. Source: mellow-finance/simple-lrt,
/// SymbioticWithdrawalQueue.
contract MellowQueue {
    error Forbidden();

    address public immutable vault;
    IMellowSymbioticVault public immutable symbioticVault;
    address public immutable collateral;
    mapping(uint256 epoch => uint256) private _shares;
    mapping(uint256 epoch => uint256) private _claimed;
    mapping(uint256 epoch => bool) private _isClaimed;
    mapping(address account => mapping(uint256 epoch => uint256)) private _sharesOf;
    mapping(address account => uint256) private _lastEpoch;
    mapping(address account => uint256) private _claimable;

    constructor(address vault_, address symbioticVault_) {
        vault = vault_;
        symbioticVault = IMellowSymbioticVault(symbioticVault_);
        collateral = symbioticVault.collateral();
    }

    function request(address account, uint256 shares) external {
        if (msg.sender != vault) revert Forbidden();
        uint256 current = symbioticVault.currentEpoch();
        _settle(account, current);
        _shares[current + 1] += shares;
        _sharesOf[account][current + 1] += shares;
        _lastEpoch[account] = current + 1;
    }

    function claim(address account, address recipient, uint256 maxAmount) external returns (uint256 amount) {
        if (msg.sender != account && msg.sender != vault) revert Forbidden();
        _settle(account, symbioticVault.currentEpoch());
        amount = _claimable[account] < maxAmount ? _claimable[account] : maxAmount;
        _claimable[account] -= amount;
        if (amount != 0) Transfers.send(collateral, recipient, amount);
    }

    function pendingAssetsOf(address account) external view returns (uint256) {
        uint256 current = symbioticVault.currentEpoch();
        return _worth(account, current) + _worth(account, current + 1);
    }

    function claimableAssetsOf(address account) external view returns (uint256 assets) {
        assets = _claimable[account];
        uint256 current = symbioticVault.currentEpoch();
        uint256 last = _lastEpoch[account];
        if (last > 0 && last - 1 < current) assets += _worth(account, last - 1);
        if (last < current) assets += _worth(account, last);
    }

    function _worth(address account, uint256 epoch) private view returns (uint256) {
        uint256 shares = _sharesOf[account][epoch];
        if (shares == 0) return 0;
        uint256 whole = _isClaimed[epoch] ? _claimed[epoch] : symbioticVault.withdrawalsOf(epoch, address(this));
        return shares * whole / _shares[epoch];
    }

    function _settle(address account, uint256 current) private {
        uint256 last = _lastEpoch[account];
        if (last > 0) _settleEpoch(account, last - 1, current);
        _settleEpoch(account, last, current);
    }

    function _settleEpoch(address account, uint256 epoch, uint256 current) private {
        if (epoch >= current || _sharesOf[account][epoch] == 0) return;
        if (!_isClaimed[epoch]) {
            _isClaimed[epoch] = true;
            _claimed[epoch] = symbioticVault.claim(address(this), epoch);
        }
        uint256 assets = _worth(account, epoch);
        _claimed[epoch] -= assets;
        _shares[epoch] -= _sharesOf[account][epoch];
        delete _sharesOf[account][epoch];
        _claimable[account] += assets;
    }
}
