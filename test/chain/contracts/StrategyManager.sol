// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IDelegations, IStrategy} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {Once} from "./Once.sol";
import {Owned} from "./Owned.sol";
import {SlashEscrow} from "./SlashEscrow.sol";
import {Signatures} from "./Signatures.sol";
import {Transfers} from "./Transfers.sol";

/// Keeps the deposit shares of every token strategy. Slashed shares wait in SlashEscrow.
contract StrategyManager is SlashEscrow, Signatures, Owned, Once {
    /// In mainnet's interface; thrown only while it is set up.
    error InputAddressZero();
    error MaxStrategiesExceeded();
    error OnlyStrategyWhitelister();
    error SharesAmountTooHigh();
    error SharesAmountZero();
    error StakerAddressZero();
    error StrategyNotFound();
    error StrategyNotWhitelisted();

    event Deposit(address staker, address strategy, uint256 shares);
    event StrategyAddedToDepositWhitelist(address strategy);
    event StrategyRemovedFromDepositWhitelist(address strategy);
    event StrategyWhitelisterChanged(address previousAddress, address newAddress);

    bytes32 public constant DEPOSIT_TYPEHASH = keccak256(
        "Deposit(address staker,address strategy,address token,uint256 amount,uint256 nonce,uint256 expiry)"
    );
    uint256 private constant MAX_STRATEGIES = 32;
    uint8 private constant PAUSED_DEPOSITS = 0;

    address public strategyWhitelister;
    mapping(address strategy => bool) public strategyIsWhitelistedForDeposit;
    mapping(address signer => uint256) public nonces;
    mapping(address staker => mapping(address strategy => uint256)) public stakerDepositShares;
    mapping(address staker => address[]) public stakerStrategyList;

    modifier onlyWhitelister() {
        require(msg.sender == strategyWhitelister, OnlyStrategyWhitelister());
        _;
    }

    function initialize(address initialOwner, address initialStrategyWhitelister, uint256 initialPausedStatus)
        external
        once
    {
        _setPaused(initialPausedStatus);
        _setOwner(initialOwner);
        _setWhitelister(initialStrategyWhitelister);
    }

    function version() external pure returns (string memory) {
        return "1.13.0";
    }

    function delegation() external pure returns (address) {
        return Mainnet.DELEGATION_MANAGER;
    }

    function allocationManager() external pure returns (address) {
        return Mainnet.ALLOCATION_MANAGER;
    }

    function depositIntoStrategy(address strategy, address token, uint256 amount)
        external
        whenRunning(PAUSED_DEPOSITS)
        returns (uint256 depositShares)
    {
        return _deposit(msg.sender, strategy, token, amount);
    }

    /// Takes the caller's tokens; the shares go to `staker`, who signed.
    function depositIntoStrategyWithSignature(
        address strategy,
        address token,
        uint256 amount,
        address staker,
        uint256 expiry,
        bytes memory signature
    ) external whenRunning(PAUSED_DEPOSITS) returns (uint256 depositShares) {
        bytes32 digest = calculateStrategyDepositDigestHash(staker, strategy, token, amount, nonces[staker], expiry);
        _requireSignature(staker, digest, signature, expiry);
        nonces[staker]++;
        return _deposit(staker, strategy, token, amount);
    }

    function addShares(address staker, address strategy, uint256 shares)
        external
        onlyDelegationManager
        returns (uint256 prevDepositShares, uint256 addedShares)
    {
        return _addShares(staker, strategy, shares);
    }

    function removeDepositShares(address staker, address strategy, uint256 depositSharesToRemove)
        external
        onlyDelegationManager
        returns (uint256 sharesLeft)
    {
        require(depositSharesToRemove != 0, SharesAmountZero());
        uint256 held = stakerDepositShares[staker][strategy];
        require(depositSharesToRemove <= held, SharesAmountTooHigh());
        IStrategy(strategy).beforeRemoveShares(staker, depositSharesToRemove);
        sharesLeft = held - depositSharesToRemove;
        stakerDepositShares[staker][strategy] = sharesLeft;
        if (sharesLeft == 0) _forgetStrategy(staker, strategy);
    }

    function withdrawSharesAsTokens(address staker, address strategy, address token, uint256 shares)
        external
        onlyDelegationManager
    {
        IStrategy(strategy).withdraw(staker, token, shares);
    }

    function setStrategyWhitelister(address newStrategyWhitelister) external onlyOwner {
        _setWhitelister(newStrategyWhitelister);
    }

    function addStrategiesToDepositWhitelist(address[] calldata strategiesToWhitelist) external onlyWhitelister {
        for (uint256 i = 0; i < strategiesToWhitelist.length; i++) {
            if (strategyIsWhitelistedForDeposit[strategiesToWhitelist[i]]) continue;
            strategyIsWhitelistedForDeposit[strategiesToWhitelist[i]] = true;
            emit StrategyAddedToDepositWhitelist(strategiesToWhitelist[i]);
        }
    }

    function removeStrategiesFromDepositWhitelist(address[] calldata strategiesToRemoveFromWhitelist)
        external
        onlyWhitelister
    {
        for (uint256 i = 0; i < strategiesToRemoveFromWhitelist.length; i++) {
            if (!strategyIsWhitelistedForDeposit[strategiesToRemoveFromWhitelist[i]]) continue;
            strategyIsWhitelistedForDeposit[strategiesToRemoveFromWhitelist[i]] = false;
            emit StrategyRemovedFromDepositWhitelist(strategiesToRemoveFromWhitelist[i]);
        }
    }

    function getDeposits(address staker)
        external
        view
        returns (address[] memory strategies, uint256[] memory depositShares)
    {
        strategies = stakerStrategyList[staker];
        depositShares = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) depositShares[i] = stakerDepositShares[staker][strategies[i]];
    }

    function getStakerStrategyList(address staker) external view returns (address[] memory) {
        return stakerStrategyList[staker];
    }

    function stakerStrategyListLength(address staker) external view returns (uint256) {
        return stakerStrategyList[staker].length;
    }

    function calculateStrategyDepositDigestHash(
        address staker,
        address strategy,
        address token,
        uint256 amount,
        uint256 nonce,
        uint256 expiry
    ) public view returns (bytes32) {
        return _digest(keccak256(abi.encode(DEPOSIT_TYPEHASH, staker, strategy, token, amount, nonce, expiry)));
    }

    function _deposit(address staker, address strategy, address token, uint256 amount)
        private
        returns (uint256 shares)
    {
        require(strategyIsWhitelistedForDeposit[strategy], StrategyNotWhitelisted());
        Transfers.pull(token, msg.sender, strategy, amount);
        shares = IStrategy(strategy).deposit(token, amount);
        (uint256 prevDepositShares, uint256 addedShares) = _addShares(staker, strategy, shares);
        IDelegations(Mainnet.DELEGATION_MANAGER).increaseDelegatedShares(
            staker, strategy, prevDepositShares, addedShares
        );
    }

    function _addShares(address staker, address strategy, uint256 shares)
        private
        returns (uint256 prevDepositShares, uint256 addedShares)
    {
        require(staker != address(0), StakerAddressZero());
        require(shares != 0, SharesAmountZero());
        IStrategy(strategy).beforeAddShares(staker, shares);
        prevDepositShares = stakerDepositShares[staker][strategy];
        if (prevDepositShares == 0) {
            require(stakerStrategyList[staker].length < MAX_STRATEGIES, MaxStrategiesExceeded());
            stakerStrategyList[staker].push(strategy);
        }
        stakerDepositShares[staker][strategy] = prevDepositShares + shares;
        emit Deposit(staker, strategy, shares);
        return (prevDepositShares, shares);
    }

    function _forgetStrategy(address staker, address strategy) private {
        address[] storage strategies = stakerStrategyList[staker];
        for (uint256 i = 0; i < strategies.length; i++) {
            if (strategies[i] != strategy) continue;
            strategies[i] = strategies[strategies.length - 1];
            strategies.pop();
            return;
        }
        revert StrategyNotFound();
    }

    function _setWhitelister(address newStrategyWhitelister) private {
        emit StrategyWhitelisterChanged(strategyWhitelister, newStrategyWhitelister);
        strategyWhitelister = newStrategyWhitelister;
    }
}
