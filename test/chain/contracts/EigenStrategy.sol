// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {Mainnet} from "./Mainnet.sol";
import {StrategyBase} from "./StrategyBase.sol";

interface IEigenWrapping {
    function wrap(uint256 amount) external;
    function unwrap(uint256 amount) external;
    function approve(address spender, uint256 amount) external returns (bool);
}

/// Holds bEIGEN; takes and pays out EIGEN or bEIGEN, whichever is named.
contract EigenStrategy is StrategyBase {
    function EIGEN() external pure returns (address) {
        return Mainnet.EIGEN;
    }

    function _beforeDeposit(address token, uint256 amount) internal override {
        if (token == Mainnet.EIGEN) IEigenWrapping(Mainnet.EIGEN).unwrap(amount);
        else super._beforeDeposit(token, amount);
    }

    function _beforeWithdrawal(address token) internal override {
        if (token != Mainnet.EIGEN) super._beforeWithdrawal(token);
    }

    function _pay(address recipient, address token, uint256 amount) internal override {
        if (token == Mainnet.EIGEN) {
            IEigenWrapping(underlyingToken).approve(Mainnet.EIGEN, amount);
            IEigenWrapping(Mainnet.EIGEN).wrap(amount);
        }
        super._pay(recipient, token, amount);
    }
}
