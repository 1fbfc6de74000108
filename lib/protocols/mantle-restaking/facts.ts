import { datedFacts } from '../families/liquid-staking/dated-fact';
import { registrySource } from '../reading/registry-fact';
import { PROTOCOL } from './contracts';

const ADAPTER = 'DefiLlama/DefiLlama-Adapters, veda and mETH Protocol';
const CODE = 'Veda-labs/boring-vault';
const DATE = '2026-08-22';

export const contractsSource = registrySource(ADAPTER, DATE);

export const facts = datedFacts(PROTOCOL, [
  [
    'places',
    'parameter',
    'cmETH is mETH restaked at EigenLayer, Symbiotic and Karak; how much is where was not found in any contract read here.',
    ADAPTER,
    DATE,
  ],
  [
    'delay',
    'parameter',
    'Leaving waits a delay that an administrator sets, and must be finished within a window after it; it pays the lower of the rates then and before.',
    CODE,
    DATE,
  ],
  ['rate', 'control', 'Its worth in mETH is written by an account within limits.', CODE, DATE],
  ['control', 'control', 'Strategists move the money among calls an administrator allows.', CODE, DATE],
]);
