// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {EtherFiMainnet} from "./EtherFiMainnet.sol";
import {EtherFiPool} from "./EtherFiPool.sol";
import {EtherFiRequests} from "./EtherFiRequests.sol";

/// EtherFiAdmin: carries out reports the committee agreed on. The committee itself is one account here.
contract EtherFiReports {
    error IncorrectCaller();
    error InvalidRebase();

    uint256 private constant DEFAULT_MAX_NEGATIVE_REBASE_BPS = 3;
    uint256 public constant staleOracleReportBlockWindow = 7_200 * 14;

    uint32 public lastHandledReportRefBlock;
    uint16 public postReportWaitTimeInSlots;
    uint256 public maxFinalizedWithdrawalAmountPerDay;
    uint256 public maxNegativeRebaseBps;

    modifier onlyOperations() {
        require(msg.sender == EtherFiMainnet.OPERATIONS, IncorrectCaller());
        _;
    }

    function setUp(uint16 waitSlots, uint256 perDay) external onlyOperations {
        (postReportWaitTimeInSlots, maxFinalizedWithdrawalAmountPerDay) = (waitSlots, perDay);
    }

    function effectiveMaxNegativeRebaseBps() public view returns (uint256) {
        return maxNegativeRebaseBps == 0 ? DEFAULT_MAX_NEGATIVE_REBASE_BPS : maxNegativeRebaseBps;
    }

    /// `settleTo`: the last request this report settles; `amount`: the ether set aside for the newly settled.
    function executeTasks(int128 accruedRewards, uint256 settleTo, uint128 amount) external onlyOperations {
        EtherFiPool pool = EtherFiPool(payable(EtherFiMainnet.POOL));
        int256 most = int256(pool.getTotalPooledEther() * effectiveMaxNegativeRebaseBps() / 10_000);
        require(accruedRewards >= -most, InvalidRebase());
        pool.rebase(accruedRewards);
        if (amount > 0) {
            EtherFiRequests(payable(EtherFiMainnet.REQUESTS)).finalizeRequests(settleTo);
            pool.addEthAmountLockedForWithdrawal(amount);
        }
        lastHandledReportRefBlock = uint32(block.number);
    }
}

/// EtherFiOracle: who reports, how many have to agree, how often.
contract EtherFiCommittee {
    error IncorrectCaller();

    uint32 public quorumSize;
    uint32 public numActiveCommitteeMembers;
    uint32 public reportPeriodSlot;

    function setUp(uint32 quorum, uint32 members, uint32 period) external {
        require(msg.sender == EtherFiMainnet.OPERATIONS, IncorrectCaller());
        (quorumSize, numActiveCommitteeMembers, reportPeriodSlot) = (quorum, members, period);
    }
}
