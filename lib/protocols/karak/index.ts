import { defineProtocol } from '../contract';
import { contractsOn, decodeCall, PROTOCOL } from './decode';
import { decodeTypedData } from './decode-typed-data';
import { facts } from './facts';
import { targetOfPage } from './page-target';
import pages from './pages';
import { readPositions } from './positions';
import { readTerms } from './read-terms';
import { recognise } from './recognise';
import { registryTerms } from './registry-terms';

export default defineProtocol({
  id: PROTOCOL,
  name: 'Karak',
  kind: 'restaking',
  buildsOn: [],
  pages,
  contracts: contractsOn,
  decodeCall,
  decodeTypedData,
  registryTerms,
  readTerms,
  recognise,
  readPositions,
  targetOfPage,
  facts,
});
