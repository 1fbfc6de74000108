// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IAllocations, IStrategy} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {OperatorSet, OperatorSetKey} from "./OperatorSet.sol";
import {Pausable} from "./Pausable.sol";
import {WordSet} from "./WordSet.sol";

/// StrategyManager's escrow: slashed shares wait out the resolution delay, then anyone may send them to the
/// redistribution recipient or the burn address.
abstract contract SlashEscrow is Pausable {
    using OperatorSetKey for OperatorSet;
    using OperatorSetKey for bytes32[];
    using WordSet for WordSet.Words;

    error OnlyDelegationManager();
    error SlashResolutionDelayNotElapsed();
    error StrategyAlreadyInSlash();

    event BurnOrRedistributableSharesDecreased(
        OperatorSet operatorSet, uint256 slashId, address strategy, uint256 shares
    );
    event BurnOrRedistributableSharesIncreased(
        OperatorSet operatorSet, uint256 slashId, address strategy, uint256 shares
    );
    event BurnableSharesDecreased(address strategy, uint256 shares);
    event SlashResolutionBlockSet(OperatorSet operatorSet, uint256 slashId, uint32 resolutionBlock);

    struct Slash {
        WordSet.Words strategies;
        mapping(address strategy => uint256) shares;
        uint32 resolutionBlock;
    }

    uint8 private constant PAUSED_BURNING_AND_REDISTRIBUTION = 1;

    WordSet.Words private _pendingSets;
    mapping(bytes32 set => WordSet.Words) private _pendingSlashIds;
    mapping(bytes32 set => mapping(uint256 slashId => Slash)) private _slashes;
    /// Slashed under the rules before slash ids; nothing adds to it any more.
    WordSet.Words private _oldBurnableStrategies;
    mapping(address strategy => uint256) private _oldBurnableShares;

    modifier onlyDelegationManager() {
        require(msg.sender == Mainnet.DELEGATION_MANAGER, OnlyDelegationManager());
        _;
    }

    function DEFAULT_BURN_ADDRESS() external pure returns (address) {
        return Mainnet.BURN_ADDRESS;
    }

    function SLASH_RESOLUTION_DELAY_BLOCKS() external pure returns (uint32) {
        return Mainnet.SLASH_RESOLUTION_DELAY_BLOCKS;
    }

    function increaseBurnOrRedistributableShares(
        OperatorSet calldata operatorSet,
        uint256 slashId,
        address strategy,
        uint256 addedSharesToBurn
    ) external onlyDelegationManager {
        bytes32 set = operatorSet.key();
        Slash storage slash = _slashes[set][slashId];
        require(slash.strategies.add(strategy), StrategyAlreadyInSlash());
        slash.shares[strategy] = addedSharesToBurn;
        _pendingSets.add(set);
        if (_pendingSlashIds[set].add(bytes32(slashId))) {
            slash.resolutionBlock = uint32(block.number) + Mainnet.SLASH_RESOLUTION_DELAY_BLOCKS;
            emit SlashResolutionBlockSet(operatorSet, slashId, slash.resolutionBlock);
        }
        emit BurnOrRedistributableSharesIncreased(operatorSet, slashId, strategy, addedSharesToBurn);
    }

    function clearBurnOrRedistributableShares(OperatorSet calldata operatorSet, uint256 slashId)
        external
        whenRunning(PAUSED_BURNING_AND_REDISTRIBUTION)
        returns (uint256[] memory amounts)
    {
        _requireResolved(operatorSet, slashId);
        address[] memory strategies = _slashes[operatorSet.key()][slashId].strategies.addresses();
        amounts = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) amounts[i] = _clear(operatorSet, slashId, strategies[i]);
    }

    function clearBurnOrRedistributableSharesByStrategy(
        OperatorSet calldata operatorSet,
        uint256 slashId,
        address strategy
    ) external whenRunning(PAUSED_BURNING_AND_REDISTRIBUTION) returns (uint256) {
        _requireResolved(operatorSet, slashId);
        return _clear(operatorSet, slashId, strategy);
    }

    function burnShares(address strategy) external {
        uint256 shares = _oldBurnableShares[strategy];
        delete _oldBurnableShares[strategy];
        _oldBurnableStrategies.remove(strategy);
        emit BurnableSharesDecreased(strategy, shares);
        if (shares == 0) return;
        IStrategy(strategy).withdraw(Mainnet.BURN_ADDRESS, IStrategy(strategy).underlyingToken(), shares);
    }

    function getPendingOperatorSets() external view returns (OperatorSet[] memory) {
        return _pendingSets.list.fromKeys();
    }

    function getPendingSlashIds(OperatorSet calldata operatorSet) external view returns (uint256[] memory slashIds) {
        bytes32[] memory words = _pendingSlashIds[operatorSet.key()].list;
        slashIds = new uint256[](words.length);
        for (uint256 i = 0; i < words.length; i++) slashIds[i] = uint256(words[i]);
    }

    function getSlashResolutionBlock(OperatorSet calldata operatorSet, uint256 slashId)
        external
        view
        returns (uint32)
    {
        return _slashes[operatorSet.key()][slashId].resolutionBlock;
    }

    function getBurnOrRedistributableShares(OperatorSet calldata operatorSet, uint256 slashId)
        external
        view
        returns (address[] memory strategies, uint256[] memory shares)
    {
        Slash storage slash = _slashes[operatorSet.key()][slashId];
        strategies = slash.strategies.addresses();
        shares = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) shares[i] = slash.shares[strategies[i]];
    }

    function getBurnOrRedistributableShares(OperatorSet calldata operatorSet, uint256 slashId, address strategy)
        external
        view
        returns (uint256)
    {
        return _slashes[operatorSet.key()][slashId].shares[strategy];
    }

    function getBurnOrRedistributableCount(OperatorSet calldata operatorSet, uint256 slashId)
        external
        view
        returns (uint256)
    {
        return _slashes[operatorSet.key()][slashId].strategies.length();
    }

    function getBurnableShares(address strategy) external view returns (uint256) {
        return _oldBurnableShares[strategy];
    }

    function getStrategiesWithBurnableShares()
        external
        view
        returns (address[] memory strategies, uint256[] memory shares)
    {
        strategies = _oldBurnableStrategies.addresses();
        shares = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) shares[i] = _oldBurnableShares[strategies[i]];
    }

    function _requireResolved(OperatorSet calldata operatorSet, uint256 slashId) private view {
        require(
            block.number > _slashes[operatorSet.key()][slashId].resolutionBlock, SlashResolutionDelayNotElapsed()
        );
    }

    function _clear(OperatorSet calldata operatorSet, uint256 slashId, address strategy)
        private
        returns (uint256 amountOut)
    {
        bytes32 set = operatorSet.key();
        Slash storage slash = _slashes[set][slashId];
        uint256 shares = slash.shares[strategy];
        slash.strategies.remove(strategy);
        delete slash.shares[strategy];
        if (shares != 0) {
            address recipient = IAllocations(Mainnet.ALLOCATION_MANAGER).getRedistributionRecipient(operatorSet);
            amountOut = IStrategy(strategy).withdraw(recipient, IStrategy(strategy).underlyingToken(), shares);
            emit BurnOrRedistributableSharesDecreased(operatorSet, slashId, strategy, shares);
        }
        if (slash.strategies.length() != 0) return amountOut;
        _pendingSlashIds[set].remove(bytes32(slashId));
        delete slash.resolutionBlock;
        if (_pendingSlashIds[set].length() == 0) _pendingSets.remove(set);
    }
}
