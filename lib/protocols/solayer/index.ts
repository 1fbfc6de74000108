import { defineOffChain, offChainFact } from '../families/off-chain';
import pages from './pages';

const DOCS = 'docs.solayer.org, restaking architecture (undated copy)';

export default defineOffChain({
  id: 'solayer',
  name: 'Solayer',
  chain: 'Solana',
  pages,
  facts: [
    offChainFact(
      'solayer:penalty',
      'slashing',
      'Its documents say that an operator’s misbehaviour may cost depositors part of their deposit.',
      DOCS,
      '2026-11-22',
    ),
    offChainFact(
      'solayer:exit',
      'exit',
      'Its documents give services an unbonding time of at most 2 days; validators’ own deactivation comes on top.',
      DOCS,
      '2026-11-22',
    ),
    offChainFact(
      'solayer:hosts',
      'page',
      'Deposits are made at app.solayer.org with Solana wallets.',
      'public repositories that integrate Solayer',
      '2026-11-22',
    ),
  ],
});
