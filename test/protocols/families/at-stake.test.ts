import { describe, expect, it } from 'vitest';
import { known } from '@/lib/core/fact';
import type { Action, Intent } from '@/lib/core/intent';
import { say } from '@/lib/core/sentence';
import { atStakeOfNotice, atStakeOfSwitch } from '@/lib/protocols/families/at-stake';
import { AT_ONCE } from '@/lib/protocols/families/liquid-restaking/subject';
import { depositIntent } from '../../core/support/terms';

const SWITCHES = ['deposits', 'requests', 'claims'] as const;
const own = [{ symbol: 'frxETH' }, { symbol: 'sfrxETH' }];
const asks = (action: Action, more: Partial<Intent> = {}): Intent => depositIntent({ action, asset: 'ETH', ...more });
const stakes = (intent: Intent | undefined) => SWITCHES.map((what) => atStakeOfSwitch(what, intent, own).atStake);

describe('what is switched off', () => {
  it('makes a request fail that asks for just that, and else keeps people in', () => {
    expect(stakes(asks('deposit'))).toEqual(['fails', 'exit', 'exit']);
    expect(stakes(asks('requestWithdrawal'))).toEqual([undefined, 'fails', 'exit']);
    expect(stakes(asks('claimWithdrawal'))).toEqual([undefined, 'exit', 'fails']);
    expect(stakes(asks('approve'))).toEqual([undefined, 'exit', 'exit']);
  });

  it('makes what a page offers fail where that is deposits', () => {
    expect(stakes(undefined)).toEqual(['fails', 'exit', 'exit']);
  });

  it('does not reach ways around it: a token of its own, a way out at once, another chain', () => {
    expect(stakes(asks('deposit', { asset: 'frxETH' }))[0]).toBeUndefined();
    expect(stakes(asks('requestWithdrawal', { note: say(AT_ONCE) }))[1]).toBe('exit');
    expect(stakes(asks('deposit', { chainId: 8453 }))[0]).toBeUndefined();
  });
});

describe('a notice', () => {
  const notice = {
    id: 'noCollateral',
    sentence: say('staking.notice.noCollateral'),
    holds: known(true, { kind: 'assumed', why: 'test' }, 0),
    atStake: 'exit',
    stops: ['burn'],
  } as const;

  it('makes those functions fail that it stops, and no other', () => {
    expect(atStakeOfNotice(notice, asks('requestWithdrawal', { verb: 'burn' })).atStake).toBe('fails');
    expect(atStakeOfNotice(notice, asks('requestWithdrawal', { verb: 'swapFrom' })).atStake).toBe('exit');
    expect(atStakeOfNotice(notice, undefined).atStake).toBe('exit');
    const { atStake: _, ...plain } = notice;
    expect(atStakeOfNotice(plain, undefined)).toEqual({});
  });
});
