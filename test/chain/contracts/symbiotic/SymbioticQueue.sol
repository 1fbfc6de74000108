// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Once} from "../Once.sol";
import {Transfers} from "../Transfers.sol";

interface IVaultOfQueue {
    function asset() external view returns (address);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function convertToAssets(uint256 shares) external view returns (uint256);
    function redeem(uint256 shares, address receiver, address holder) external returns (uint256);
}

/// First come, first served: shares wait for assets, a ticket stands for them. Filled at the price of that moment.
contract SymbioticQueue is Once {
    error NotTicketHolder();

    struct Request {
        uint256 shares;
        uint256 sharesClaimed;
        uint256 prevRequestSum;
    }

    struct Filled {
        uint256 from;
        uint256 to;
        uint256 assets;
    }

    event RequestRedeem(address indexed requester, address indexed receiver, uint256 shares, uint256 indexed tokenId);
    event Claim(uint256 indexed tokenId, address indexed receiver, uint256 assetsClaimed, uint256 sharesClaimed);
    event Fill(uint256 assets, uint256 shares);

    address public vault;
    uint256 public totalRequests;
    uint256 public totalRequested;
    uint256 public totalFilled;
    mapping(uint256 tokenId => Request) public requests;
    mapping(uint256 tokenId => address) public ownerOf;
    mapping(address owner => uint256) public balanceOf;
    Filled[] private _fills;

    function initialize(address vault_) external once {
        vault = vault_;
    }

    function pendingShares() public view returns (uint256) {
        return totalRequested - totalFilled;
    }

    function pendingAssets() external view returns (uint256) {
        return IVaultOfQueue(vault).convertToAssets(pendingShares());
    }

    function requestRedeem(uint256 shares, address receiver) external returns (uint256 tokenId) {
        IVaultOfQueue(vault).transferFrom(msg.sender, address(this), shares);
        tokenId = totalRequests++;
        requests[tokenId] = Request(shares, 0, totalRequested);
        totalRequested += shares;
        ownerOf[tokenId] = receiver;
        balanceOf[receiver] += 1;
        emit RequestRedeem(msg.sender, receiver, shares, tokenId);
    }

    /// Fills what waits, up to a number of shares.
    function fill(uint256 shares) external {
        uint256 assets = IVaultOfQueue(vault).redeem(shares, address(this), address(this));
        _fills.push(Filled(totalFilled, totalFilled + shares, assets));
        totalFilled += shares;
        emit Fill(assets, shares);
    }

    function claimable(uint256 tokenId) public view returns (uint256 assets, uint256 shares) {
        Request memory request = requests[tokenId];
        uint256 from = request.prevRequestSum + request.sharesClaimed;
        uint256 to = request.prevRequestSum + request.shares;
        for (uint256 i = 0; i < _fills.length; i++) {
            Filled memory filled = _fills[i];
            uint256 low = from > filled.from ? from : filled.from;
            uint256 high = to < filled.to ? to : filled.to;
            if (low >= high) continue;
            shares += high - low;
            assets += filled.assets * (high - low) / (filled.to - filled.from);
        }
    }

    function claim(uint256 tokenId, address receiver) external returns (uint256 assets, uint256 shares) {
        require(ownerOf[tokenId] == msg.sender, NotTicketHolder());
        (assets, shares) = claimable(tokenId);
        requests[tokenId].sharesClaimed += shares;
        Transfers.send(IVaultOfQueue(vault).asset(), receiver, assets);
        emit Claim(tokenId, receiver, assets, shares);
    }
}
