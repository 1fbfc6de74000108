// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Shares of a whole, 1e18 = 100 %, and the share arithmetic of EigenLayer built on them.
/// Deposits are bounded by 1e38 shares per strategy, so no product here can pass 2^256.
library Wad {
    uint64 internal constant ONE = 1e18;

    function mul(uint256 amount, uint256 wad) internal pure returns (uint256) {
        return (amount * wad) / ONE;
    }

    function mulUp(uint256 amount, uint256 wad) internal pure returns (uint256) {
        return mulDivUp(amount, wad, ONE);
    }

    function div(uint256 amount, uint256 wad) internal pure returns (uint256) {
        return (amount * ONE) / wad;
    }

    function mulDivUp(uint256 amount, uint256 numerator, uint256 denominator) internal pure returns (uint256) {
        uint256 product = amount * numerator;
        return product == 0 ? 0 : (product - 1) / denominator + 1;
    }

    /// Shares a staker can take out: floor(floor(d × k) × SF).
    function withdrawable(uint256 depositShares, uint256 scaling, uint256 slashingFactor)
        internal
        pure
        returns (uint256)
    {
        return mul(mul(depositShares, scaling), slashingFactor);
    }

    /// What a fall of the max magnitude takes from `shares`: the rest is rounded up, so no one loses a wei too much.
    function slashedShares(uint256 shares, uint64 magnitudeBefore, uint64 magnitudeAfter)
        internal
        pure
        returns (uint256)
    {
        return shares - mulDivUp(shares, magnitudeAfter, magnitudeBefore);
    }

    /// Adds a signed change to a magnitude.
    function shift(uint64 magnitude, int128 change) internal pure returns (uint64) {
        int256 shifted = int256(uint256(magnitude)) + change;
        require(shifted >= 0 && shifted <= int256(uint256(type(uint64).max)));
        return uint64(uint256(shifted));
    }
}
