// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Once} from "../Once.sol";
import {Transfers} from "../Transfers.sol";

interface IBalance {
    function balanceOf(address account) external view returns (uint256);
}

/// Hands slashed funds on: to the operator's receiver, else the network's, else the one for all. Its owner changes receivers
/// after a delay; here only where none was set before.
contract SymbioticBurnerRouter is Once {
    error NotOwner();
    error AlreadySet();

    address public owner;
    address public collateral;
    uint48 public delay;
    address public globalReceiver;
    uint256 public lastBalance;
    mapping(address network => address) public networkReceiver;
    mapping(address network => mapping(address operator => address)) public operatorNetworkReceiver;
    mapping(address receiver => uint256) public balanceOf;

    modifier onlyOwner() {
        require(msg.sender == owner, NotOwner());
        _;
    }

    function initialize(address owner_, address collateral_, uint48 delay_, address globalReceiver_) external once {
        (owner, collateral, delay, globalReceiver) = (owner_, collateral_, delay_, globalReceiver_);
    }

    function setNetworkReceiver(address network, address receiver) external onlyOwner {
        require(networkReceiver[network] == address(0), AlreadySet());
        networkReceiver[network] = receiver;
    }

    function setOperatorNetworkReceiver(address network, address operator, address receiver) external onlyOwner {
        require(operatorNetworkReceiver[network][operator] == address(0), AlreadySet());
        operatorNetworkReceiver[network][operator] = receiver;
    }

    /// Called by a slasher whose vault has its burner hook on; without it the next call counts what came before.
    function onSlash(bytes32 subnetwork, address operator, uint256, uint48) external {
        address network = address(bytes20(subnetwork));
        address receiver = operatorNetworkReceiver[network][operator];
        if (receiver == address(0)) receiver = networkReceiver[network];
        if (receiver == address(0)) receiver = globalReceiver;
        uint256 current = IBalance(collateral).balanceOf(address(this));
        balanceOf[receiver] += current - lastBalance;
        lastBalance = current;
    }

    function triggerTransfer(address receiver) external returns (uint256 amount) {
        amount = balanceOf[receiver];
        balanceOf[receiver] = 0;
        lastBalance -= amount;
        Transfers.send(collateral, receiver, amount);
    }
}
