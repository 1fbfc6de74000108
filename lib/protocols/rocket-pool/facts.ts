import { datedFacts } from '../families/liquid-staking/dated-fact';

const SOURCE = 'rocket-pool/rocketpool fef41a4';
const DATE = '2026-04-17';

/** Dated, sourced statements about Rocket Pool that no view of its contracts gives. */
export const facts = datedFacts('rocket-pool', [
  [
    'burn',
    'parameter',
    'Burning rETH pays ether at once, from rETH itself and the excess of the deposit pool, and fails when they hold too little; there is no queue.',
    SOURCE,
    DATE,
  ],
  ['minimum', 'parameter', 'By default a deposit is at least 0.01 ETH and pays a fee of 0.05 percent.', SOURCE, DATE],
  [
    'oracle',
    'control',
    'The exchange rate follows balance reports of the Oracle DAO: 51 percent must agree, one report moves it by at most 2 percent by default.',
    SOURCE,
    DATE,
  ],
  [
    'saturn',
    'parameter',
    'Since Saturn 1 (18 February 2026) an operator puts up 4 ETH a validator; by default commissions take 14 percent.',
    SOURCE,
    DATE,
  ],
  [
    'incident-2026',
    'incident',
    'A loss of about 287 000 USD is listed for September 2026; cause not known, one source alone.',
    'SunWeb3Sec/DeFiHackLabs, pull request titles',
    '2026-09-06',
  ],
  ['hosts', 'page', 'Staking is at stake.rocketpool.net.', 'DefiLlama/yield-server e638965', '2026-08-22'],
]);
