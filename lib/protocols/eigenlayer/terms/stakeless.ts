import { undelegatedCeiling } from '@/lib/core/eigenlayer-slashing';
import { oneLeg, waitOf } from '@/lib/core/exit';
import { known, type Source } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import { say } from '@/lib/core/sentence';
import type { Terms } from '@/lib/core/terms';
import { isSameAddress } from '@/lib/core/units';
import { registrySource, secondsOfDate } from '../../reading/registry-fact';
import { EIGEN, MAINNET } from '../addresses';
import { PROTOCOL } from '../decode';
import { registryStrategy } from '../read/ask-strategy';
import { CONTRACTS, CONTRACTS_DATE } from '../registry';
import { EIGEN_STRATEGY } from '../strategies';
import { stackWithout } from './layers';
import { CHAIN_LAYER } from './stake';

/** Why a request puts nothing at stake; undefined when it may. */
const reasonOf = (intent: Intent): 'otherChain' | 'votesOnly' | 'tokenOnly' | undefined => {
  if (intent.chainId !== MAINNET) return 'otherChain';
  if (intent.flags.includes('votes-only')) return 'votesOnly';
  return intent.action === 'wrap' && isSameAddress(intent.contract, EIGEN) ? 'tokenOnly' : undefined;
};

/**
 * Terms of a request that moves no stake: EIGEN votes, wrapping, or EigenLayer's address on a chain where it is nothing.
 * Undefined for every other request.
 */
export const stakelessTerms = (intent: Intent | undefined): Terms | undefined => {
  const reason = intent && reasonOf(intent);
  if (!reason) return undefined;
  const source: Source = {
    kind: 'derived',
    formula: `what ${intent.verb} does`,
    inputs: [registrySource(CONTRACTS, CONTRACTS_DATE)],
  };
  const asOf = secondsOfDate(CONTRACTS_DATE);
  const none = undelegatedCeiling(source, asOf);
  return {
    protocol: PROTOCOL,
    stage: 'registry',
    layers: stackWithout(reason === 'otherChain' ? undefined : registryStrategy(EIGEN_STRATEGY)),
    slash: { ...none, why: say(`eigenlayer.slash.${reason}`) },
    exit: oneLeg({
      id: 'eigenlayer:none',
      layerId: CHAIN_LAYER,
      label: say('eigenlayer.exit.none'),
      wait: known(waitOf(0), source, asOf),
      isSlashable: false,
      isEarning: false,
    }),
    yields: [],
    findings: [],
  };
};
