import { defineLiquidRestaking } from '../families/liquid-restaking/define';
import { PROTOCOL, PUFFER_ORACLE } from './addresses';
import { ask } from './ask';
import { contracts, takes, tokens } from './decode';
import { readExits } from './exits';
import { contractsSource, facts } from './facts';
import { modules } from './modules';
import pages from './pages';

export default defineLiquidRestaking({
  id: PROTOCOL,
  name: 'Puffer',
  buildsOn: ['eigenlayer'],
  pages,
  tokens,
  contracts,
  takes,
  control: contractsSource,
  oracleOf: () => ({ name: 'PufferOracle', address: PUFFER_ORACLE }),
  ask,
  accountsOf: () => modules,
  // Only modules restake; the protocol names every one in use.
  isRestIdle: true,
  exits: readExits,
  facts,
});
