// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {DelegatedShares} from "./DelegatedShares.sol";
import {Mainnet} from "./Mainnet.sol";
import {Pausable} from "./Pausable.sol";
import {Signatures} from "./Signatures.sol";
import {Wad} from "./Wad.sol";
import {WordSet} from "./WordSet.sol";

/// DelegationManager's queue: shares wait here, slashable, before they can be taken out.
abstract contract Withdrawals is DelegatedShares, Pausable, Signatures {
    using WordSet for WordSet.Words;

    error InputAddressZero();
    error InputArrayLengthMismatch();
    error InputArrayLengthZero();
    error WithdrawalDelayNotElapsed();
    error WithdrawalNotQueued();
    error WithdrawerNotCaller();

    event SlashingWithdrawalCompleted(bytes32 withdrawalRoot);
    event SlashingWithdrawalQueued(bytes32 withdrawalRoot, Withdrawal withdrawal, uint256[] sharesToWithdraw);

    struct Withdrawal {
        address staker;
        address delegatedTo;
        address withdrawer;
        uint256 nonce;
        uint32 startBlock;
        address[] strategies;
        uint256[] scaledShares;
    }

    struct QueuedWithdrawalParams {
        address[] strategies;
        uint256[] depositShares;
        address __deprecated_withdrawer;
    }

    uint8 internal constant PAUSED_ENTER_QUEUE = 1;
    uint8 private constant PAUSED_LEAVE_QUEUE = 2;

    mapping(bytes32 root => bool) public pendingWithdrawals;
    mapping(address staker => uint256) public cumulativeWithdrawalsQueued;
    mapping(bytes32 root => Withdrawal) private _withdrawals;
    mapping(address staker => WordSet.Words) private _roots;

    function minWithdrawalDelayBlocks() external pure returns (uint32) {
        return Mainnet.MIN_WITHDRAWAL_DELAY_BLOCKS;
    }

    function beaconChainETHStrategy() external pure returns (address) {
        return Mainnet.BEACON_ETH_STRATEGY;
    }

    function queueWithdrawals(QueuedWithdrawalParams[] calldata params)
        external
        whenRunning(PAUSED_ENTER_QUEUE)
        returns (bytes32[] memory roots)
    {
        address operator = delegatedTo[msg.sender];
        roots = new bytes32[](params.length);
        for (uint256 i = 0; i < params.length; i++) {
            require(params[i].strategies.length == params[i].depositShares.length, InputArrayLengthMismatch());
            roots[i] = _queue(msg.sender, operator, params[i].strategies, params[i].depositShares);
        }
    }

    function completeQueuedWithdrawal(Withdrawal calldata withdrawal, address[] calldata tokens, bool receiveAsTokens)
        external
        whenRunning(PAUSED_LEAVE_QUEUE)
    {
        _complete(withdrawal, tokens, receiveAsTokens);
    }

    function completeQueuedWithdrawals(
        Withdrawal[] calldata withdrawals,
        address[][] calldata tokens,
        bool[] calldata receiveAsTokens
    ) external whenRunning(PAUSED_LEAVE_QUEUE) {
        for (uint256 i = 0; i < withdrawals.length; i++) _complete(withdrawals[i], tokens[i], receiveAsTokens[i]);
    }

    function calculateWithdrawalRoot(Withdrawal memory withdrawal) public pure returns (bytes32) {
        return keccak256(abi.encode(withdrawal));
    }

    function queuedWithdrawals(bytes32 withdrawalRoot) external view returns (Withdrawal memory withdrawal) {
        return _withdrawals[withdrawalRoot];
    }

    function getQueuedWithdrawal(bytes32 withdrawalRoot)
        external
        view
        returns (Withdrawal memory withdrawal, uint256[] memory shares)
    {
        return _withShares(withdrawalRoot);
    }

    function getQueuedWithdrawals(address staker)
        external
        view
        returns (Withdrawal[] memory withdrawals, uint256[][] memory shares)
    {
        bytes32[] memory roots = _roots[staker].list;
        withdrawals = new Withdrawal[](roots.length);
        shares = new uint256[][](roots.length);
        for (uint256 i = 0; i < roots.length; i++) (withdrawals[i], shares[i]) = _withShares(roots[i]);
    }

    function getQueuedWithdrawalRoots(address staker) external view returns (bytes32[] memory) {
        return _roots[staker].list;
    }

    /// One withdrawal for each strategy the staker holds.
    function _queueEverything(address staker, address operator) internal returns (bytes32[] memory roots) {
        (address[] memory strategies, uint256[] memory depositShares) = getDepositedShares(staker);
        roots = new bytes32[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            address[] memory one = new address[](1);
            uint256[] memory itsShares = new uint256[](1);
            (one[0], itsShares[0]) = (strategies[i], depositShares[i]);
            roots[i] = _queue(staker, operator, one, itsShares);
        }
    }

    function _queue(address staker, address operator, address[] memory strategies, uint256[] memory depositShares)
        private
        returns (bytes32 root)
    {
        require(staker != address(0), InputAddressZero());
        require(strategies.length != 0, InputArrayLengthZero());
        uint256[] memory factors = _slashingFactors(staker, operator, strategies);
        uint256[] memory scaledShares = new uint256[](strategies.length);
        uint256[] memory sharesNow = new uint256[](strategies.length);
        for (uint256 i = 0; i < strategies.length; i++) {
            uint256 scaling = depositScalingFactor(staker, strategies[i]);
            scaledShares[i] = Wad.mul(depositShares[i], scaling);
            sharesNow[i] = Wad.mul(scaledShares[i], factors[i]);
            if (operator != address(0)) {
                _addToQueue(operator, strategies[i], scaledShares[i]);
                _removeDelegated(operator, staker, strategies[i], sharesNow[i]);
            }
            uint256 left = _keeperOf(strategies[i]).removeDepositShares(staker, strategies[i], depositShares[i]);
            if (left == 0) _setScaling(staker, strategies[i], 0);
        }

        uint256 nonce = cumulativeWithdrawalsQueued[staker]++;
        Withdrawal memory withdrawal =
            Withdrawal(staker, operator, staker, nonce, uint32(block.number), strategies, scaledShares);
        root = calculateWithdrawalRoot(withdrawal);
        pendingWithdrawals[root] = true;
        _withdrawals[root] = withdrawal;
        _roots[staker].add(root);
        emit SlashingWithdrawalQueued(root, withdrawal, sharesNow);
    }

    function _complete(Withdrawal memory withdrawal, address[] calldata tokens, bool receiveAsTokens) private {
        require(tokens.length == withdrawal.strategies.length, InputArrayLengthMismatch());
        require(msg.sender == withdrawal.withdrawer, WithdrawerNotCaller());
        bytes32 root = calculateWithdrawalRoot(withdrawal);
        require(pendingWithdrawals[root], WithdrawalNotQueued());
        require(block.number > _lastSlashableBlock(withdrawal), WithdrawalDelayNotElapsed());

        uint256[] memory shares = _sharesNow(withdrawal);
        delete pendingWithdrawals[root];
        delete _withdrawals[root];
        _roots[withdrawal.staker].remove(root);
        emit SlashingWithdrawalCompleted(root);

        for (uint256 i = 0; i < shares.length; i++) {
            if (shares[i] == 0) continue;
            if (receiveAsTokens) {
                _keeperOf(withdrawal.strategies[i]).withdrawSharesAsTokens(
                    withdrawal.staker, withdrawal.strategies[i], tokens[i], shares[i]
                );
            } else {
                _giveBack(withdrawal.staker, withdrawal.strategies[i], shares[i]);
            }
        }
    }

    /// Shares return to the staker, under whichever operator it has now.
    function _giveBack(address staker, address strategy, uint256 shares) private {
        address operator = delegatedTo[staker];
        uint256 factor = _slashingFactor(staker, strategy, _allocations().getMaxMagnitude(operator, strategy));
        (uint256 prevDepositShares, uint256 addedShares) = _keeperOf(strategy).addShares(staker, strategy, shares);
        _addDelegated(operator, staker, strategy, prevDepositShares, addedShares, factor);
    }

    function _withShares(bytes32 root) private view returns (Withdrawal memory withdrawal, uint256[] memory shares) {
        withdrawal = _withdrawals[root];
        if (withdrawal.strategies.length != 0) shares = _sharesNow(withdrawal);
    }

    /// What the withdrawal pays: slashes count up to the last slashable block, beacon chain losses up to now.
    function _sharesNow(Withdrawal memory withdrawal) private view returns (uint256[] memory shares) {
        uint32 boundary = _lastSlashableBlock(withdrawal);
        uint64[] memory magnitudes = boundary < block.number
            ? _allocations().getMaxMagnitudesAtBlock(withdrawal.delegatedTo, withdrawal.strategies, boundary)
            : _allocations().getMaxMagnitudes(withdrawal.delegatedTo, withdrawal.strategies);
        shares = _withBeacon(withdrawal.staker, withdrawal.strategies, magnitudes);
        for (uint256 i = 0; i < shares.length; i++) shares[i] = Wad.mul(withdrawal.scaledShares[i], shares[i]);
    }

    function _lastSlashableBlock(Withdrawal memory withdrawal) private pure returns (uint32) {
        return withdrawal.startBlock + Mainnet.MIN_WITHDRAWAL_DELAY_BLOCKS;
    }
}
