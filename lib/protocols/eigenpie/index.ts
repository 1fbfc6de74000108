import { defineLiquidRestaking } from '../families/liquid-restaking/define';
import { contracts, PROTOCOL, STAKING, takes, tokens } from './contracts';
import { contractsSource, facts } from './facts';
import pages from './pages';
import { accountsOf, ask, readExits } from './reading';

export default defineLiquidRestaking({
  id: PROTOCOL,
  name: 'Eigenpie',
  buildsOn: ['eigenlayer'],
  pages,
  tokens,
  contracts,
  takes,
  control: contractsSource,
  oracleOf: () => ({ name: 'Eigenpie price provider', address: STAKING }),
  ask,
  accountsOf,
  // Clients of its enterprise contract restake apart, so that the list may not be all.
  isRestIdle: false,
  exits: readExits,
  facts,
});
