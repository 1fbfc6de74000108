import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action, IntentFlag } from '@/lib/core/intent';
import { decideInterruption, type InterruptionCase, isAlarming, isPuttingIn } from '@/lib/core/interruption';
import { depositIntent } from './support/terms';

const seen: InterruptionCase = {
  setting: 'when-it-matters',
  intents: [depositIntent()],
  isSeenBefore: true,
  isLimitExceeded: false,
  areTermsChanged: false,
  stage: 'live',
  isAlreadyInterrupted: false,
};
const decide = (overrides: Partial<InterruptionCase>) => decideInterruption({ ...seen, ...overrides });

describe('interruption policy', () => {
  test('a repeat within limits is let through with strip and badge', () => {
    expect(decide({})).toEqual({ isHeld: false, reason: 'not-needed' });
  });

  test('held: first time, a limit exceeded, terms changed, terms unreadable', () => {
    expect(decide({ isSeenBefore: false })).toEqual({ isHeld: true, reason: 'first-time' });
    expect(decide({ isLimitExceeded: true })).toEqual({ isHeld: true, reason: 'limit-exceeded' });
    expect(decide({ areTermsChanged: true })).toEqual({ isHeld: true, reason: 'terms-changed' });
    expect(decide({ stage: 'failed' })).toEqual({ isHeld: true, reason: 'unreadable' });
    expect(decide({ isUnconfirmed: true })).toEqual({ isHeld: true, reason: 'unreadable' });
    expect(decide({ intents: [depositIntent({ flags: ['malformed'] })] }).reason).toBe('unreadable');
  });

  test('terms still being read are not a reason of their own', () => {
    for (const stage of ['registry', 'reading'] as const) expect(decide({ stage }).isHeld).toBe(false);
  });

  test('the weightiest reason is named', () => {
    const all = { isSeenBefore: false, isLimitExceeded: true, areTermsChanged: true, stage: 'failed' } as const;
    expect(decide(all).reason).toBe('limit-exceeded');
    expect(decide({ ...all, isLimitExceeded: false }).reason).toBe('terms-changed');
    expect(decide({ ...all, isLimitExceeded: false, areTermsChanged: false }).reason).toBe('first-time');
  });

  test('leaving and revoking are not held, unless a flag alarms', () => {
    const leaving: readonly Action[] = ['undelegate', 'requestWithdrawal', 'claimWithdrawal'];
    for (const action of leaving) {
      expect(decide({ intents: [depositIntent({ action })], isSeenBefore: false, isLimitExceeded: true }).isHeld).toBe(
        false,
      );
      const flagged = depositIntent({ action, flags: ['recipient-not-signer'] });
      expect(decide({ intents: [flagged], isSeenBefore: false })).toEqual({ isHeld: true, reason: 'first-time' });
    }
    expect(
      decide({ intents: [depositIntent({ action: 'approve', flags: ['revoke'] })], isSeenBefore: false }).isHeld,
    ).toBe(false);
  });

  test('one intent that puts something in is enough', () => {
    const intents = [depositIntent({ action: 'claimWithdrawal' }), depositIntent()];
    expect(decide({ intents, isSeenBefore: false }).reason).toBe('first-time');
  });

  test('always holds every request; never holds none but names the reason', () => {
    expect(decide({ setting: 'always' })).toEqual({ isHeld: true, reason: 'always' });
    expect(decide({ setting: 'always', intents: [depositIntent({ action: 'claimWithdrawal' })] }).isHeld).toBe(true);
    expect(decide({ setting: 'never', isLimitExceeded: true })).toEqual({ isHeld: false, reason: 'limit-exceeded' });
  });

  test('a page holds nothing, and a transaction is interrupted at most once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('always' as const, 'when-it-matters' as const, 'never' as const),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('registry' as const, 'reading' as const, 'live' as const, 'failed' as const),
        (setting, isSeenBefore, isLimitExceeded, areTermsChanged, stage) => {
          const some = { setting, isSeenBefore, isLimitExceeded, areTermsChanged, stage };
          expect(decide({ ...some, intents: [] }).isHeld).toBe(false);
          expect(decide({ ...some, isAlreadyInterrupted: true })).toEqual({ isHeld: false, reason: 'not-needed' });
          if (setting === 'never') expect(decide(some).isHeld).toBe(false);
        },
      ),
    );
  });

  test('which intents put something in, which flags alarm', () => {
    expect(isPuttingIn(depositIntent({ action: 'delegate' }))).toBe(true);
    expect(isPuttingIn(depositIntent({ action: 'claimWithdrawal' }))).toBe(false);
    const harmless: readonly IntentFlag[] = ['unlimited', 'revoke', 'votes-only'];
    for (const flag of harmless) expect(isAlarming(depositIntent({ flags: [flag] }))).toBe(false);
    for (const flag of ['malformed', 'wrong-chain', 'unknown-function'] as const)
      expect(isAlarming(depositIntent({ flags: [flag] }))).toBe(true);
  });
});
