import { datedFacts } from '../families/liquid-staking/dated-fact';

const DOCS = 'lidofinance/docs 35624e4';
const DOCS_DATE = '2026-07-24';

/** Dated, sourced statements about Lido that no view of its contracts gives. */
export const facts = datedFacts('lido', [
  [
    'upgrades',
    'control',
    'Contracts are upgraded by a DAO vote that passes Dual Governance, where stETH holders can delay it; the shortest timelock named is 4 days.',
    DOCS,
    DOCS_DATE,
  ],
  [
    'breaker',
    'control',
    'A CircuitBreaker may pause the withdrawal queue for 21 days (at most 60); resuming earlier needs a DAO vote.',
    DOCS,
    DOCS_DATE,
  ],
  [
    'oracle',
    'control',
    'Balances change once a day when 5 of 9 oracles agree; a report may raise them by at most 27 percent a year and lower them by 5 percent at once.',
    DOCS,
    DOCS_DATE,
  ],
  [
    'requests',
    'parameter',
    'A withdrawal request holds 100 wei to 1 000 stETH, cannot be cancelled, pays at most what it was worth when asked for, and less after losses.',
    DOCS,
    DOCS_DATE,
  ],
  [
    'external',
    'parameter',
    'Since V3 a part of stETH is minted by vaults of single stakers against their own validators.',
    'lidofinance/core 372b02e',
    '2026-06-23',
  ],
  [
    'audits',
    'audit',
    'Audits up to April 2026 by MixBytes, Certora, Cyfrin, Sigma Prime and Composable Security; bug bounty of up to 2 million USD at Immunefi.',
    DOCS,
    DOCS_DATE,
  ],
  [
    'discount-2022',
    'incident',
    'In June 2022 stETH sold well below ETH, by about 5 to 6 percent as remembered; it could not be redeemed then.',
    'DefiLlama, Lido, hallmark of 2022-06-10',
    '2022-06-10',
  ],
  [
    'discount-2025',
    'incident',
    'In July 2025 stETH sold at 0.3 to 0.4 percent below ETH while leaving took 18 to 21 days.',
    'press, collected in July 2025',
    '2025-07-31',
  ],
  ['hosts', 'page', 'Staking, wrapping and withdrawals are at stake.lido.fi.', DOCS, DOCS_DATE],
]);
