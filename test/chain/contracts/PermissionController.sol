// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {WordSet} from "./WordSet.sol";

/// Rights over an account's calls: admins may do everything, appointees one function of one contract.
/// An account is its own admin until it has accepted another.
contract PermissionController {
    using WordSet for WordSet.Words;

    error AdminAlreadyPending();
    error AdminAlreadySet();
    error AdminNotPending();
    error AdminNotSet();
    error AppointeeAlreadySet();
    error AppointeeNotSet();
    error CannotHaveZeroAdmins();
    error NotAdmin();

    event AdminRemoved(address indexed account, address admin);
    event AdminSet(address indexed account, address admin);
    event AppointeeRemoved(address indexed account, address indexed appointee, address target, bytes4 selector);
    event AppointeeSet(address indexed account, address indexed appointee, address target, bytes4 selector);
    event PendingAdminAdded(address indexed account, address admin);
    event PendingAdminRemoved(address indexed account, address admin);

    mapping(address account => WordSet.Words) private _admins;
    mapping(address account => WordSet.Words) private _pendingAdmins;
    mapping(address account => mapping(bytes32 call => WordSet.Words)) private _appointees;
    mapping(address account => mapping(address appointee => WordSet.Words)) private _callsOf;

    modifier onlyAdmin(address account) {
        require(isAdmin(account, msg.sender), NotAdmin());
        _;
    }

    function addPendingAdmin(address account, address admin) external onlyAdmin(account) {
        require(!_admins[account].contains(admin), AdminAlreadySet());
        require(_pendingAdmins[account].add(admin), AdminAlreadyPending());
        emit PendingAdminAdded(account, admin);
    }

    function removePendingAdmin(address account, address admin) external onlyAdmin(account) {
        require(_pendingAdmins[account].remove(admin), AdminNotPending());
        emit PendingAdminRemoved(account, admin);
    }

    function acceptAdmin(address account) external {
        require(_pendingAdmins[account].remove(msg.sender), AdminNotPending());
        require(_admins[account].add(msg.sender), AdminAlreadySet());
        emit AdminSet(account, msg.sender);
    }

    function removeAdmin(address account, address admin) external onlyAdmin(account) {
        require(_admins[account].length() > 1, CannotHaveZeroAdmins());
        require(_admins[account].remove(admin), AdminNotSet());
        emit AdminRemoved(account, admin);
    }

    function setAppointee(address account, address appointee, address target, bytes4 selector)
        external
        onlyAdmin(account)
    {
        bytes32 call = _packCall(target, selector);
        require(_appointees[account][call].add(appointee), AppointeeAlreadySet());
        _callsOf[account][appointee].add(call);
        emit AppointeeSet(account, appointee, target, selector);
    }

    function removeAppointee(address account, address appointee, address target, bytes4 selector)
        external
        onlyAdmin(account)
    {
        bytes32 call = _packCall(target, selector);
        require(_appointees[account][call].remove(appointee), AppointeeNotSet());
        _callsOf[account][appointee].remove(call);
        emit AppointeeRemoved(account, appointee, target, selector);
    }

    function isAdmin(address account, address caller) public view returns (bool) {
        if (_admins[account].length() == 0) return account == caller;
        return _admins[account].contains(caller);
    }

    function isPendingAdmin(address account, address pendingAdmin) external view returns (bool) {
        return _pendingAdmins[account].contains(pendingAdmin);
    }

    function getAdmins(address account) external view returns (address[] memory admins) {
        if (_admins[account].length() != 0) return _admins[account].addresses();
        admins = new address[](1);
        admins[0] = account;
    }

    function getPendingAdmins(address account) external view returns (address[] memory) {
        return _pendingAdmins[account].addresses();
    }

    function canCall(address account, address caller, address target, bytes4 selector) external view returns (bool) {
        return isAdmin(account, caller) || _appointees[account][_packCall(target, selector)].contains(caller);
    }

    function getAppointeePermissions(address account, address appointee)
        external
        view
        returns (address[] memory targets, bytes4[] memory selectors)
    {
        bytes32[] memory calls = _callsOf[account][appointee].list;
        targets = new address[](calls.length);
        selectors = new bytes4[](calls.length);
        for (uint256 i = 0; i < calls.length; i++) {
            targets[i] = address(uint160(uint256(calls[i]) >> 96));
            selectors[i] = bytes4(uint32(uint256(calls[i])));
        }
    }

    function getAppointees(address account, address target, bytes4 selector)
        external
        view
        returns (address[] memory)
    {
        return _appointees[account][_packCall(target, selector)].addresses();
    }

    function _packCall(address target, bytes4 selector) private pure returns (bytes32) {
        return bytes32(uint256(uint160(target)) << 96 | uint32(selector));
    }
}
