import { datedFacts } from '../families/liquid-staking/dated-fact';

const SOURCE = 'OriginProtocol/origin-dollar 161a0a4';
const DATE = '2026-08-20';

/** Dated, sourced statements about Origin that no view of its contracts gives. */
export const facts = datedFacts('origin', [
  [
    'governor',
    'control',
    'The contracts on Ethereum are upgraded by a governor timelock (0x35918cDE7233F2dD33fA41ae3Cb6aE0e42E0e69F); its delay was not read.',
    SOURCE,
    DATE,
  ],
  ['base', 'control', 'The timelock on Base waits 2 days.', 'yearn/monitoring-scripts-py', '2026-04-27'],
  [
    'claim',
    'parameter',
    'A withdrawal pays WETH one to one after a delay (10 minutes in the deployment) and once the vault holds enough.',
    SOURCE,
    DATE,
  ],
  ['rebase', 'parameter', 'OETH grows in number; contracts must opt in to that.', SOURCE, DATE],
  [
    'requests',
    'parameter',
    'The vault does not list the withdrawals of an account, so open ones are not among the positions shown.',
    SOURCE,
    DATE,
  ],
  ['hosts', 'page', 'The app is app.originprotocol.com.', 'DefiLlama/yield-server e638965', '2026-08-22'],
]);
