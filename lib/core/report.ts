import type { Wait } from './exit';
import type { Fact } from './fact';
import type { Finding } from './findings';
import type { Intent } from './intent';
import type { Claim, Sentence } from './sentence';
import type { Terms } from './terms';
import type { YieldSplit } from './yield';

/** Where a part of the report stands: shown from the bundled registry, being read, read, or not readable. */
export type Stage = 'registry' | 'reading' | 'live' | 'failed';

/** The chain is still to answer, or being asked. */
export const isUnderWay = (stage: Stage): boolean => stage === 'registry' || stage === 'reading';

/** Whether and why a request is interrupted. */
export type Interruption = {
  readonly isHeld: boolean;
  readonly reason: 'first-time' | 'limit-exceeded' | 'terms-changed' | 'always' | 'not-needed' | 'unreadable';
};

/** Layers, numbers and findings for one intent or one page. What every surface draws. */
export type Report = {
  readonly id: string;
  readonly stage: Stage;
  /** What the chain or a feed refused to say, for the person. */
  readonly troubles: readonly Claim[];
  /** All decoded intents of the request, in order; empty for a page report. */
  readonly intents: readonly Intent[];
  /** Headline: the few short sentences a person can act on. */
  readonly headline: readonly Sentence[];
  readonly lead?: Claim;
  /** Absent when nothing about terms is known (a right handed over, an outdated call). */
  readonly terms?: Terms;
  readonly exitWait: Fact<Wait>;
  readonly yields: YieldSplit;
  readonly findings: readonly Finding[];
  readonly interruption: Interruption;
  /** A limit of the person's is exceeded or terms changed: "Don't sign" becomes the filled button. */
  readonly isCritical: boolean;
};
