// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "../Token.sol";
import {IERC20} from "../Transfers.sol";
import {KelpMainnet as At} from "./KelpMainnet.sol";

interface IKelpOracle {
    function rsETHPrice() external view returns (uint256);
    function getAssetPrice(address asset) external view returns (uint256);
}

interface IKelpPool {
    function getTotalAssetDeposits(address asset) external view returns (uint256);
}

interface IUnderlying {
    function userUnderlyingView(address user) external view returns (uint256);
}

/// rsETH: minted by the pool, burned by the withdrawal manager.
contract KelpToken is Token {
    function burnFrom(address account, uint256 amount) external {
        require(msg.sender == At.MANAGER);
        _burn(account, amount);
    }
}

/// Which assets the pool takes, and the strategy each goes to.
contract KelpConfig {
    mapping(address asset => address) public assetStrategy;
    address[] private _assets;

    function addNewSupportedAsset(address asset, address strategy) external {
        At.onlyOperations();
        _assets.push(asset);
        assetStrategy[asset] = strategy;
    }

    function getSupportedAssetList() external view returns (address[] memory) {
        return _assets;
    }
}

/// LRTDepositPool in small: assets lie here, with node delegators, in their strategies, and in the unstaking vault.
contract KelpPool {
    error InvalidAmountToDeposit();
    error MinimumAmountToReceiveNotMet();

    bool public paused;
    address[] private _nodeDelegators;

    receive() external payable {}

    function depositETH(uint256 minRSETHAmountExpected, string calldata) external payable {
        _mint(At.ETHER, msg.value, minRSETHAmountExpected);
    }

    function depositAsset(address asset, uint256 depositAmount, uint256 minRSETHAmountExpected, string calldata)
        external
    {
        uint256 minted = getRsETHAmountToMint(asset, depositAmount);
        require(minted >= minRSETHAmountExpected, MinimumAmountToReceiveNotMet());
        IERC20(asset).transferFrom(msg.sender, address(this), depositAmount);
        KelpToken(At.RSETH).mint(msg.sender, minted);
    }

    function addNodeDelegatorContractToQueue(address[] calldata nodeDelegators) external {
        At.onlyOperations();
        for (uint256 i = 0; i < nodeDelegators.length; i++) _nodeDelegators.push(nodeDelegators[i]);
    }

    /// To a node delegator, or to the vault that pays withdrawals.
    function send(address to, address asset, uint256 amount) external {
        At.onlyOperations();
        if (asset == At.ETHER) payable(to).transfer(amount);
        else IERC20(asset).transfer(to, amount);
    }

    function setPaused(bool isPaused) external {
        At.onlyOperations();
        paused = isPaused;
    }

    function getNodeDelegatorQueue() external view returns (address[] memory) {
        return _nodeDelegators;
    }

    function getTotalAssetDeposits(address asset) public view returns (uint256 total) {
        total = _held(asset, address(this)) + _held(asset, At.VAULT);
        address strategy = KelpConfig(At.CONFIG).assetStrategy(asset);
        for (uint256 i = 0; i < _nodeDelegators.length; i++) {
            total += _held(asset, _nodeDelegators[i]);
            if (strategy.code.length != 0) total += IUnderlying(strategy).userUnderlyingView(_nodeDelegators[i]);
        }
    }

    function getRsETHAmountToMint(address asset, uint256 amount) public view returns (uint256) {
        IKelpOracle oracle = IKelpOracle(At.ORACLE);
        return (amount * oracle.getAssetPrice(asset)) / oracle.rsETHPrice();
    }

    function _mint(address asset, uint256 amount, uint256 least) private {
        require(amount != 0, InvalidAmountToDeposit());
        uint256 minted = getRsETHAmountToMint(asset, amount);
        require(minted >= least, MinimumAmountToReceiveNotMet());
        KelpToken(At.RSETH).mint(msg.sender, minted);
    }

    function _held(address asset, address holder) private view returns (uint256) {
        return asset == At.ETHER ? holder.balance : IERC20(asset).balanceOf(holder);
    }
}

/// LRTOracle in small: the rate is stored, and moves when somebody has it updated. No fee.
contract KelpOracle {
    uint256 public rsETHPrice;
    mapping(address asset => uint256) private _prices;

    function setAssetPrice(address asset, uint256 price) external {
        At.onlyOperations();
        if (rsETHPrice == 0) rsETHPrice = 1 ether;
        _prices[asset] = price;
    }

    function updateRSETHPrice() external {
        address[] memory assets = KelpConfig(At.CONFIG).getSupportedAssetList();
        uint256 total;
        for (uint256 i = 0; i < assets.length; i++) {
            total += IKelpPool(At.POOL).getTotalAssetDeposits(assets[i]) * getAssetPrice(assets[i]);
        }
        rsETHPrice = total / KelpToken(At.RSETH).totalSupply();
    }

    function getAssetPrice(address asset) public view returns (uint256) {
        require(_prices[asset] != 0, "AssetOracleNotSupported");
        return _prices[asset];
    }
}
