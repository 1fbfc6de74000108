import { entryPoint, entryPointTable, type IntentPart } from '../../decoding/entry-point';
import { BEIGEN, EIGEN } from '../addresses';
import { note } from './notes';

const votes = (delegatee: `0x${string}`): IntentPart => ({
  action: 'other',
  target: delegatee,
  targetKind: 'appointee',
  flags: ['votes-only'],
  note: note('votesOnly'),
});

/** The EIGEN token's own calls, often taken for restaking: none of them puts stake at risk. */
export const eigenToken = entryPointTable(() => [
  entryPoint('function wrap(uint256 amount)', ([amount], call) => ({
    action: 'wrap',
    asset: 'bEIGEN',
    assetAddress: BEIGEN,
    assetOut: 'EIGEN',
    amount,
    amountKind: 'assets',
    target: call.to,
    targetKind: 'token',
    beneficiary: call.from,
  })),
  entryPoint('function unwrap(uint256 amount)', ([amount], call) => ({
    action: 'wrap',
    asset: 'EIGEN',
    assetAddress: EIGEN,
    assetOut: 'bEIGEN',
    amount,
    amountKind: 'assets',
    target: call.to,
    targetKind: 'token',
    beneficiary: call.from,
  })),
  entryPoint('function delegate(address delegatee)', ([delegatee], call) => ({
    ...votes(delegatee),
    subject: call.from,
  })),
  entryPoint(
    'function delegateBySig(address delegatee, uint256 nonce, uint256 expiry, uint8 v, bytes32 r, bytes32 s)',
    ([delegatee, , expiry]) => ({ ...votes(delegatee), expiry }),
  ),
]);
