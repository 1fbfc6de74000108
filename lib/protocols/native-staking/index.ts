import { defineProtocol } from '../contract';
import { createBatch } from '../reading/batch';
import { contractsOn, MAINNET } from './contracts';
import { decodeCall, PROTOCOL } from './decode';
import { facts } from './facts';
import pages from './pages';
import { nativeTerms } from './terms';

export default defineProtocol({
  id: PROTOCOL,
  name: 'Ethereum staking',
  kind: 'staking',
  buildsOn: [],
  pages,
  contracts: contractsOn,
  decodeCall,
  // Deposits are signed with validator keys, which no wallet holds.
  decodeTypedData: () => undefined,
  registryTerms: () => nativeTerms(),
  readTerms: async (context) =>
    // The block is asked for all the same: terms say when they held.
    context.chainId === MAINNET ? nativeTerms(await createBatch().send(context)) : nativeTerms(),
  // Which validators pay an account is known to the consensus layer alone, which no contract can read.
  readPositions: async () => [],
  targetOfPage: () => ({ target: {}, asset: 'ETH' }),
  facts,
});
