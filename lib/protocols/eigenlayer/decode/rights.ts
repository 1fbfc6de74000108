import type { Call, IntentFlag, Moved } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { symbolOfToken } from '../strategies';
import { note } from './notes';

const CLAIM = [
  'struct EarnerLeaf { address earner; bytes32 earnerTokenRoot; }',
  'struct TokenLeaf { address token; uint256 cumulativeEarnings; }',
  'struct Claim { uint32 rootIndex; uint32 earnerIndex; bytes earnerTreeProof; EarnerLeaf earnerLeaf; uint32[] tokenIndices; bytes[] tokenTreeProofs; TokenLeaf[] tokenLeaves; }',
] as const;

const appoint = (account: Address, appointee: Address, flags: readonly IntentFlag[] = []): IntentPart => ({
  action: 'other',
  target: appointee,
  targetKind: 'appointee',
  subject: account,
  flags,
});

/** PermissionController: rights over an account, handed to another. */
export const permissionController = entryPointTable(() => [
  entryPoint(
    'function setAppointee(address account, address appointee, address target, bytes4 selector)',
    ([account, appointee]) => ({ ...appoint(account, appointee), note: note('appointee') }),
  ),
  entryPoint('function addPendingAdmin(address account, address admin)', ([account, admin]) => ({
    ...appoint(account, admin),
    note: note('admin'),
  })),
  entryPoint('function acceptAdmin(address account)', ([account], call) => ({
    action: 'other',
    subject: account,
    beneficiary: call.from,
    note: note('adminAccepted'),
  })),
  entryPoint(
    'function removeAppointee(address account, address appointee, address target, bytes4 selector)',
    ([account, appointee]) => appoint(account, appointee, ['revoke']),
  ),
  entryPoint('function removeAdmin(address account, address admin)', ([account, admin]) =>
    appoint(account, admin, ['revoke']),
  ),
  entryPoint('function removePendingAdmin(address account, address admin)', ([account, admin]) =>
    appoint(account, admin, ['revoke']),
  ),
]);

type RewardsClaim = {
  readonly earnerLeaf: { readonly earner: Address };
  readonly tokenLeaves: readonly { readonly token: Address }[];
};

const claimRewards = (claims: readonly RewardsClaim[], recipient: Address, call: Call): IntentPart => {
  // Leaves hold what was earned since the beginning, not what this claim pays: the amount is only known on chain.
  const tokens = new Set(claims.flatMap((claim) => claim.tokenLeaves.map((leaf) => leaf.token)));
  const moves = [...tokens].map((token): Moved => {
    const asset = symbolOfToken(token);
    return { ...(asset === undefined ? {} : { asset }), assetAddress: token };
  });
  return {
    action: 'other',
    asset: moves[0]?.asset,
    assetAddress: moves[0]?.assetAddress,
    moves,
    beneficiary: recipient,
    subject: claims[0]?.earnerLeaf.earner,
    flags: call.from && !isSameAddress(recipient, call.from) ? ['recipient-not-signer'] : [],
    note: note('rewardsClaim'),
  };
};

const setClaimer = (claimer: Address, earner: Address | undefined): IntentPart => ({
  action: 'other',
  target: claimer,
  targetKind: 'claimer',
  subject: earner,
  note: note('claimer'),
});

/** RewardsCoordinator: who claims rewards, where they go, and how operators share them. */
export const rewardsCoordinator = entryPointTable(() => [
  entryPoint('function setClaimerFor(address claimer)', ([claimer], call) => setClaimer(claimer, call.from)),
  entryPoint('function setClaimerFor(address earner, address claimer)', ([earner, claimer]) =>
    setClaimer(claimer, earner),
  ),
  entryPoint(['function processClaim(Claim claim, address recipient)', ...CLAIM], ([claim, recipient], call) =>
    claimRewards([claim], recipient, call),
  ),
  entryPoint(['function processClaims(Claim[] claims, address recipient)', ...CLAIM], ([claims, recipient], call) =>
    claimRewards(claims, recipient, call),
  ),
  entryPoint('function setOperatorAVSSplit(address operator, address avs, uint16 split)', ([operator]) => ({
    action: 'other',
    subject: operator,
  })),
  entryPoint(
    'function setOperatorSetSplit(address operator, (address avs, uint32 id) operatorSet, uint16 split)',
    ([operator]) => ({ action: 'other', subject: operator }),
  ),
  entryPoint('function setOperatorPISplit(address operator, uint16 split)', ([operator]) => ({
    action: 'other',
    subject: operator,
  })),
]);
