import { say } from '@/lib/core/sentence';
import type { Address } from '@/lib/core/units';
import { defineLiquidRestaking } from '../families/liquid-restaking/define';
import type { RestakingAccounts } from '../families/liquid-restaking/shape';
import { view } from '../reading/read-batch';
import { ASSETS, DEPOSIT_POOL, ORACLE, PROTOCOL } from './addresses';
import { ask, askPooled } from './ask';
import { contracts, takes, tokens } from './decode';
import { readExits } from './exits';
import { contractsSource, facts, incidentSource } from './facts';
import pages from './pages';
import { delegatorsSource, nodeDelegators } from './registry';
import { oracleViews, poolViews } from './views';

const priceOf = (token: Address) => view(oracleViews, ORACLE, 'getAssetPrice', [token]);

const accounts: RestakingAccounts = {
  places: ASSETS.flatMap(({ symbol, token, strategy }) =>
    strategy === undefined ? [] : [{ asset: symbol, strategy, rate: priceOf(token) }],
  ),
  known: [],
  expected: () => nodeDelegators,
  expectedBy: delegatorsSource,
  list: ({ ask: put }) => put(view(poolViews, DEPOSIT_POOL, 'getNodeDelegatorQueue')),
  pooled: askPooled,
};

export default defineLiquidRestaking({
  id: PROTOCOL,
  name: 'Kelp',
  buildsOn: ['eigenlayer'],
  pages,
  tokens,
  contracts,
  takes,
  control: contractsSource,
  oracleOf: () => ({ name: 'LRTOracle', address: ORACLE }),
  bridgeClaims: [{ sentence: say('kelp.bridge.incident'), evidence: [incidentSource] }],
  ask,
  accountsOf: () => accounts,
  // The pool lists every contract that restakes for it.
  isRestIdle: true,
  exits: readExits,
  facts,
});
