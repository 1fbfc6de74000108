// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IERC20, Transfers} from "../Transfers.sol";
import {EtherFiMainnet} from "./EtherFiMainnet.sol";
import {EtherFiPool} from "./EtherFiPool.sol";

interface IDelegations {
    struct SignatureWithExpiry {
        bytes signature;
        uint256 expiry;
    }

    function delegateTo(address operator, SignatureWithExpiry calldata approval, bytes32 salt) external;
    function getWithdrawableShares(address staker, address[] calldata strategies)
        external
        view
        returns (uint256[] memory withdrawable, uint256[] memory deposited);
}

interface IStrategies {
    function depositIntoStrategy(address strategy, address token, uint256 amount) external returns (uint256);
}

interface IStrategyShares {
    function sharesToUnderlyingView(uint256 shares) external view returns (uint256);
}

/// EtherFiRestaker: holds stETH people deposited and restakes it.
contract EtherFiRestaking {
    error IncorrectCaller();

    address private constant DELEGATION_MANAGER = 0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A;
    address private constant STRATEGY_MANAGER = 0x858646372CC42E1A627fcE94aa7A7033e7CF075A;

    modifier onlyOperations() {
        require(msg.sender == EtherFiMainnet.OPERATIONS, IncorrectCaller());
        _;
    }

    function delegateTo(address operator, IDelegations.SignatureWithExpiry calldata approval, bytes32 salt)
        external
        onlyOperations
    {
        IDelegations(DELEGATION_MANAGER).delegateTo(operator, approval, salt);
    }

    function depositIntoStrategy(address token, uint256 amount) external onlyOperations returns (uint256) {
        (bool done,) = token.call(abi.encodeWithSignature("approve(address,uint256)", STRATEGY_MANAGER, amount));
        require(done, IncorrectCaller());
        return IStrategies(STRATEGY_MANAGER).depositIntoStrategy(EtherFiMainnet.STETH_STRATEGY, token, amount);
    }

    function getRestakedAmount(address token) external view returns (uint256) {
        if (token != EtherFiMainnet.STETH) return 0;
        address[] memory strategies = new address[](1);
        strategies[0] = EtherFiMainnet.STETH_STRATEGY;
        (uint256[] memory shares,) = IDelegations(DELEGATION_MANAGER).getWithdrawableShares(address(this), strategies);
        return IStrategyShares(EtherFiMainnet.STETH_STRATEGY).sharesToUnderlyingView(shares[0]);
    }
}

/// Liquifier: stETH in for eETH, one to one less nothing here.
contract EtherFiLiquifier {
    function depositWithERC20(address token, uint256 amount, uint256, address referral) external returns (uint256) {
        uint256 before = IERC20(token).balanceOf(EtherFiMainnet.RESTAKER);
        Transfers.pull(token, msg.sender, EtherFiMainnet.RESTAKER, amount);
        uint256 received = IERC20(token).balanceOf(EtherFiMainnet.RESTAKER) - before;
        return EtherFiPool(payable(EtherFiMainnet.POOL)).depositToRecipient(msg.sender, received, referral);
    }
}

/// AvsOperatorsManager: ether.fi's operators by number, from 1 on.
contract EtherFiOperators {
    error IncorrectCaller();

    uint256 private _operators;
    mapping(uint256 id => address) public avsOperators;

    function instantiate(address operator) external returns (uint256 id) {
        require(msg.sender == EtherFiMainnet.OPERATIONS, IncorrectCaller());
        id = ++_operators;
        avsOperators[id] = operator;
    }

    function nextAvsOperatorId() external view returns (uint256) {
        return _operators + 1;
    }
}
