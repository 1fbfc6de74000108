// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Mainnet} from "./Mainnet.sol";
import {Token} from "./Token.sol";
import {Transfers} from "./Transfers.sol";

/// EIGEN: wraps bEIGEN one to one. Its delegation is of votes and puts no stake at risk.
contract Eigen is Token {
    error DelegationExpired();
    error InvalidVoteSignature();

    event DelegateChanged(address indexed delegator, address indexed fromDelegate, address indexed toDelegate);

    bytes32 private constant DELEGATION_TYPEHASH =
        keccak256("Delegation(address delegatee,uint256 nonce,uint256 expiry)");

    mapping(address account => address) public delegates;

    function bEIGEN() external pure returns (address) {
        return Mainnet.BACKING_EIGEN;
    }

    function wrap(uint256 amount) external {
        Transfers.pull(Mainnet.BACKING_EIGEN, msg.sender, address(this), amount);
        _mint(msg.sender, amount);
    }

    function unwrap(uint256 amount) external {
        _burn(msg.sender, amount);
        Transfers.send(Mainnet.BACKING_EIGEN, msg.sender, amount);
    }

    function delegate(address delegatee) external {
        _delegateVotes(msg.sender, delegatee);
    }

    function delegateBySig(address delegatee, uint256 nonce, uint256 expiry, uint8 v, bytes32 r, bytes32 s) external {
        require(block.timestamp <= expiry, DelegationExpired());
        bytes32 message = keccak256(abi.encode(DELEGATION_TYPEHASH, delegatee, nonce, expiry));
        address signer = ecrecover(keccak256(abi.encodePacked("\x19\x01", DOMAIN_SEPARATOR(), message)), v, r, s);
        require(signer != address(0) && nonce == nonces[signer]++, InvalidVoteSignature());
        _delegateVotes(signer, delegatee);
    }

    function _delegateVotes(address account, address delegatee) private {
        emit DelegateChanged(account, delegates[account], delegatee);
        delegates[account] = delegatee;
    }
}
