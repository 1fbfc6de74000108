import { defineLiquidRestaking } from '../families/liquid-restaking/define';
import { PROTOCOL, tokens } from './contracts';
import { contracts, takes } from './decode';
import { readExits } from './exits';
import { contractsSource, facts } from './facts';
import pages from './pages';
import { accountsOf, ask } from './reading';

export default defineLiquidRestaking({
  id: PROTOCOL,
  name: 'YieldNest',
  buildsOn: ['eigenlayer'],
  pages,
  tokens,
  contracts,
  takes,
  control: contractsSource,
  oracleOf: ({ base }) => ({ name: `${base.symbol} redemption rate`, address: base.address }),
  ask,
  accountsOf,
  // Each line lists its nodes; what the strategy vault holds is unknown share by share.
  isRestIdle: true,
  exits: readExits,
  facts,
});
