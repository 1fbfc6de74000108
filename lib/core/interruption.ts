import type { Action, Intent, IntentFlag } from './intent';
import type { Interruption, Stage } from './report';

/** The person's choice: hold every restaking request, only when it matters, or none. */
export type HoldSetting = 'always' | 'when-it-matters' | 'never';

/** What the policy decides on. */
export type InterruptionCase = {
  readonly setting: HoldSetting;
  readonly intents: readonly Intent[];
  /** The person has been through this protocol, target and kind of action before. */
  readonly isSeenBefore: boolean;
  /** A finding is beyond one of the three limits. */
  readonly isLimitExceeded: boolean;
  /** Terms differ from those shown last time (`compareTerms`). */
  readonly areTermsChanged: boolean;
  /** Something shown last time can no longer be read, so that "unchanged" cannot be said. */
  readonly isUnconfirmed?: boolean;
  readonly stage: Stage;
  /** This transaction was interrupted already. */
  readonly isAlreadyInterrupted: boolean;
};

const LEAVING: readonly Action[] = ['undelegate', 'requestWithdrawal', 'claimWithdrawal'];

// Value or control goes elsewhere, or the call is not what it seems: worth a look even where nothing is put at stake.
const ALARMING: readonly IntentFlag[] = [
  'outdated',
  'beneficiary-not-signer',
  'recipient-not-signer',
  'wrong-chain',
  'unregistered-target',
  'unregistered-contract',
  'unknown-function',
  'malformed',
  'unreadable',
];

/** The intent puts stake or a right over it under a protocol; leaving and revoking do not. */
export const isPuttingIn = (intent: Intent): boolean =>
  !LEAVING.includes(intent.action) && !intent.flags.includes('revoke');

/** The intent lets somebody take a token later; by itself it puts nothing in. */
export const isApproving = ({ action }: Intent): boolean => action === 'approve' || action === 'permit';

/** The intent carries a flag a person should see before signing. */
export const isAlarming = (intent: Intent): boolean => intent.flags.some((flag) => ALARMING.includes(flag));

const isMalformed = (intents: readonly Intent[]): boolean =>
  intents.some((intent) => intent.flags.includes('malformed'));

const reasonOf = (input: InterruptionCase): Interruption['reason'] => {
  const { intents } = input;
  const matters = intents.some((intent) => isPuttingIn(intent) || isAlarming(intent));
  if (intents.length === 0 || input.isAlreadyInterrupted) return 'not-needed';
  if (matters) {
    if (input.isLimitExceeded) return 'limit-exceeded';
    if (input.areTermsChanged) return 'terms-changed';
    if (!input.isSeenBefore) return 'first-time';
    if (input.isUnconfirmed || input.stage === 'failed' || isMalformed(intents)) return 'unreadable';
  }
  return input.setting === 'always' ? 'always' : 'not-needed';
};

/**
 * Whether a request is held, and why. Held: a limit is exceeded, terms changed, first time, or terms that cannot be read
 * for money that goes in. Leaving is held only for an alarming flag or by `always`. A page report (no intents) holds nothing; a
 * transaction is interrupted at most once; `never` holds nothing but still names the reason.
 */
export const decideInterruption = (input: InterruptionCase): Interruption => {
  const reason = reasonOf(input);
  return { isHeld: reason !== 'not-needed' && input.setting !== 'never', reason };
};
