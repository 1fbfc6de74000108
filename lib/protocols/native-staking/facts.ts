import { datedFacts } from '../families/liquid-staking/dated-fact';

const SPECS = 'ethereum/consensus-specs a08d8a6';
const DATE = '2026-08-07';

/** Dated, sourced statements about staking on Ethereum itself. */
export const facts = datedFacts('native-staking', [
  [
    'initial',
    'parameter',
    'A slashed validator loses 1/4096 of its effective balance at once (since Pectra; 1/32 before).',
    SPECS,
    DATE,
  ],
  [
    'correlation',
    'parameter',
    'About 18 days later it loses three times the share of all stake slashed within 8 192 epochs, up to everything.',
    SPECS,
    DATE,
  ],
  [
    'absent',
    'parameter',
    'Until it can be withdrawn, 36.4 days after the slash at the least, it is penalised as if absent.',
    SPECS,
    DATE,
  ],
  [
    'leak',
    'parameter',
    'While the chain does not finalize, absent validators lose stake ever faster: about 1.4 percent in 3 days, 25.6 percent in 14.',
    SPECS,
    DATE,
  ],
  [
    'exit',
    'parameter',
    'At most 256 ETH an epoch may exit (57 600 ETH a day); then 27.3 hours, then the sweep. The length of the queue is not readable from a contract.',
    SPECS,
    DATE,
  ],
  [
    'gloas',
    'parameter',
    'The fork Gloas, whose epoch was not set, would raise the exits allowed about fourfold.',
    SPECS,
    DATE,
  ],
  [
    'slashed-2025',
    'incident',
    'On 10 September 2025 39 validators at SSV, of operators Ankr and Allnodes, were slashed; fewer than 500 of all had been since 2020.',
    'press, collected in September 2025',
    '2025-09-10',
  ],
  [
    'queue-2025',
    'incident',
    'On 15 September 2025 2.5 million ETH waited to exit, 46 days.',
    'press, collected in September 2025',
    '2025-09-15',
  ],
  [
    'credentials',
    'parameter',
    'The account in the withdrawal credentials of a deposit gets all that is paid out; it cannot be changed.',
    SPECS,
    DATE,
  ],
  [
    'positions',
    'parameter',
    'Validators of an account are known to the consensus layer alone, so they are not among the positions shown.',
    SPECS,
    DATE,
  ],
]);
