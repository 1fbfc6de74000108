// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Token} from "../Token.sol";
import {IERC20} from "../Transfers.sol";

/// Where Puffer's contracts live on Ethereum mainnet.
library PufferMainnet {
    address internal constant VAULT = 0xD9A442856C234a39a81a089C06451EBAa4306a72;
    address internal constant MANAGER = 0xDdA0483184E75a5579ef9635ED14BacCf9d50283;
    address internal constant ORACLE = 0x0BE2aE0edbeBb517541DF217EF0074FC9a9e994f;
    address internal constant WETH = 0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2;
    /// Runs everything; a stand-in for Puffer's operations and guardians.
    address internal constant OPERATIONS = 0xC0896ab1A8cae8c2C1d27d011eb955Cca955580d;

    error NotOperations();

    function onlyOperations() internal view {
        require(msg.sender == OPERATIONS, NotOperations());
    }
}

/// Ether of validators, as guardians report it.
contract PufferOracleBook {
    uint256 public getLockedEthAmount;

    function setLockedEthAmount(uint256 amount) external {
        PufferMainnet.onlyOperations();
        getLockedEthAmount = amount;
    }
}

/// PufferVaultV5 in small: ERC-4626 over WETH and ETH, with a fee for leaving at once.
contract PufferVault is Token {
    error ERC4626ExceededMaxRedeem();

    uint256 public getTotalExitFeeBasisPoints;

    receive() external payable {}

    function depositETH(address receiver) external payable returns (uint256 shares) {
        uint256 before = totalAssets() - msg.value;
        shares = (msg.value * (totalSupply + 1)) / (before + 1);
        _mint(receiver, shares);
    }

    function redeem(uint256 shares, address receiver, address owner) external returns (uint256 assets) {
        require(msg.sender == owner);
        uint256 gross = convertToAssets(shares);
        // The fee is rounded up and stays in the vault.
        assets = gross - (gross * getTotalExitFeeBasisPoints + 9_999) / 10_000;
        require(assets <= address(this).balance, ERC4626ExceededMaxRedeem());
        _burn(owner, shares);
        (bool wrapped,) = PufferMainnet.WETH.call{value: assets}(abi.encodeWithSignature("deposit()"));
        require(wrapped);
        IERC20(PufferMainnet.WETH).transfer(receiver, assets);
    }

    function transferETH(address to, uint256 amount) external {
        require(msg.sender == PufferMainnet.MANAGER || msg.sender == PufferMainnet.OPERATIONS);
        (bool sent,) = to.call{value: amount}("");
        require(sent);
    }

    function burn(uint256 shares) external {
        require(msg.sender == PufferMainnet.MANAGER);
        _burn(msg.sender, shares);
    }

    function setExitFeeBasisPoints(uint256 bps) external {
        PufferMainnet.onlyOperations();
        getTotalExitFeeBasisPoints = bps;
    }

    function totalAssets() public view returns (uint256) {
        return IERC20(PufferMainnet.WETH).balanceOf(address(this)) + address(this).balance
            + PufferOracleBook(PufferMainnet.ORACLE).getLockedEthAmount();
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return (shares * (totalAssets() + 1)) / (totalSupply + 1);
    }
}

/// PufferProtocol in small: which modules there are.
contract PufferModules {
    bytes32[] private _weights;
    mapping(bytes32 name => address) public getModuleAddress;

    function createPufferModule(bytes32 name, address module) external {
        PufferMainnet.onlyOperations();
        _weights.push(name);
        getModuleAddress[name] = module;
    }

    function getModuleWeights() external view returns (bytes32[] memory) {
        return _weights;
    }
}

/// AccessManager in small: what is closed.
contract PufferAccess {
    mapping(address target => bool) public isTargetClosed;

    function setTargetClosed(address target, bool closed) external {
        PufferMainnet.onlyOperations();
        isTargetClosed[target] = closed;
    }
}
