// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Once} from "./Once.sol";

/// Calls announced by a proposer can be made by an executor once the delay has passed.
contract Timelock is Once {
    event CallScheduled(
        bytes32 indexed id,
        uint256 indexed index,
        address target,
        uint256 value,
        bytes data,
        bytes32 predecessor,
        uint256 delay
    );
    event CallExecuted(bytes32 indexed id, uint256 indexed index, address target, uint256 value, bytes data);
    event Cancelled(bytes32 indexed id);
    event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender);

    bytes32 public constant PROPOSER_ROLE = keccak256("PROPOSER_ROLE");
    bytes32 public constant EXECUTOR_ROLE = keccak256("EXECUTOR_ROLE");
    bytes32 public constant CANCELLER_ROLE = keccak256("CANCELLER_ROLE");
    uint256 private constant DONE = 1;

    uint256 private _minDelay;
    mapping(bytes32 role => mapping(address account => bool)) public hasRole;
    mapping(bytes32 id => uint256) public getTimestamp;

    modifier onlyRole(bytes32 role) {
        require(hasRole[role][msg.sender], "AccessControl: account is missing role");
        _;
    }

    function initialize(uint256 minDelay, address[] calldata proposers, address[] calldata executors) external once {
        _minDelay = minDelay;
        for (uint256 i = 0; i < proposers.length; i++) {
            _grant(PROPOSER_ROLE, proposers[i]);
            _grant(CANCELLER_ROLE, proposers[i]);
        }
        for (uint256 i = 0; i < executors.length; i++) _grant(EXECUTOR_ROLE, executors[i]);
    }

    function getMinDelay() external view returns (uint256) {
        return _minDelay;
    }

    function schedule(
        address target,
        uint256 value,
        bytes calldata data,
        bytes32 predecessor,
        bytes32 salt,
        uint256 delay
    ) external onlyRole(PROPOSER_ROLE) {
        bytes32 id = hashOperation(target, value, data, predecessor, salt);
        require(getTimestamp[id] == 0, "TimelockController: operation already scheduled");
        require(delay >= _minDelay, "TimelockController: insufficient delay");
        getTimestamp[id] = block.timestamp + delay;
        emit CallScheduled(id, 0, target, value, data, predecessor, delay);
    }

    function cancel(bytes32 id) external onlyRole(CANCELLER_ROLE) {
        require(getTimestamp[id] > DONE, "TimelockController: operation cannot be cancelled");
        delete getTimestamp[id];
        emit Cancelled(id);
    }

    function execute(address target, uint256 value, bytes calldata data, bytes32 predecessor, bytes32 salt)
        external
        payable
        onlyRole(EXECUTOR_ROLE)
    {
        bytes32 id = hashOperation(target, value, data, predecessor, salt);
        require(getTimestamp[id] > DONE && getTimestamp[id] <= block.timestamp, "TimelockController: not ready");
        require(
            predecessor == bytes32(0) || getTimestamp[predecessor] == DONE, "TimelockController: missing dependency"
        );
        (bool done,) = target.call{value: value}(data);
        require(done, "TimelockController: underlying transaction reverted");
        getTimestamp[id] = DONE;
        emit CallExecuted(id, 0, target, value, data);
    }

    function hashOperation(address target, uint256 value, bytes calldata data, bytes32 predecessor, bytes32 salt)
        public
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(target, value, data, predecessor, salt));
    }

    function _grant(bytes32 role, address account) private {
        hasRole[role][account] = true;
        emit RoleGranted(role, account, msg.sender);
    }
}
