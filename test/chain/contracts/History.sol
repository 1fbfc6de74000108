// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// A number that remembers from which block on it had which value.
library History {
    error InvalidSnapshotOrdering();

    struct Snapshot {
        uint32 fromBlock;
        uint224 value;
    }

    struct Trail {
        Snapshot[] snapshots;
    }

    function push(Trail storage trail, uint256 value) internal {
        uint256 length = trail.snapshots.length;
        if (length != 0) {
            Snapshot storage last = trail.snapshots[length - 1];
            require(last.fromBlock <= block.number, InvalidSnapshotOrdering());
            if (last.fromBlock == block.number) {
                last.value = uint224(value);
                return;
            }
        }
        trail.snapshots.push(Snapshot(uint32(block.number), uint224(value)));
    }

    function latest(Trail storage trail, uint256 unset) internal view returns (uint256) {
        uint256 length = trail.snapshots.length;
        return length == 0 ? unset : trail.snapshots[length - 1].value;
    }

    /// The value at the end of block `atBlock`.
    function valueAt(Trail storage trail, uint32 atBlock, uint256 unset) internal view returns (uint256) {
        uint256 low = 0;
        uint256 high = trail.snapshots.length;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (trail.snapshots[middle].fromBlock > atBlock) high = middle;
            else low = middle + 1;
        }
        return low == 0 ? unset : trail.snapshots[low - 1].value;
    }
}
