import { defineOffChain, offChainFact } from '../families/off-chain';
import pages from './pages';

const PROGRAMS = 'jito-restaking-core and jito-vault-core, docs.rs';

export default defineOffChain({
  id: 'jito',
  name: 'Jito Restaking',
  chain: 'Solana',
  pages,
  facts: [
    offChainFact(
      'jito:services',
      'slashing',
      'A vault opts in to node consensus networks (NCNs). The programs keep accounts for slashers, which a vault’s slasher admin can enable for each of them.',
      PROGRAMS,
      '2025-05-01',
    ),
    offChainFact(
      'jito:exit',
      'exit',
      'Withdrawals go through a ticket of the vault; they are not paid at once.',
      PROGRAMS,
      '2025-05-01',
    ),
    offChainFact(
      'jito:hosts',
      'page',
      'Deposits are made at www.jito.network with Solana wallets.',
      'DefiLlama yield-server',
      '2026-08-22',
    ),
  ],
});
