// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// A transparent proxy after EIP-1967: its admin may change the implementation, everyone else reaches it.
/// The first implementation and the admin are in the slots when the code is placed.
contract Proxy {
    event Upgraded(address indexed implementation);
    event AdminChanged(address previousAdmin, address newAdmin);

    bytes32 private constant IMPLEMENTATION = 0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc;
    bytes32 private constant ADMIN = 0xb53127684a568b3173ae13b9f8a6016e243e63b6e8ee1178d6a717850b5d6103;

    fallback() external payable {
        _run();
    }

    receive() external payable {
        _run();
    }

    function _run() private {
        if (msg.sender == _load(ADMIN)) _administer();
        address implementation = _load(IMPLEMENTATION);
        assembly {
            calldatacopy(0, 0, calldatasize())
            let done := delegatecall(gas(), implementation, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if iszero(done) { revert(0, returndatasize()) }
            return(0, returndatasize())
        }
    }

    /// upgradeTo, upgradeToAndCall, changeAdmin, admin and implementation, for the admin alone.
    function _administer() private {
        bytes4 selector = msg.sig;
        if (selector == bytes4(keccak256("implementation()"))) _answer(_load(IMPLEMENTATION));
        if (selector == bytes4(keccak256("admin()"))) _answer(_load(ADMIN));
        if (selector == bytes4(keccak256("upgradeTo(address)"))) {
            _upgrade(abi.decode(msg.data[4:], (address)));
            _stop();
        }
        if (selector == bytes4(keccak256("upgradeToAndCall(address,bytes)"))) {
            (address implementation, bytes memory data) = abi.decode(msg.data[4:], (address, bytes));
            _upgrade(implementation);
            (bool done,) = implementation.delegatecall(data);
            require(done, "upgrade call failed");
            _stop();
        }
        if (selector == bytes4(keccak256("changeAdmin(address)"))) {
            address newAdmin = abi.decode(msg.data[4:], (address));
            emit AdminChanged(_load(ADMIN), newAdmin);
            _save(ADMIN, newAdmin);
            _stop();
        }
        revert("TransparentUpgradeableProxy: admin cannot fallback to proxy target");
    }

    function _upgrade(address implementation) private {
        require(implementation.code.length != 0, "ERC1967: new implementation is not a contract");
        _save(IMPLEMENTATION, implementation);
        emit Upgraded(implementation);
    }

    function _load(bytes32 slot) private view returns (address stored) {
        assembly {
            stored := sload(slot)
        }
    }

    function _save(bytes32 slot, address value) private {
        assembly {
            sstore(slot, value)
        }
    }

    function _answer(address value) private pure {
        assembly {
            mstore(0, value)
            return(0, 0x20)
        }
    }

    function _stop() private pure {
        assembly {
            return(0, 0)
        }
    }
}
