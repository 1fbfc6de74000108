// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IAllocations} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {Once} from "./Once.sol";
import {Permissioned} from "./Permissioned.sol";
import {Withdrawals} from "./Withdrawals.sol";

/// Stakers place their shares under an operator, and take them back through the withdrawal queue.
/// Accounting lives in DelegatedShares, the queue in Withdrawals.
contract DelegationManager is Withdrawals, Permissioned, Once {
    error ActivelyDelegated();
    error CallerCannotUndelegate();
    error NotActivelyDelegated();
    error OperatorNotRegistered();
    error OperatorsCannotUndelegate();
    error SaltSpent();

    event DelegationApproverUpdated(address indexed operator, address newDelegationApprover);
    event OperatorMetadataURIUpdated(address indexed operator, string metadataURI);
    event OperatorRegistered(address indexed operator, address delegationApprover);
    event StakerDelegated(address indexed staker, address indexed operator);
    event StakerForceUndelegated(address indexed staker, address indexed operator);
    event StakerUndelegated(address indexed staker, address indexed operator);

    bytes32 public constant DELEGATION_APPROVAL_TYPEHASH = keccak256(
        "DelegationApproval(address delegationApprover,address staker,address operator,bytes32 salt,uint256 expiry)"
    );
    uint8 private constant PAUSED_NEW_DELEGATION = 0;

    mapping(address operator => address) public delegationApprover;
    mapping(address approver => mapping(bytes32 salt => bool)) public delegationApproverSaltIsSpent;

    function initialize(uint256 initialPausedStatus) external once {
        _setPaused(initialPausedStatus);
    }

    function version() external pure returns (string memory) {
        return "1.13.1";
    }

    function registerAsOperator(address initDelegationApprover, uint32 allocationDelay, string calldata metadataURI)
        external
    {
        require(!isDelegated(msg.sender), ActivelyDelegated());
        IAllocations(Mainnet.ALLOCATION_MANAGER).setAllocationDelay(msg.sender, allocationDelay);
        _setApprover(msg.sender, initDelegationApprover);
        _delegate(msg.sender, msg.sender);
        emit OperatorRegistered(msg.sender, initDelegationApprover);
        emit OperatorMetadataURIUpdated(msg.sender, metadataURI);
    }

    function modifyOperatorDetails(address operator, address newDelegationApprover) external onlyFor(operator) {
        require(isOperator(operator), OperatorNotRegistered());
        _setApprover(operator, newDelegationApprover);
    }

    function updateOperatorMetadataURI(address operator, string calldata metadataURI) external onlyFor(operator) {
        require(isOperator(operator), OperatorNotRegistered());
        emit OperatorMetadataURIUpdated(operator, metadataURI);
    }

    function delegateTo(address operator, SignatureWithExpiry memory approverSignatureAndExpiry, bytes32 approverSalt)
        public
    {
        require(!isDelegated(msg.sender), ActivelyDelegated());
        require(isOperator(operator), OperatorNotRegistered());
        _requireApproval(msg.sender, operator, approverSignatureAndExpiry, approverSalt);
        _delegate(msg.sender, operator);
    }

    function undelegate(address staker) public whenRunning(PAUSED_ENTER_QUEUE) returns (bytes32[] memory) {
        require(isDelegated(staker), NotActivelyDelegated());
        require(!isOperator(staker), OperatorsCannotUndelegate());
        address operator = delegatedTo[staker];
        if (msg.sender != staker) {
            require(
                _canCall(operator) || msg.sender == delegationApprover[operator], CallerCannotUndelegate()
            );
            emit StakerForceUndelegated(staker, operator);
        }
        emit StakerUndelegated(staker, operator);
        delegatedTo[staker] = address(0);
        return _queueEverything(staker, operator);
    }

    function redelegate(
        address newOperator,
        SignatureWithExpiry memory newOperatorApproverSig,
        bytes32 approverSalt
    ) external returns (bytes32[] memory withdrawalRoots) {
        withdrawalRoots = undelegate(msg.sender);
        delegateTo(newOperator, newOperatorApproverSig, approverSalt);
    }

    function isDelegated(address staker) public view override returns (bool) {
        return delegatedTo[staker] != address(0);
    }

    function isOperator(address operator) public view returns (bool) {
        return operator != address(0) && delegatedTo[operator] == operator;
    }

    function calculateDelegationApprovalDigestHash(
        address staker,
        address operator,
        address approver,
        bytes32 approverSalt,
        uint256 expiry
    ) public view returns (bytes32) {
        return _digest(
            keccak256(abi.encode(DELEGATION_APPROVAL_TYPEHASH, approver, staker, operator, approverSalt, expiry))
        );
    }

    function _delegate(address staker, address operator) private whenRunning(PAUSED_NEW_DELEGATION) {
        delegatedTo[staker] = operator;
        emit StakerDelegated(staker, operator);
        _placeSharesUnder(operator, staker);
    }

    function _setApprover(address operator, address newDelegationApprover) private {
        delegationApprover[operator] = newDelegationApprover;
        emit DelegationApproverUpdated(operator, newDelegationApprover);
    }

    function _requireApproval(address staker, address operator, SignatureWithExpiry memory approval, bytes32 salt)
        private
    {
        address approver = delegationApprover[operator];
        if (approver == address(0)) return;
        require(!delegationApproverSaltIsSpent[approver][salt], SaltSpent());
        delegationApproverSaltIsSpent[approver][salt] = true;
        bytes32 digest = calculateDelegationApprovalDigestHash(staker, operator, approver, salt, approval.expiry);
        _requireSignature(approver, digest, approval.signature, approval.expiry);
    }
}
