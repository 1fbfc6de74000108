// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// The first caller sets a contract up; nobody after that.
abstract contract Once {
    error AlreadyInitialized();

    bool private _initialized;

    modifier once() {
        require(!_initialized, AlreadyInitialized());
        _initialized = true;
        _;
    }
}
