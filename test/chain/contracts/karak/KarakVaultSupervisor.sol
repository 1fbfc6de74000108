// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {KarakVaultV1} from "./KarakVaultV1.sol";

/// VaultSupervisor of Karak V1: keeps everyone's shares of every vault. With the later forms that take `minSharesOut`.
contract KarakVaultSupervisor {
    error Unauthorized();
    error EnforcedPause();
    error VaultNotAChildVault();
    error NotEnoughShares();
    error NotDelegationSupervisor();

    address public owner;
    address public delegationSupervisor;
    bool public paused;
    address[] private _vaults;
    mapping(address vault => bool) private _isChild;
    mapping(address staker => address[]) private _vaultsOf;
    mapping(address staker => mapping(address vault => uint256)) private _shares;

    function initialize(address delegation) external {
        if (owner != address(0)) revert Unauthorized();
        (owner, delegationSupervisor) = (msg.sender, delegation);
    }

    /// Vaults stand at their mainnet addresses already, so they are taken in rather than made.
    function adopt(address vault) external {
        _onlyOwner();
        _vaults.push(vault);
        _isChild[vault] = true;
    }

    function runAdminOperation(address vault, bytes calldata fn) external returns (bytes memory) {
        _onlyOwner();
        (bool done, bytes memory answer) = vault.call(fn);
        require(done);
        return answer;
    }

    function pause(bool toPause) external {
        _onlyOwner();
        paused = toPause;
    }

    function deposit(address vault, uint256 amount, uint256 minSharesOut) public returns (uint256 shares) {
        if (paused) revert EnforcedPause();
        if (!_isChild[vault]) revert VaultNotAChildVault();
        shares = KarakVaultV1(vault).deposit(amount, msg.sender);
        if (shares < minSharesOut) revert NotEnoughShares();
        _increase(msg.sender, vault, shares);
    }

    function depositAndGimmie(address vault, uint256 amount, uint256 minSharesOut) external returns (uint256 shares) {
        shares = deposit(vault, amount, minSharesOut);
        gimmieShares(vault, shares);
    }

    function gimmieShares(address vault, uint256 shares) public {
        _decrease(msg.sender, vault, shares);
        KarakVaultV1(vault).transfer(msg.sender, shares);
    }

    function returnShares(address vault, uint256 shares) external {
        KarakVaultV1(vault).transferFrom(msg.sender, address(this), shares);
        _increase(msg.sender, vault, shares);
    }

    function removeShares(address staker, address vault, uint256 shares) external {
        if (msg.sender != delegationSupervisor) revert NotDelegationSupervisor();
        _decrease(staker, vault, shares);
    }

    function redeemShares(address to, address vault, uint256 shares) external {
        if (msg.sender != delegationSupervisor) revert NotDelegationSupervisor();
        KarakVaultV1(vault).redeem(shares, to, address(this));
    }

    function getVaults() external view returns (address[] memory) {
        return _vaults;
    }

    function getDeposits(address staker)
        external
        view
        returns (address[] memory vaults, address[] memory tokens, uint256[] memory assets, uint256[] memory shares)
    {
        vaults = _vaultsOf[staker];
        tokens = new address[](vaults.length);
        assets = new uint256[](vaults.length);
        shares = new uint256[](vaults.length);
        for (uint256 i; i < vaults.length; ++i) {
            shares[i] = _shares[staker][vaults[i]];
            tokens[i] = KarakVaultV1(vaults[i]).asset();
            assets[i] = KarakVaultV1(vaults[i]).convertToAssets(shares[i]);
        }
    }

    function _increase(address staker, address vault, uint256 shares) private {
        if (_shares[staker][vault] == 0) _vaultsOf[staker].push(vault);
        _shares[staker][vault] += shares;
    }

    function _decrease(address staker, address vault, uint256 shares) private {
        if (shares > _shares[staker][vault]) revert NotEnoughShares();
        _shares[staker][vault] -= shares;
        if (_shares[staker][vault] != 0) return;
        address[] storage all = _vaultsOf[staker];
        for (uint256 i; i < all.length; ++i) {
            if (all[i] != vault) continue;
            all[i] = all[all.length - 1];
            all.pop();
            return;
        }
    }

    function _onlyOwner() private view {
        if (msg.sender != owner) revert Unauthorized();
    }
}
