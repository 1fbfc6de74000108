import { oneLeg } from '@/lib/core/exit';
import { known, type Source, unknown } from '@/lib/core/fact';
import { say } from '@/lib/core/sentence';
import type { ReadPoint, Terms } from '@/lib/core/terms';
import {
  consensusSource,
  noServices,
  VALIDATORS_LAYER,
  validatorExit,
  validatorsLayer,
} from '../families/liquid-staking/validators';
import { secondsOfDate } from '../reading/registry-fact';
import { chainLayer } from '../reading/stack';
import { PROTOCOL } from './decode';

const asOf = consensusSource.kind === 'registry' ? secondsOfDate(consensusSource.date) : 0;
const rule = (formula: string): Source => ({ kind: 'derived', formula, inputs: [consensusSource] });

const noNotice = unknown('not-published', 'a new rule needs a fork of Ethereum');

/** Rules of consensus: dated, because no contract tells them. Validators of an account are not readable from a contract either. */
export const nativeTerms = (point?: ReadPoint): Terms => ({
  protocol: PROTOCOL,
  stage: point ? 'live' : 'registry',
  ...(point ? { readPoint: point } : {}),
  layers: [
    {
      ...validatorsLayer,
      claims: [...validatorsLayer.claims, { sentence: say('staking.validators.own'), evidence: [consensusSource] }],
    },
    chainLayer(1),
  ],
  slash: noServices(
    rule('no restaking service has a claim on a validator that is not in a pod'),
    asOf,
    noNotice,
    noNotice,
  ),
  exit: oneLeg({
    id: `${PROTOCOL}:exit`,
    layerId: VALIDATORS_LAYER,
    label: say('staking.exit.validators'),
    wait: known(validatorExit(0n), rule('exit queue of unknown length + 256 epochs + sweep'), asOf),
    isSlashable: false,
    isEarning: 'until-exited',
  }),
  yields: [],
  findings: [],
});
