import { defineProtocol } from '../contract';
import { backing } from './backing';
import { contractsOn, decodeCall, decodeTypedData, PROTOCOL } from './decode';
import { facts } from './facts';
import { targetOfPage } from './page-target';
import pages from './pages';
import { readPositions } from './positions';
import { readTerms } from './read-terms';
import { recognise } from './recognise';
import { registryTerms } from './registry-terms';

export default defineProtocol({
  id: PROTOCOL,
  name: 'Mellow',
  kind: 'wrapper',
  buildsOn: ['symbiotic', 'eigenlayer'],
  pages,
  contracts: contractsOn,
  decodeCall,
  decodeTypedData,
  registryTerms,
  readTerms,
  recognise,
  backing,
  readPositions,
  targetOfPage,
  facts,
});
