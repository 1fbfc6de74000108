import { defineLiquidRestaking } from '../families/liquid-restaking/define';
import { ask } from './ask';
import { PROTOCOL, REPRICING_ORACLE } from './contracts';
import { contracts, takes, tokens } from './decode';
import { readExits } from './exits';
import { contractsSource, facts } from './facts';
import pages from './pages';
import { stakers } from './stakers';

export default defineLiquidRestaking({
  id: PROTOCOL,
  name: 'Swell rswETH',
  buildsOn: ['eigenlayer'],
  pages,
  tokens,
  contracts,
  takes,
  control: contractsSource,
  oracleOf: () => ({ name: 'RepricingOracle', address: REPRICING_ORACLE }),
  ask,
  accountsOf: () => stakers,
  // The manager numbers every contract that restakes for Swell.
  isRestIdle: true,
  exits: readExits,
  facts,
});
