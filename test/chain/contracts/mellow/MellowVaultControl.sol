// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {VaultShares} from "../VaultShares.sol";
import {IERC20, Transfers} from "../Transfers.sol";

interface IMellowSymbioticVault {
    function deposit(address onBehalfOf, uint256 amount) external returns (uint256, uint256);
    function withdraw(address claimer, uint256 amount) external returns (uint256, uint256);
    function claim(address recipient, uint256 epoch) external returns (uint256);
    function activeBalanceOf(address account) external view returns (uint256);
    function withdrawalsOf(uint256 epoch, address account) external view returns (uint256);
    function currentEpoch() external view returns (uint256);
    function collateral() external view returns (address);
}

/// Caps, pauses and lists of both kinds of ERC-4626 vaults. Source: mellow-finance/simple-lrt, VaultControl and ERC4626Vault.
abstract contract MellowVaultControl is VaultShares {
    error Forbidden();
    error DepositPaused();
    error WithdrawalPaused();
    error LimitExceeded();
    error NotWhitelisted();

    address public admin;
    uint256 public limit;
    bool public depositPause;
    bool public withdrawalPause;
    bool public depositWhitelist;
    mapping(address account => bool) public isDepositorWhitelisted;
    address internal _asset;
    string public symbol;
    uint8 public constant decimals = 18;

    modifier onlyAdmin() {
        if (msg.sender != admin) revert Forbidden();
        _;
    }

    function _initialize(address asset_, string calldata symbol_, uint256 limit_) internal {
        if (admin != address(0)) revert Forbidden();
        (admin, _asset, symbol, limit) = (msg.sender, asset_, symbol_, limit_);
    }

    function asset() public view override returns (address) {
        return _asset;
    }

    function setLimit(uint256 limit_) external onlyAdmin {
        limit = limit_;
    }

    function setPauses(bool deposits, bool withdrawals) external onlyAdmin {
        (depositPause, withdrawalPause) = (deposits, withdrawals);
    }

    function setDepositWhitelist(bool status) external onlyAdmin {
        depositWhitelist = status;
    }

    function deposit(uint256 assets, address receiver) public returns (uint256 shares) {
        if (depositPause) revert DepositPaused();
        if (depositWhitelist && !isDepositorWhitelisted[msg.sender]) revert NotWhitelisted();
        if (totalAssets() + assets > limit) revert LimitExceeded();
        shares = convertToShares(assets);
        Transfers.pull(_asset, msg.sender, address(this), assets);
        _mint(receiver, shares);
        _stake();
    }

    function deposit(uint256 assets, address receiver, address) external returns (uint256) {
        return deposit(assets, receiver);
    }

    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets) {
        if (withdrawalPause) revert WithdrawalPaused();
        if (msg.sender != owner) revert Forbidden();
        assets = convertToAssets(shares);
        _burn(owner, shares);
        uint256 idle = IERC20(_asset).balanceOf(address(this));
        uint256 atOnce = idle < assets ? idle : assets;
        if (atOnce != 0) Transfers.send(_asset, receiver, atOnce);
        if (atOnce != assets) _unstake(receiver, assets - atOnce);
    }

    function _stake() internal virtual;

    function _unstake(address receiver, uint256 amount) internal virtual;
}
