// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {IDelegations} from "./CoreCalls.sol";
import {Mainnet} from "./Mainnet.sol";
import {Once} from "./Once.sol";
import {Pausable} from "./Pausable.sol";
import {Signatures} from "./Signatures.sol";

/// The registry from before operator sets. It lists who serves whom; nothing here can touch stake.
contract AVSDirectory is Pausable, Signatures, Once {
    error OperatorAlreadyRegisteredToAVS();
    error OperatorNotRegisteredToAVS();
    error OperatorNotRegisteredToEigenLayer();
    error SaltSpent();

    event AVSMetadataURIUpdated(address indexed avs, string metadataURI);
    event OperatorAVSRegistrationStatusUpdated(
        address indexed operator, address indexed avs, OperatorAVSRegistrationStatus status
    );

    enum OperatorAVSRegistrationStatus {
        UNREGISTERED,
        REGISTERED
    }

    struct SignatureWithSaltAndExpiry {
        bytes signature;
        bytes32 salt;
        uint256 expiry;
    }

    bytes32 public constant OPERATOR_AVS_REGISTRATION_TYPEHASH =
        keccak256("OperatorAVSRegistration(address operator,address avs,bytes32 salt,uint256 expiry)");
    uint8 private constant PAUSED_REGISTRATION = 0;

    mapping(address avs => mapping(address operator => OperatorAVSRegistrationStatus)) public avsOperatorStatus;
    mapping(address operator => mapping(bytes32 salt => bool isSpent)) public operatorSaltIsSpent;

    function initialize(uint256 initialPausedStatus) external once {
        _setPaused(initialPausedStatus);
    }

    function version() external pure returns (string memory) {
        return "1.9.0";
    }

    function updateAVSMetadataURI(string calldata metadataURI) external {
        emit AVSMetadataURIUpdated(msg.sender, metadataURI);
    }

    function cancelSalt(bytes32 salt) external {
        operatorSaltIsSpent[msg.sender][salt] = true;
    }

    /// Called by the service, with the operator's signature.
    function registerOperatorToAVS(address operator, SignatureWithSaltAndExpiry memory operatorSignature)
        external
        whenRunning(PAUSED_REGISTRATION)
    {
        require(
            avsOperatorStatus[msg.sender][operator] == OperatorAVSRegistrationStatus.UNREGISTERED,
            OperatorAlreadyRegisteredToAVS()
        );
        require(!operatorSaltIsSpent[operator][operatorSignature.salt], SaltSpent());
        require(
            IDelegations(Mainnet.DELEGATION_MANAGER).isOperator(operator), OperatorNotRegisteredToEigenLayer()
        );
        bytes32 digest = calculateOperatorAVSRegistrationDigestHash(
            operator, msg.sender, operatorSignature.salt, operatorSignature.expiry
        );
        _requireSignature(operator, digest, operatorSignature.signature, operatorSignature.expiry);
        operatorSaltIsSpent[operator][operatorSignature.salt] = true;
        _setStatus(operator, OperatorAVSRegistrationStatus.REGISTERED);
    }

    function deregisterOperatorFromAVS(address operator) external whenRunning(PAUSED_REGISTRATION) {
        require(
            avsOperatorStatus[msg.sender][operator] == OperatorAVSRegistrationStatus.REGISTERED,
            OperatorNotRegisteredToAVS()
        );
        _setStatus(operator, OperatorAVSRegistrationStatus.UNREGISTERED);
    }

    function calculateOperatorAVSRegistrationDigestHash(
        address operator,
        address avs,
        bytes32 salt,
        uint256 expiry
    ) public view returns (bytes32) {
        return _digest(keccak256(abi.encode(OPERATOR_AVS_REGISTRATION_TYPEHASH, operator, avs, salt, expiry)));
    }

    function _setStatus(address operator, OperatorAVSRegistrationStatus status) private {
        avsOperatorStatus[msg.sender][operator] = status;
        emit OperatorAVSRegistrationStatusUpdated(operator, msg.sender, status);
    }
}
