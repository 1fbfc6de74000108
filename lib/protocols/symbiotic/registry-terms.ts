import type { Terms } from '@/lib/core/terms';
import type { ReadTarget } from '../contract';
import { registryReading } from './reading';
import { vaultOf } from './subject';
import { buildTerms } from './terms/build-terms';

/** Terms without the chain: how such vaults work by their code; who may slash this one is not known until it is read. */
export const registryTerms = (target: ReadTarget): Terms => buildTerms(registryReading(vaultOf(target), target.intent));
