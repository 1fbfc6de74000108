import { defineLiquidRestaking } from '../families/liquid-restaking/define';
import { BEACON_STRATEGY, STETH_STRATEGY } from '../families/liquid-restaking/operators';
import type { RestakingAccounts } from '../families/liquid-restaking/shape';
import { ASSETS, EZETH, PROTOCOL, RENZO_ORACLE } from './addresses';
import { ask, askDelegators, askPooled } from './ask';
import { contracts, tokens } from './decode';
import { readExits } from './exits';
import { contractsSource, facts } from './facts';
import pages from './pages';
import { delegatorsSource, operatorDelegators } from './registry';

const accounts: RestakingAccounts = {
  places: [
    { asset: 'ETH', strategy: BEACON_STRATEGY },
    { asset: 'stETH', strategy: STETH_STRATEGY },
    { asset: 'wBETH', strategy: '0x7CA911E83dabf90C90dD3De5411a10F1A6112184' },
  ],
  known: [],
  expected: () => operatorDelegators,
  expectedBy: delegatorsSource,
  list: askDelegators,
  pooled: askPooled,
};

export default defineLiquidRestaking({
  id: PROTOCOL,
  name: 'Renzo',
  buildsOn: ['eigenlayer'],
  pages,
  tokens,
  contracts,
  takes: ASSETS,
  control: contractsSource,
  oracleOf: () => ({ name: 'RenzoOracle', address: RENZO_ORACLE }),
  ask,
  accountsOf: () => accounts,
  // The manager lists every contract that restakes for it; what they leave waits in its queues.
  isRestIdle: true,
  exits: readExits,
  facts,
  targetOfPage: (url) =>
    /^\/(ezeth|restake)\/?$/.test(url.pathname) ? { target: { target: EZETH }, asset: 'ezETH' } : undefined,
});
