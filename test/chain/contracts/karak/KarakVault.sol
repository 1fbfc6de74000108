// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Transfers} from "../Transfers.sol";
import {VaultShares} from "../VaultShares.sol";

interface IKarakToken {
    function approve(address spender, uint256 amount) external returns (bool);
}

interface IKarakSlashingHandler {
    function handleSlashing(address token, uint256 amount) external;
}

/// A V2 vault of one operator, after v2-contracts 3b3b78f: shares in, a redeem that is started and finished after nine days.
contract KarakVault is VaultShares {
    error NotImplemented();
    error ZeroAmount();
    error ZeroShares();
    error NotEnoughShares();
    error EnforcedPauseFunction(uint8 index);
    error WithdrawalNotFound();
    error MinWithdrawDelayNotPassed();
    error Unauthorized();

    event Slashed(uint256 assets);

    struct Config {
        address asset;
        uint8 decimals;
        address operator;
        string name;
        string symbol;
        bytes extraData;
    }

    struct QueuedWithdrawal {
        address staker;
        uint96 start;
        uint256 shares;
        address beneficiary;
    }

    uint256 private constant MIN_WITHDRAWAL_DELAY = 9 days;

    address public owner;
    uint256 public pausedMap;
    Config private _config;
    mapping(address staker => uint256) private _nonces;
    mapping(bytes32 key => QueuedWithdrawal) private _withdrawals;

    modifier whenRunning(uint8 index) {
        if ((pausedMap >> index) & 1 == 1) revert EnforcedPauseFunction(index);
        _;
    }

    modifier onlyCore() {
        if (msg.sender != owner) revert Unauthorized();
        _;
    }

    function initialize(
        address core,
        address operator,
        address asset_,
        string calldata name_,
        string calldata symbol_,
        bytes calldata extraData
    ) external {
        if (owner != address(0)) revert Unauthorized();
        owner = core;
        _config = Config(asset_, 18, operator, name_, symbol_, extraData);
    }

    function deposit(uint256 assets, address to) public whenRunning(0) returns (uint256 shares) {
        if (assets == 0) revert ZeroAmount();
        shares = convertToShares(assets);
        Transfers.pull(asset(), msg.sender, address(this), assets);
        _mint(to, shares);
    }

    function deposit(uint256 assets, address to, uint256 minSharesOut) external whenRunning(1) returns (uint256 shares) {
        shares = deposit(assets, to);
        if (shares < minSharesOut) revert NotEnoughShares();
    }

    function startRedeem(uint256 shares, address beneficiary) external whenRunning(3) returns (bytes32 key) {
        if (shares == 0) revert ZeroShares();
        key = keccak256(abi.encode(msg.sender, _nonces[msg.sender]++));
        _withdrawals[key] = QueuedWithdrawal(msg.sender, uint96(block.timestamp), shares, beneficiary);
        this.transferFrom(msg.sender, address(this), shares);
    }

    function finishRedeem(bytes32 key) external whenRunning(4) {
        QueuedWithdrawal memory queued = _withdrawals[key];
        if (queued.start == 0) revert WithdrawalNotFound();
        if (queued.start + MIN_WITHDRAWAL_DELAY > block.timestamp) revert MinWithdrawDelayNotPassed();
        delete _withdrawals[key];
        uint256 assets = convertToAssets(queued.shares);
        _burn(address(this), queued.shares);
        Transfers.send(asset(), queued.beneficiary, assets);
    }

    function withdraw(uint256, address, address) external pure returns (uint256) {
        revert NotImplemented();
    }

    function redeem(uint256, address, address) external pure returns (uint256) {
        revert NotImplemented();
    }

    function slashAssets(uint256 amount, address handler) external onlyCore returns (uint256 taken) {
        taken = amount > totalAssets() ? totalAssets() : amount;
        IKarakToken(asset()).approve(handler, taken);
        IKarakSlashingHandler(handler).handleSlashing(asset(), taken);
        emit Slashed(taken);
    }

    function pause(uint256 map) external onlyCore {
        pausedMap = map;
    }

    function vaultConfig() external view returns (Config memory) {
        return _config;
    }

    function asset() public view override returns (address) {
        return _config.asset;
    }

    function symbol() external view returns (string memory) {
        return _config.symbol;
    }

    function getNextWithdrawNonce(address staker) external view returns (uint256) {
        return _nonces[staker];
    }
}
