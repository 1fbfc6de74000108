// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {OperatorSplits} from "./OperatorSplits.sol";
import {Transfers} from "./Transfers.sol";

/// Roots of what everyone has earned so far, posted by one account, and claims against them.
abstract contract RewardClaims is OperatorSplits {
    error EarningsNotGreaterThanClaimed();
    error InputArrayLengthMismatch();
    error InvalidClaimProof();
    error InvalidEarner();
    error InvalidEarnerLeafIndex();
    error InvalidRoot();
    error InvalidRootIndex();
    error InvalidTokenLeafIndex();
    error NewRootMustBeForNewCalculatedPeriod();
    error RewardsEndTimestampNotElapsed();
    error RootAlreadyActivated();
    error RootDisabled();
    error RootNotActivated();
    error UnauthorizedCaller();

    event ClaimerForSet(address indexed earner, address indexed oldClaimer, address indexed claimer);
    event DistributionRootDisabled(uint32 indexed rootIndex);
    event DistributionRootSubmitted(
        uint32 indexed rootIndex,
        bytes32 indexed root,
        uint32 indexed rewardsCalculationEndTimestamp,
        uint32 activatedAt
    );
    event RewardsClaimed(
        bytes32 root,
        address indexed earner,
        address indexed claimer,
        address indexed recipient,
        address token,
        uint256 claimedAmount
    );
    event RewardsUpdaterSet(address indexed oldRewardsUpdater, address indexed newRewardsUpdater);

    struct DistributionRoot {
        bytes32 root;
        uint32 rewardsCalculationEndTimestamp;
        uint32 activatedAt;
        bool disabled;
    }

    struct EarnerTreeMerkleLeaf {
        address earner;
        bytes32 earnerTokenRoot;
    }

    struct TokenTreeMerkleLeaf {
        address token;
        uint256 cumulativeEarnings;
    }

    struct RewardsMerkleClaim {
        uint32 rootIndex;
        uint32 earnerIndex;
        bytes earnerTreeProof;
        EarnerTreeMerkleLeaf earnerLeaf;
        uint32[] tokenIndices;
        bytes[] tokenTreeProofs;
        TokenTreeMerkleLeaf[] tokenLeaves;
    }

    uint8 private constant PAUSED_CLAIMS = 2;
    uint8 private constant PAUSED_ROOTS = 3;
    uint8 private constant EARNER_LEAF_SALT = 0;
    uint8 private constant TOKEN_LEAF_SALT = 1;

    address public rewardsUpdater;
    uint32 public currRewardsCalculationEndTimestamp;
    mapping(address earner => address) public claimerFor;
    mapping(address earner => mapping(address token => uint256)) public cumulativeClaimed;
    DistributionRoot[] private _roots;

    modifier onlyUpdater() {
        require(msg.sender == rewardsUpdater, UnauthorizedCaller());
        _;
    }

    function submitRoot(bytes32 root, uint32 rewardsCalculationEndTimestamp)
        external
        whenRunning(PAUSED_ROOTS)
        onlyUpdater
    {
        require(
            rewardsCalculationEndTimestamp > currRewardsCalculationEndTimestamp, NewRootMustBeForNewCalculatedPeriod()
        );
        require(rewardsCalculationEndTimestamp < block.timestamp, RewardsEndTimestampNotElapsed());
        uint32 activatedAt = uint32(block.timestamp) + activationDelay;
        uint32 index = uint32(_roots.length);
        _roots.push(DistributionRoot(root, rewardsCalculationEndTimestamp, activatedAt, false));
        currRewardsCalculationEndTimestamp = rewardsCalculationEndTimestamp;
        emit DistributionRootSubmitted(index, root, rewardsCalculationEndTimestamp, activatedAt);
    }

    function disableRoot(uint32 rootIndex) external whenRunning(PAUSED_ROOTS) onlyUpdater {
        require(rootIndex < _roots.length, InvalidRootIndex());
        DistributionRoot storage root = _roots[rootIndex];
        require(!root.disabled, RootDisabled());
        require(block.timestamp < root.activatedAt, RootAlreadyActivated());
        root.disabled = true;
        emit DistributionRootDisabled(rootIndex);
    }

    function setClaimerFor(address claimer) external {
        _setClaimer(msg.sender, claimer);
    }

    /// For operators and services, by whoever may act for them.
    function setClaimerFor(address earner, address claimer) external onlyFor(earner) {
        require(_mayHaveClaimerSet(earner), InvalidEarner());
        _setClaimer(earner, claimer);
    }

    function processClaim(RewardsMerkleClaim calldata claim, address recipient) external whenRunning(PAUSED_CLAIMS) {
        _pay(claim, recipient);
    }

    function processClaims(RewardsMerkleClaim[] calldata claims, address recipient)
        external
        whenRunning(PAUSED_CLAIMS)
    {
        for (uint256 i = 0; i < claims.length; i++) _pay(claims[i], recipient);
    }

    function checkClaim(RewardsMerkleClaim calldata claim) external view returns (bool) {
        _requireProven(claim);
        return true;
    }

    function getDistributionRootsLength() external view returns (uint256) {
        return _roots.length;
    }

    function getDistributionRootAtIndex(uint256 index) external view returns (DistributionRoot memory) {
        return _roots[index];
    }

    function getCurrentDistributionRoot() external view returns (DistributionRoot memory) {
        return _roots[_roots.length - 1];
    }

    function getCurrentClaimableDistributionRoot() external view returns (DistributionRoot memory root) {
        for (uint256 i = _roots.length; i > 0; i--) {
            if (!_roots[i - 1].disabled && block.timestamp >= _roots[i - 1].activatedAt) return _roots[i - 1];
        }
    }

    function getRootIndexFromHash(bytes32 rootHash) external view returns (uint32) {
        for (uint256 i = _roots.length; i > 0; i--) if (_roots[i - 1].root == rootHash) return uint32(i - 1);
        revert InvalidRoot();
    }

    function calculateEarnerLeafHash(EarnerTreeMerkleLeaf calldata leaf) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(EARNER_LEAF_SALT, leaf.earner, leaf.earnerTokenRoot));
    }

    function calculateTokenLeafHash(TokenTreeMerkleLeaf calldata leaf) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(TOKEN_LEAF_SALT, leaf.token, leaf.cumulativeEarnings));
    }

    function _mayHaveClaimerSet(address earner) internal view virtual returns (bool);

    function _setUpdater(address newRewardsUpdater) internal {
        emit RewardsUpdaterSet(rewardsUpdater, newRewardsUpdater);
        rewardsUpdater = newRewardsUpdater;
    }

    function _setClaimer(address earner, address claimer) private {
        emit ClaimerForSet(earner, claimerFor[earner], claimer);
        claimerFor[earner] = claimer;
    }

    function _pay(RewardsMerkleClaim calldata claim, address recipient) private {
        bytes32 root = _requireProven(claim);
        address earner = claim.earnerLeaf.earner;
        address claimer = claimerFor[earner] == address(0) ? earner : claimerFor[earner];
        require(msg.sender == claimer, UnauthorizedCaller());
        for (uint256 i = 0; i < claim.tokenLeaves.length; i++) {
            TokenTreeMerkleLeaf calldata leaf = claim.tokenLeaves[i];
            uint256 claimed = cumulativeClaimed[earner][leaf.token];
            require(leaf.cumulativeEarnings > claimed, EarningsNotGreaterThanClaimed());
            cumulativeClaimed[earner][leaf.token] = leaf.cumulativeEarnings;
            Transfers.send(leaf.token, recipient, leaf.cumulativeEarnings - claimed);
            emit RewardsClaimed(root, earner, claimer, recipient, leaf.token, leaf.cumulativeEarnings - claimed);
        }
    }

    function _requireProven(RewardsMerkleClaim calldata claim) private view returns (bytes32) {
        DistributionRoot memory root = _roots[claim.rootIndex];
        require(!root.disabled, RootDisabled());
        require(block.timestamp >= root.activatedAt, RootNotActivated());
        require(
            claim.tokenIndices.length == claim.tokenTreeProofs.length
                && claim.tokenTreeProofs.length == claim.tokenLeaves.length,
            InputArrayLengthMismatch()
        );
        require(claim.earnerIndex < 1 << (claim.earnerTreeProof.length / 32), InvalidEarnerLeafIndex());
        require(
            _climb(calculateEarnerLeafHash(claim.earnerLeaf), claim.earnerIndex, claim.earnerTreeProof) == root.root,
            InvalidClaimProof()
        );
        for (uint256 i = 0; i < claim.tokenIndices.length; i++) {
            bytes calldata proof = claim.tokenTreeProofs[i];
            require(claim.tokenIndices[i] < 1 << (proof.length / 32), InvalidTokenLeafIndex());
            bytes32 top = _climb(calculateTokenLeafHash(claim.tokenLeaves[i]), claim.tokenIndices[i], proof);
            require(top == claim.earnerLeaf.earnerTokenRoot, InvalidClaimProof());
        }
        return root.root;
    }

    /// From a leaf up to the root; the index says on which side each sibling stands.
    function _climb(bytes32 node, uint256 index, bytes calldata siblings) private pure returns (bytes32) {
        for (uint256 i = 0; i < siblings.length; i += 32) {
            bytes32 sibling = bytes32(siblings[i:i + 32]);
            node = index % 2 == 0
                ? keccak256(abi.encodePacked(node, sibling))
                : keccak256(abi.encodePacked(sibling, node));
            index /= 2;
        }
        return node;
    }
}
