import { defineLiquidRestaking } from '../families/liquid-restaking/define';
import { PROTOCOL, RATIO_FEED, tokens } from './contracts';
import { contracts, takes } from './decode';
import { contractsSource, facts } from './facts';
import pages from './pages';
import { ask, readExits } from './reading';

export default defineLiquidRestaking({
  id: PROTOCOL,
  name: 'Inception',
  buildsOn: ['eigenlayer'],
  pages,
  tokens,
  contracts,
  takes,
  control: contractsSource,
  oracleOf: () => ({ name: 'Inception ratio feed', address: RATIO_FEED }),
  ask,
  // Its restakers are found by names of providers that no source read gives: shares are unknown.
  isRestIdle: false,
  exits: readExits,
  facts,
});
