import { defineProtocol } from '../contract';
import { EETH, MAINNET, WEETH } from './addresses';
import { readBacking, registryBacking } from './backing';
import { contractsOn, decodeCall, decodeTypedData, PROTOCOL } from './decode';
import { facts } from './facts';
import { targetOfPage } from './page-target';
import pages from './pages';
import { readPositions } from './positions';
import { readTerms, registryTerms } from './read-terms';

export default defineProtocol({
  id: PROTOCOL,
  name: 'ether.fi',
  kind: 'wrapper',
  buildsOn: ['eigenlayer'],
  pages,
  contracts: contractsOn,
  issues: (chainId) => (chainId === MAINNET ? [EETH, WEETH] : []),
  decodeCall,
  decodeTypedData,
  registryTerms,
  readTerms,
  backing: { registry: registryBacking, read: readBacking },
  readPositions,
  targetOfPage,
  facts,
});
