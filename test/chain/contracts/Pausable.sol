// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Mainnet} from "./Mainnet.sol";
import {PauserRegistry} from "./PauserRegistry.sol";

/// One bit per activity; a set bit stops it. Pausers may only set bits, the unpauser only clear them.
abstract contract Pausable {
    error CurrentlyPaused();
    error InvalidNewPausedStatus();
    error OnlyPauser();
    error OnlyUnpauser();

    event Paused(address indexed account, uint256 newPausedStatus);
    event Unpaused(address indexed account, uint256 newPausedStatus);

    uint256 private _paused;

    modifier whenRunning(uint8 bit) {
        require(!paused(bit), CurrentlyPaused());
        _;
    }

    modifier onlyUnpauser() {
        require(msg.sender == PauserRegistry(Mainnet.PAUSER_REGISTRY).unpauser(), OnlyUnpauser());
        _;
    }

    function pauserRegistry() external pure returns (address) {
        return Mainnet.PAUSER_REGISTRY;
    }

    function paused() public view returns (uint256) {
        return _paused;
    }

    function paused(uint8 bit) public view returns (bool) {
        return (_paused >> bit) & 1 == 1;
    }

    function pause(uint256 newPausedStatus) external {
        require(_isPauser(), OnlyPauser());
        require(_paused & newPausedStatus == _paused, InvalidNewPausedStatus());
        _setPaused(newPausedStatus);
    }

    function pauseAll() external {
        require(_isPauser(), OnlyPauser());
        _setPaused(type(uint256).max);
    }

    function unpause(uint256 newPausedStatus) external onlyUnpauser {
        require(~_paused & ~newPausedStatus == ~_paused, InvalidNewPausedStatus());
        _paused = newPausedStatus;
        emit Unpaused(msg.sender, newPausedStatus);
    }

    function _setPaused(uint256 newPausedStatus) internal {
        _paused = newPausedStatus;
        emit Paused(msg.sender, newPausedStatus);
    }

    function _isPauser() private view returns (bool) {
        return PauserRegistry(Mainnet.PAUSER_REGISTRY).isPauser(msg.sender);
    }
}
