import { defineLiquidRestaking } from '../families/liquid-restaking/define';
import { contracts, STAKING, tokens } from './contracts';
import { contractsSource, facts, PROTOCOL } from './facts';
import pages from './pages';
import { accounts, ask, readExits } from './reading';

export default defineLiquidRestaking({
  id: PROTOCOL,
  name: 'Bedrock uniETH',
  buildsOn: ['eigenlayer'],
  pages,
  tokens,
  contracts,
  control: contractsSource,
  oracleOf: () => ({ name: 'Bedrock staking', address: STAKING }),
  ask,
  accountsOf: () => accounts,
  // The restaking contract lists every pod.
  isRestIdle: true,
  exits: readExits,
  facts,
});
