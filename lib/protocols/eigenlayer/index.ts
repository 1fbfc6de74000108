import { defineProtocol } from '../contract';
import { contractsOn, decodeCall, PROTOCOL } from './decode';
import { decodeTypedData } from './decode-typed-data';
import { facts } from './facts';
import { readMetadataUris } from './metadata-uri';
import { targetOfPage } from './page-target';
import pages from './pages';
import { readPositions } from './positions';
import { readTerms } from './read-terms';
import { registryTerms } from './registry-terms';

export default defineProtocol({
  id: PROTOCOL,
  name: 'EigenLayer',
  kind: 'restaking',
  buildsOn: [],
  pages,
  contracts: contractsOn,
  decodeCall,
  decodeTypedData,
  registryTerms,
  readTerms,
  readPositions,
  readMetadataUris,
  targetOfPage,
  facts,
});
