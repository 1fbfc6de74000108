// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Once} from "./Once.sol";
import {Owned} from "./Owned.sol";

/// Names every deployment of the protocol and the release they form.
contract ProtocolRegistry is Owned, Once {
    error ArrayLengthMismatch();
    error DeploymentNotShipped();
    error InputAddressZero();
    error InputNameEmpty();

    event DeploymentConfigured(address indexed addr, DeploymentConfig config);
    event DeploymentShipped(address indexed addr, DeploymentConfig config);
    event SemanticVersionUpdated(string previousSemanticVersion, string semanticVersion);

    struct DeploymentConfig {
        bool pausable;
        bool deprecated;
    }

    string public version;
    string[] private _names;
    mapping(string name => address) private _addresses;
    mapping(address deployment => DeploymentConfig) private _configs;

    function initialize(address initialOwner) external once {
        _setOwner(initialOwner);
    }

    /// Records a release: the deployments it changes and its version.
    function ship(
        address[] calldata addresses,
        DeploymentConfig[] calldata configs,
        string[] calldata names,
        string calldata semanticVersion
    ) external onlyOwner {
        require(addresses.length == configs.length && configs.length == names.length, ArrayLengthMismatch());
        emit SemanticVersionUpdated(version, semanticVersion);
        version = semanticVersion;
        for (uint256 i = 0; i < addresses.length; i++) {
            require(addresses[i] != address(0), InputAddressZero());
            require(bytes(names[i]).length != 0, InputNameEmpty());
            if (_addresses[names[i]] == address(0)) _names.push(names[i]);
            _addresses[names[i]] = addresses[i];
            _configs[addresses[i]] = configs[i];
            emit DeploymentShipped(addresses[i], configs[i]);
        }
    }

    function configure(address addr, DeploymentConfig calldata config) external onlyOwner {
        _configs[addr] = config;
        emit DeploymentConfigured(addr, config);
    }

    function getAddress(string calldata name) external view returns (address) {
        return _addresses[name];
    }

    function getDeployment(string calldata name)
        external
        view
        returns (address addr, DeploymentConfig memory config)
    {
        addr = _addresses[name];
        require(addr != address(0), DeploymentNotShipped());
        config = _configs[addr];
    }

    function totalDeployments() external view returns (uint256) {
        return _names.length;
    }

    function getAllDeployments()
        external
        view
        returns (string[] memory names, address[] memory addresses, DeploymentConfig[] memory configs)
    {
        names = _names;
        addresses = new address[](names.length);
        configs = new DeploymentConfig[](names.length);
        for (uint256 i = 0; i < names.length; i++) {
            addresses[i] = _addresses[names[i]];
            configs[i] = _configs[addresses[i]];
        }
    }
}
