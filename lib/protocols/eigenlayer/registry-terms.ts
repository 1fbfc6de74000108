import { unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import type { ReadTarget } from '../contract';
import { registryProtocol } from './read/ask-protocol';
import { registryStrategy } from './read/ask-strategy';
import { subjectOf } from './subject';
import { buildTerms } from './terms/build-terms';
import { stakelessTerms } from './terms/stakeless';

/** Terms without the chain: dated delays, who controls the contracts, the asset; who may slash is not known until it is read. */
export const registryTerms = (target: ReadTarget): Terms => {
  const stakeless = stakelessTerms(target.intent);
  if (stakeless) return stakeless;
  const { strategies, intent, owner, operator } = subjectOf(target);
  const [strategy] = strategies;
  return buildTerms({
    protocol: registryProtocol,
    ...(strategy ? { strategy: registryStrategy(strategy) } : {}),
    delegation: unknown(owner === undefined && operator === undefined ? 'needs-operator' : 'not-read'),
    ...(intent ? { intent } : {}),
  });
};
