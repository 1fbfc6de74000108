// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {BeaconProxy} from "./BeaconProxy.sol";
import {DurationVaultStrategy} from "./DurationVaultStrategy.sol";
import {Mainnet} from "./Mainnet.sol";
import {Once} from "./Once.sol";
import {Owned} from "./Owned.sol";
import {Pausable} from "./Pausable.sol";
import {StrategyBase} from "./StrategyBase.sol";

interface IWhitelist {
    function addStrategiesToDepositWhitelist(address[] calldata strategiesToWhitelist) external;
    function removeStrategiesFromDepositWhitelist(address[] calldata strategiesToRemoveFromWhitelist) external;
}

/// Lets anyone make the strategy of a token, one per token, and as many duration vaults as they like.
contract StrategyFactory is Pausable, Owned, Once {
    error AlreadyBlacklisted();
    error BlacklistedToken();
    error ProhibitedDurationVaultToken();
    error StrategyAlreadyExists();

    event DurationVaultDeployed(
        address indexed vault,
        address indexed underlyingToken,
        address indexed vaultAdmin,
        uint32 duration,
        uint256 maxPerDeposit,
        uint256 stakeCap,
        string metadataURI,
        address operatorSetAVS,
        uint32 operatorSetId
    );
    event StrategySetForToken(address token, address strategy);
    event TokenBlacklisted(address token);

    uint8 private constant PAUSED_NEW_STRATEGIES = 0;

    mapping(address token => address) public deployedStrategies;
    mapping(address token => bool) public isBlacklisted;
    mapping(address token => address[]) private _durationVaults;

    function initialize(address initialOwner, uint256 initialPausedStatus) external once {
        _setOwner(initialOwner);
        _setPaused(initialPausedStatus);
    }

    function strategyManager() external pure returns (address) {
        return Mainnet.STRATEGY_MANAGER;
    }

    function strategyBeacon() external pure returns (address) {
        return Mainnet.STRATEGY_BEACON;
    }

    function durationVaultBeacon() external pure returns (address) {
        return Mainnet.DURATION_VAULT_BEACON;
    }

    function EIGEN() external pure returns (address) {
        return Mainnet.EIGEN;
    }

    function bEIGEN() external pure returns (address) {
        return Mainnet.BACKING_EIGEN;
    }

    function deployNewStrategy(address token)
        external
        whenRunning(PAUSED_NEW_STRATEGIES)
        returns (address newStrategy)
    {
        require(!isBlacklisted[token], BlacklistedToken());
        require(deployedStrategies[token] == address(0), StrategyAlreadyExists());
        newStrategy = address(new BeaconProxy(Mainnet.STRATEGY_BEACON));
        StrategyBase(newStrategy).initialize(token);
        _setStrategy(token, newStrategy);
        _whitelist(newStrategy);
    }

    function deployDurationVaultStrategy(DurationVaultStrategy.VaultConfig calldata config)
        external
        whenRunning(PAUSED_NEW_STRATEGIES)
        returns (address newVault)
    {
        address token = config.underlyingToken;
        require(token != Mainnet.EIGEN && token != Mainnet.BACKING_EIGEN, ProhibitedDurationVaultToken());
        newVault = address(new BeaconProxy(Mainnet.DURATION_VAULT_BEACON));
        DurationVaultStrategy(newVault).initialize(config);
        _durationVaults[token].push(newVault);
        _whitelist(newVault);
        emit DurationVaultDeployed(
            newVault,
            token,
            config.vaultAdmin,
            config.duration,
            config.maxPerDeposit,
            config.stakeCap,
            config.metadataURI,
            config.operatorSet.avs,
            config.operatorSet.id
        );
    }

    function getDurationVaults(address token) external view returns (address[] memory) {
        return _durationVaults[token];
    }

    function blacklistTokens(address[] calldata tokens) external onlyOwner {
        for (uint256 i = 0; i < tokens.length; i++) {
            require(!isBlacklisted[tokens[i]], AlreadyBlacklisted());
            isBlacklisted[tokens[i]] = true;
            emit TokenBlacklisted(tokens[i]);
        }
    }

    function whitelistStrategies(address[] calldata strategiesToWhitelist) external onlyOwner {
        IWhitelist(Mainnet.STRATEGY_MANAGER).addStrategiesToDepositWhitelist(strategiesToWhitelist);
    }

    function removeStrategiesFromWhitelist(address[] calldata strategiesToRemoveFromWhitelist) external onlyOwner {
        IWhitelist(Mainnet.STRATEGY_MANAGER).removeStrategiesFromDepositWhitelist(strategiesToRemoveFromWhitelist);
    }

    function _setStrategy(address token, address strategy) private {
        deployedStrategies[token] = strategy;
        emit StrategySetForToken(token, strategy);
    }

    function _whitelist(address strategy) private {
        address[] memory one = new address[](1);
        one[0] = strategy;
        IWhitelist(Mainnet.STRATEGY_MANAGER).addStrategiesToDepositWhitelist(one);
    }
}
