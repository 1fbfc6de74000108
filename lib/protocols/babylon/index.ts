import { defineOffChain, offChainFact } from '../families/off-chain';
import pages from './pages';

const SCRIPT = 'babylonlabs-io/babylon, docs/staking-script.md (undated copy)';

export default defineOffChain({
  id: 'babylon',
  name: 'Babylon',
  chain: 'Bitcoin',
  pages,
  facts: [
    offChainFact(
      'babylon:slashing',
      'slashing',
      'Staking locks BTC in a script with a slashing path: a finality provider that signs twice lets part of the stake be spent by a transaction signed beforehand.',
      SCRIPT,
      '2026-11-22',
    ),
    offChainFact(
      'babylon:exit',
      'exit',
      'The stake comes back when its time lock ends, or earlier through an unbonding transaction that waits and stays slashable.',
      SCRIPT,
      '2026-11-22',
    ),
    offChainFact(
      'babylon:covenant',
      'control',
      'Unbonding and slashing transactions need the signatures of a covenant committee.',
      SCRIPT,
      '2026-11-22',
    ),
    offChainFact(
      'babylon:hosts',
      'page',
      'Stakes are made at btcstaking.babylonlabs.io with Bitcoin wallets.',
      'public repositories that integrate Babylon',
      '2026-11-22',
    ),
  ],
});
