// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IAllocations} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {OperatorSet, OperatorSetKey} from "./OperatorSet.sol";
import {Pausable} from "./Pausable.sol";
import {Permissioned} from "./Permissioned.sol";

/// What operators keep of rewards, in basis points. A change holds after the activation delay.
abstract contract OperatorSplits is Pausable, Permissioned {
    using OperatorSetKey for OperatorSet;

    error InvalidOperatorSet();
    error PreviousSplitPending();
    error SplitExceedsMax();

    event DefaultOperatorSplitBipsSet(uint16 oldDefaultOperatorSplitBips, uint16 newDefaultOperatorSplitBips);
    event OperatorAVSSplitBipsSet(
        address indexed caller,
        address indexed operator,
        address indexed avs,
        uint32 activatedAt,
        uint16 oldOperatorAVSSplitBips,
        uint16 newOperatorAVSSplitBips
    );
    event OperatorPISplitBipsSet(
        address indexed caller,
        address indexed operator,
        uint32 activatedAt,
        uint16 oldOperatorPISplitBips,
        uint16 newOperatorPISplitBips
    );
    event OperatorSetSplitBipsSet(
        address indexed caller,
        address indexed operator,
        OperatorSet operatorSet,
        uint32 activatedAt,
        uint16 oldOperatorSetSplitBips,
        uint16 newOperatorSetSplitBips
    );

    struct Split {
        uint16 before;
        uint16 next;
        uint32 activatedAt;
    }

    uint16 internal constant ONE_HUNDRED_IN_BIPS = 10_000;
    /// Stands for "the default" where no split was set before.
    uint16 private constant USE_DEFAULT = type(uint16).max;
    uint8 private constant PAUSED_AVS_SPLIT = 6;
    uint8 private constant PAUSED_PI_SPLIT = 7;
    uint8 private constant PAUSED_SET_SPLIT = 9;

    uint32 public activationDelay;
    uint16 public defaultOperatorSplitBips;
    mapping(address operator => mapping(address avs => Split)) private _avsSplits;
    mapping(address operator => mapping(bytes32 set => Split)) private _setSplits;
    mapping(address operator => Split) private _piSplits;

    function setOperatorAVSSplit(address operator, address avs, uint16 split)
        external
        whenRunning(PAUSED_AVS_SPLIT)
        onlyFor(operator)
    {
        uint16 before = getOperatorAVSSplit(operator, avs);
        uint32 activatedAt = _plan(_avsSplits[operator][avs], split);
        emit OperatorAVSSplitBipsSet(msg.sender, operator, avs, activatedAt, before, split);
    }

    function setOperatorPISplit(address operator, uint16 split)
        external
        whenRunning(PAUSED_PI_SPLIT)
        onlyFor(operator)
    {
        uint16 before = getOperatorPISplit(operator);
        uint32 activatedAt = _plan(_piSplits[operator], split);
        emit OperatorPISplitBipsSet(msg.sender, operator, activatedAt, before, split);
    }

    function setOperatorSetSplit(address operator, OperatorSet calldata operatorSet, uint16 split)
        external
        whenRunning(PAUSED_SET_SPLIT)
        onlyFor(operator)
    {
        require(IAllocations(Mainnet.ALLOCATION_MANAGER).isOperatorSet(operatorSet), InvalidOperatorSet());
        uint16 before = getOperatorSetSplit(operator, operatorSet);
        uint32 activatedAt = _plan(_setSplits[operator][operatorSet.key()], split);
        emit OperatorSetSplitBipsSet(msg.sender, operator, operatorSet, activatedAt, before, split);
    }

    function getOperatorAVSSplit(address operator, address avs) public view returns (uint16) {
        return _now(_avsSplits[operator][avs]);
    }

    function getOperatorPISplit(address operator) public view returns (uint16) {
        return _now(_piSplits[operator]);
    }

    function getOperatorSetSplit(address operator, OperatorSet calldata operatorSet) public view returns (uint16) {
        return _now(_setSplits[operator][operatorSet.key()]);
    }

    function _setDefaultSplit(uint16 split) internal {
        require(split <= ONE_HUNDRED_IN_BIPS, SplitExceedsMax());
        emit DefaultOperatorSplitBipsSet(defaultOperatorSplitBips, split);
        defaultOperatorSplitBips = split;
    }

    function _plan(Split storage split, uint16 next) private returns (uint32 activatedAt) {
        require(next <= ONE_HUNDRED_IN_BIPS, SplitExceedsMax());
        require(block.timestamp > split.activatedAt, PreviousSplitPending());
        activatedAt = uint32(block.timestamp) + activationDelay;
        split.before = split.activatedAt == 0 ? USE_DEFAULT : split.next;
        (split.next, split.activatedAt) = (next, activatedAt);
    }

    function _now(Split memory split) private view returns (uint16) {
        if (split.activatedAt == 0) return defaultOperatorSplitBips;
        if (block.timestamp >= split.activatedAt) return split.next;
        return split.before == USE_DEFAULT ? defaultOperatorSplitBips : split.before;
    }
}
