import { defineProtocol } from '../contract';
import { contractsOn, decodeCall, decodeTypedData, suspectSelectors } from './decode';
import { PROTOCOL } from './entities';
import { facts } from './facts';
import { targetOfPage } from './page-target';
import pages from './pages';
import { readPositions } from './positions';
import { readTerms } from './read-terms';
import { entitiesAmong } from './recognise';
import { registryTerms } from './registry-terms';

export default defineProtocol({
  id: PROTOCOL,
  name: 'Symbiotic',
  kind: 'restaking',
  buildsOn: [],
  pages,
  contracts: contractsOn,
  decodeCall,
  decodeTypedData,
  registryTerms,
  readTerms,
  recognise: {
    get selectors() {
      return suspectSelectors();
    },
    entitiesAmong,
  },
  readPositions,
  targetOfPage,
  facts,
});
