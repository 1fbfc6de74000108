// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {BeaconProxy} from "../BeaconProxy.sol";
import {KarakSets} from "./KarakSets.sol";
import {KarakVault} from "./KarakVault.sol";

/// Core of Karak V2, after v2-contracts 3b3b78f: makes vaults, stakes them whole to services, slashes them. Its storage lies where the
/// real one's does, because it is read by slot. Hooks of services are left out.
contract KarakCore {
    using KarakSets for KarakSets.AddressSet;

    error DSSNotRegistered();
    error DSSAlreadyRegistered();
    error OperatorNotValidatingForDSS();
    error PendingStakeUpdateRequest();
    error VaultNotAChildVault();
    error OperatorStakeUpdateDelayNotPassed();
    error InvalidQueuedStakeUpdateInput();
    error AssetNotAllowlisted();
    error VaultNotStakedToDSS();
    error ZeroSlashPercentageWad();
    error MaxSlashPercentageWadBreached();
    error SlashingCooldownNotPassed();
    error InvalidSlashingParams();
    error MinSlashingDelayNotPassed();
    error Unauthorized();

    event DeployedVault(address operator, address vault, address asset);
    event SkippedSlashing(address vault);
    event FinalizedSlashing(address dss, QueuedSlashing queuedSlashing);

    struct StakeUpdateRequest {
        address vault;
        address dss;
        bool toStake;
    }

    struct QueuedStakeUpdate {
        uint48 nonce;
        uint48 startTimestamp;
        address operator;
        StakeUpdateRequest updateRequest;
    }

    struct SlashRequest {
        address operator;
        uint96[] slashPercentagesWad;
        address[] vaults;
    }

    struct QueuedSlashing {
        address dss;
        uint96 timestamp;
        address operator;
        address[] vaults;
        uint96[] slashPercentagesWad;
        uint256 nonce;
    }

    struct VaultConfig {
        address asset;
        uint8 decimals;
        address operator;
        string name;
        string symbol;
        bytes extraData;
    }

    struct OperatorState {
        KarakSets.AddressSet vaults;
        KarakSets.AddressSet dssMap;
        mapping(address dss => KarakSets.AddressSet) vaultStakedInDssMap;
        mapping(address dss => uint256) nextSlashableTimestamp;
        mapping(address vault => bytes32) pendingStakeUpdates;
        mapping(address vault => uint256) pendingSlashingsInVault;
    }

    struct Storage {
        mapping(address operator => OperatorState) operatorState;
        mapping(address vault => address) vaultToImplMap;
        mapping(address implementation => bool) allowlistedVaultImpl;
        mapping(address asset => address) assetSlashingHandlers;
        mapping(bytes32 root => bool) slashingRequests;
        mapping(address dss => uint256) dssMaxSlashablePercentageWad;
        address vaultImpl;
        uint96 vaultNonce;
        address vetoCommittee;
        uint96 nonce;
    }

    uint256 private constant SLASHING_VETO_WINDOW = 2 days;
    uint256 private constant MIN_STAKE_UPDATE_DELAY = 9 days;
    uint256 private constant SLASHING_COOLDOWN = 2 days;
    uint256 private constant HUNDRED_PERCENT_WAD = 100e18;
    address private constant DEFAULT_VAULT_IMPLEMENTATION_FLAG = address(1);

    address public owner;
    uint256 public pausedMap;

    function initialize(address vaultImpl, address vetoCommittee) external {
        if (owner != address(0)) revert Unauthorized();
        owner = msg.sender;
        _self().vaultImpl = vaultImpl;
        _self().vetoCommittee = vetoCommittee;
    }

    function allowlistAssets(address[] calldata assets, address[] calldata slashingHandlers) external {
        _onlyOwner();
        for (uint256 i; i < assets.length; ++i) {
            _self().assetSlashingHandlers[assets[i]] = slashingHandlers[i];
        }
    }

    function pauseVault(KarakVault vault, uint256 map) external {
        _onlyOwner();
        vault.pause(map);
    }

    function deployVaults(VaultConfig[] calldata configs, address) external returns (address[] memory vaults) {
        vaults = new address[](configs.length);
        for (uint256 i; i < configs.length; ++i) {
            if (_self().assetSlashingHandlers[configs[i].asset] == address(0)) revert AssetNotAllowlisted();
            bytes32 salt = keccak256(abi.encodePacked(msg.sender, configs[i].asset, _self().vaultNonce++));
            address vault = address(new BeaconProxy{salt: salt}(address(this)));
            _self().vaultToImplMap[vault] = DEFAULT_VAULT_IMPLEMENTATION_FLAG;
            KarakVault(vault).initialize(
                address(this), msg.sender, configs[i].asset, configs[i].name, configs[i].symbol, configs[i].extraData
            );
            _self().operatorState[msg.sender].vaults.add(vault);
            vaults[i] = vault;
            emit DeployedVault(msg.sender, vault, configs[i].asset);
        }
    }

    function registerDSS(uint256 maxSlashablePercentageWad) external {
        if (_self().dssMaxSlashablePercentageWad[msg.sender] != 0) revert DSSAlreadyRegistered();
        if (maxSlashablePercentageWad == 0) revert ZeroSlashPercentageWad();
        if (maxSlashablePercentageWad > HUNDRED_PERCENT_WAD) revert MaxSlashPercentageWadBreached();
        _self().dssMaxSlashablePercentageWad[msg.sender] = maxSlashablePercentageWad;
    }

    function registerOperatorToDSS(address dss, bytes calldata) external {
        if (_self().dssMaxSlashablePercentageWad[dss] == 0) revert DSSNotRegistered();
        _self().operatorState[msg.sender].dssMap.add(dss);
    }

    function requestUpdateVaultStakeInDSS(StakeUpdateRequest calldata request)
        external
        returns (QueuedStakeUpdate memory queued)
    {
        OperatorState storage state = _self().operatorState[msg.sender];
        _checkRegistered(msg.sender, request.dss);
        if (state.pendingStakeUpdates[request.vault] != bytes32(0)) revert PendingStakeUpdateRequest();
        if (!state.vaults.contains(request.vault)) revert VaultNotAChildVault();
        queued = QueuedStakeUpdate(uint48(_self().nonce++), uint48(block.timestamp), msg.sender, request);
        state.pendingStakeUpdates[request.vault] = keccak256(abi.encode(queued));
    }

    function finalizeUpdateVaultStakeInDSS(QueuedStakeUpdate calldata queued) external {
        OperatorState storage state = _self().operatorState[queued.operator];
        StakeUpdateRequest calldata request = queued.updateRequest;
        _checkRegistered(queued.operator, request.dss);
        if (queued.startTimestamp + MIN_STAKE_UPDATE_DELAY > block.timestamp) {
            revert OperatorStakeUpdateDelayNotPassed();
        }
        if (keccak256(abi.encode(queued)) != state.pendingStakeUpdates[request.vault]) {
            revert InvalidQueuedStakeUpdateInput();
        }
        if (request.toStake) state.vaultStakedInDssMap[request.dss].add(request.vault);
        else state.vaultStakedInDssMap[request.dss].remove(request.vault);
        delete state.pendingStakeUpdates[request.vault];
    }

    function requestSlashing(SlashRequest calldata request) external returns (QueuedSlashing memory queued) {
        OperatorState storage state = _self().operatorState[request.operator];
        _checkRegistered(request.operator, msg.sender);
        if (block.timestamp < state.nextSlashableTimestamp[msg.sender]) revert SlashingCooldownNotPassed();
        for (uint256 i; i < request.vaults.length; ++i) {
            if (!state.vaultStakedInDssMap[msg.sender].contains(request.vaults[i])) revert VaultNotStakedToDSS();
            if (request.slashPercentagesWad[i] == 0) revert ZeroSlashPercentageWad();
            if (request.slashPercentagesWad[i] > _self().dssMaxSlashablePercentageWad[msg.sender]) {
                revert MaxSlashPercentageWadBreached();
            }
            state.pendingSlashingsInVault[request.vaults[i]]++;
        }
        queued = QueuedSlashing(
            msg.sender,
            uint96(block.timestamp),
            request.operator,
            request.vaults,
            request.slashPercentagesWad,
            _self().nonce++
        );
        _self().slashingRequests[keccak256(abi.encode(queued))] = true;
        state.nextSlashableTimestamp[msg.sender] = block.timestamp + SLASHING_COOLDOWN;
    }

    function cancelSlashing(QueuedSlashing calldata queued) external {
        if (msg.sender != _self().vetoCommittee) revert Unauthorized();
        _take(queued);
    }

    function finalizeSlashing(QueuedSlashing calldata queued) external {
        _checkRegistered(queued.operator, queued.dss);
        if (queued.timestamp + SLASHING_VETO_WINDOW > block.timestamp) revert MinSlashingDelayNotPassed();
        _take(queued);
        OperatorState storage state = _self().operatorState[queued.operator];
        for (uint256 i; i < queued.vaults.length; ++i) {
            KarakVault vault = KarakVault(queued.vaults[i]);
            if (!state.vaultStakedInDssMap[queued.dss].contains(address(vault))) {
                emit SkippedSlashing(address(vault));
                continue;
            }
            uint256 amount = queued.slashPercentagesWad[i] * vault.totalAssets() / HUNDRED_PERCENT_WAD;
            vault.slashAssets(amount, _self().assetSlashingHandlers[vault.asset()]);
        }
        emit FinalizedSlashing(queued.dss, queued);
    }

    /// What a vault's proxy runs.
    function implementation() external view returns (address) {
        address vaultImpl = _self().vaultImpl;
        address own = _self().vaultToImplMap[msg.sender];
        return own == address(0) || own == DEFAULT_VAULT_IMPLEMENTATION_FLAG ? vaultImpl : own;
    }

    function implementation(address vault) external view returns (address) {
        address own = _self().vaultToImplMap[vault];
        return own == DEFAULT_VAULT_IMPLEMENTATION_FLAG ? _self().vaultImpl : own;
    }

    function getOperatorVaults(address operator) external view returns (address[] memory) {
        return _self().operatorState[operator].vaults.list();
    }

    function fetchVaultsStakedInDSS(address operator, address dss) external view returns (address[] memory) {
        return _self().operatorState[operator].vaultStakedInDssMap[dss].list();
    }

    function getLeverage(address vault) external view returns (uint256 leverage) {
        OperatorState storage state = _self().operatorState[KarakVault(vault).vaultConfig().operator];
        address[] memory all = state.dssMap.list();
        for (uint256 i; i < all.length; ++i) {
            if (state.vaultStakedInDssMap[all[i]].contains(vault)) leverage += HUNDRED_PERCENT_WAD;
        }
    }

    function getDssMaxSlashablePercentageWad(address dss) external view returns (uint256) {
        return _self().dssMaxSlashablePercentageWad[dss];
    }

    function isVaultQueuedForSlashing(address vault) external view returns (bool) {
        return _self().operatorState[KarakVault(vault).vaultConfig().operator].pendingSlashingsInVault[vault] != 0;
    }

    function extSloads(bytes32[] calldata slots) external view returns (bytes32[] memory words) {
        words = new bytes32[](slots.length);
        for (uint256 i; i < slots.length; ++i) {
            bytes32 at = slots[i];
            bytes32 word;
            assembly {
                word := sload(at)
            }
            words[i] = word;
        }
    }

    function _take(QueuedSlashing calldata queued) private {
        bytes32 root = keccak256(abi.encode(queued));
        if (!_self().slashingRequests[root]) revert InvalidSlashingParams();
        delete _self().slashingRequests[root];
        for (uint256 i; i < queued.vaults.length; ++i) {
            _self().operatorState[queued.operator].pendingSlashingsInVault[queued.vaults[i]]--;
        }
    }

    function _checkRegistered(address operator, address dss) private view {
        if (_self().dssMaxSlashablePercentageWad[dss] == 0) revert DSSNotRegistered();
        if (!_self().operatorState[operator].dssMap.contains(dss)) revert OperatorNotValidatingForDSS();
    }

    function _onlyOwner() private view {
        if (msg.sender != owner) revert Unauthorized();
    }

    /// keccak256(abi.encode(uint256(keccak256("core.storage")) - 1)) & ~bytes32(uint256(0xff))
    function _self() private pure returns (Storage storage $) {
        assembly {
            $.slot := 0x13c729cff436dc8ac22d145f2c778f6a709d225083f39538cc5e2674f2f10700
        }
    }
}
