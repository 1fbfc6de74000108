// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {OperatorSet} from "./OperatorSet.sol";

/// What EigenLayer's contracts ask of one another.
interface IAllocations {
    function setAllocationDelay(address operator, uint32 delay) external;
    function getMaxMagnitude(address operator, address strategy) external view returns (uint64);
    function getMaxMagnitudes(address operator, address[] memory strategies) external view returns (uint64[] memory);
    function getMaxMagnitudesAtBlock(address operator, address[] memory strategies, uint32 blockNumber)
        external
        view
        returns (uint64[] memory);
    function getRedistributionRecipient(OperatorSet memory operatorSet) external view returns (address);
    function isOperatorSet(OperatorSet memory operatorSet) external view returns (bool);
    function isMemberOfOperatorSet(address operator, OperatorSet memory operatorSet) external view returns (bool);
    function getStrategiesInOperatorSet(OperatorSet memory operatorSet) external view returns (address[] memory);
}

interface IDelegations {
    function isOperator(address operator) external view returns (bool);
    function delegatedTo(address staker) external view returns (address);
    function minWithdrawalDelayBlocks() external view returns (uint32);
    function getOperatorShares(address operator, address[] memory strategies) external view returns (uint256[] memory);
    function getOperatorsShares(address[] memory operators, address[] memory strategies)
        external
        view
        returns (uint256[][] memory);
    function registerAsOperator(address delegationApprover, uint32 allocationDelay, string calldata metadataURI)
        external;
    function modifyOperatorDetails(address operator, address newDelegationApprover) external;
    function updateOperatorMetadataURI(address operator, string calldata metadataURI) external;
    function increaseDelegatedShares(address staker, address strategy, uint256 prevDepositShares, uint256 addedShares)
        external;
    function decreaseDelegatedShares(address staker, uint256 curDepositShares, uint64 beaconChainSlashingFactorDecrease)
        external;
    function slashOperatorShares(
        address operator,
        OperatorSet calldata operatorSet,
        uint256 slashId,
        address strategy,
        uint64 prevMaxMagnitude,
        uint64 newMaxMagnitude
    ) external returns (uint256 totalDepositSharesToSlash);
}

/// The two keepers of shares: StrategyManager for tokens, EigenPodManager for native ETH.
interface IShareKeeper {
    function addShares(address staker, address strategy, uint256 shares)
        external
        returns (uint256 prevDepositShares, uint256 addedShares);
    function removeDepositShares(address staker, address strategy, uint256 depositSharesToRemove)
        external
        returns (uint256 sharesLeft);
    function withdrawSharesAsTokens(address staker, address strategy, address token, uint256 shares) external;
    function stakerDepositShares(address user, address strategy) external view returns (uint256);
    function increaseBurnOrRedistributableShares(
        OperatorSet calldata operatorSet,
        uint256 slashId,
        address strategy,
        uint256 addedSharesToBurn
    ) external;
}

interface IStrategy {
    function deposit(address token, uint256 amount) external returns (uint256 newShares);
    function withdraw(address recipient, address token, uint256 amountShares) external returns (uint256 amountOut);
    function beforeAddShares(address staker, uint256 shares) external;
    function beforeRemoveShares(address staker, uint256 shares) external;
    function underlyingToken() external view returns (address);
}

interface IServiceRegistrar {
    function registerOperator(address operator, address avs, uint32[] calldata operatorSetIds, bytes calldata data)
        external;
    function deregisterOperator(address operator, address avs, uint32[] calldata operatorSetIds) external;
    function supportsAVS(address avs) external view returns (bool);
}
