// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC20, Transfers} from "../Transfers.sol";
import {RenzoMainnet} from "./RenzoMainnet.sol";
import {RenzoQueue} from "./RenzoQueue.sol";
import {RenzoToken} from "./RenzoToken.sol";

interface IRestakedShares {
    function getWithdrawableShares(address staker, address[] calldata strategies)
        external
        view
        returns (uint256[] memory withdrawable, uint256[] memory deposited);
}

interface IStEthShares {
    function sharesToUnderlyingView(uint256 shares) external view returns (uint256);
}

/// RestakeManager: ether and stETH in for ezETH, at the worth of everything its delegators and queues hold. The deposit
/// queue is this contract's own balance here.
contract RenzoManager {
    error NotAllowed();
    error ContractPaused();

    address private constant DELEGATION_MANAGER = 0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A;
    address private constant BEACON = 0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0;
    address private constant STETH_STRATEGY = 0x93c4b944D05dfe6df7645A86cd2206016c51564D;

    address[] public operatorDelegators;
    bool public paused;

    modifier onlyOperations() {
        require(msg.sender == RenzoMainnet.OPERATIONS, NotAllowed());
        _;
    }

    receive() external payable {}

    function addOperatorDelegator(address delegator) external onlyOperations {
        operatorDelegators.push(delegator);
    }

    function setPaused(bool to) external onlyOperations {
        paused = to;
    }

    function getOperatorDelegatorsLength() external view returns (uint256) {
        return operatorDelegators.length;
    }

    function depositETH() external payable {
        require(!paused, ContractPaused());
        (,, uint256 tvl) = calculateTVLs();
        _mint(msg.value, tvl - msg.value);
    }

    function deposit(address token, uint256 amount) external {
        require(!paused && token == RenzoMainnet.STETH, NotAllowed());
        (,, uint256 tvl) = calculateTVLs();
        Transfers.pull(token, msg.sender, operatorDelegators[operatorDelegators.length - 1], amount);
        _mint(amount, tvl);
    }

    /// Ether for a validator of a delegator, or for those who leave.
    function sendEther(address payable to, uint256 amount) external onlyOperations {
        if (to == RenzoMainnet.QUEUE) {
            RenzoQueue(to).fillEthWithdrawBuffer{value: amount}();
            return;
        }
        (bool done,) = to.call{value: amount}("");
        require(done, NotAllowed());
    }

    function calculateTVLs() public view returns (uint256[][] memory tokens, uint256[] memory sums, uint256 total) {
        uint256 count = operatorDelegators.length;
        tokens = new uint256[][](count);
        sums = new uint256[](count);
        for (uint256 i = 0; i < count; i++) {
            (uint256 stEth, uint256 native) = _held(operatorDelegators[i]);
            tokens[i] = new uint256[](2);
            (tokens[i][0], tokens[i][1]) = (stEth, native);
            sums[i] = stEth + native;
            total += sums[i];
        }
        total += address(this).balance + RenzoMainnet.QUEUE.balance;
    }

    function _held(address delegator) private view returns (uint256 stEth, uint256 native) {
        address[] memory strategies = new address[](2);
        (strategies[0], strategies[1]) = (STETH_STRATEGY, BEACON);
        (uint256[] memory shares,) =
            IRestakedShares(DELEGATION_MANAGER).getWithdrawableShares(delegator, strategies);
        stEth = IStEthShares(STETH_STRATEGY).sharesToUnderlyingView(shares[0])
            + IERC20(RenzoMainnet.STETH).balanceOf(delegator);
        native = shares[1];
    }

    function _mint(uint256 value, uint256 before) private {
        RenzoToken token = RenzoToken(RenzoMainnet.EZETH);
        uint256 supply = token.totalSupply();
        token.mint(msg.sender, supply == 0 || before == 0 ? value : value * supply / before);
    }
}

/// BalancerRateProvider: the worth of everything over the supply.
contract RenzoRate {
    function getRate() external view returns (uint256) {
        (,, uint256 total) = RenzoManager(payable(RenzoMainnet.MANAGER)).calculateTVLs();
        return total * 1 ether / RenzoToken(RenzoMainnet.EZETH).totalSupply();
    }
}

/// OperatorDelegator: holds a pod and shares; what it does on EigenLayer is called as it.
contract RenzoDelegator {
    receive() external payable {}
}
