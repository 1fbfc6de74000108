import type { AtStake } from '@/lib/core/findings';
import type { Intent } from '@/lib/core/intent';
import { AT_ONCE } from './liquid-restaking/subject';
import type { Notice, StakedToken, Switch } from './liquid-staking/shape';

/** What `what` switches off on mainnet is what the request asks for. Other chains, ways out at once and own tokens go other ways. */
const isAskedFor = (what: Switch['what'], intent: Intent, own: readonly Pick<StakedToken, 'symbol'>[]): boolean => {
  if (intent.chainId !== 1) return false;
  switch (what) {
    case 'deposits':
      return intent.action === 'deposit' && !own.some(({ symbol }) => symbol === intent.asset);
    case 'requests':
      return intent.action === 'requestWithdrawal' && intent.note?.key !== AT_ONCE;
    case 'claims':
      return intent.action === 'claimWithdrawal';
  }
};

/** What something switched off puts at stake: the request, where it asks for just that, or a page’s where it is deposits; else the exit. */
export const atStakeOfSwitch = (
  what: Switch['what'],
  intent: Intent | undefined,
  own: readonly Pick<StakedToken, 'symbol'>[],
): { readonly atStake?: AtStake } => {
  const isFailing = intent === undefined ? what === 'deposits' : isAskedFor(what, intent, own);
  if (isFailing) return { atStake: 'fails' };
  return what === 'deposits' ? {} : { atStake: 'exit' };
};

/** What a notice puts at stake for a request. */
export const atStakeOfNotice = (
  { atStake, stops = [] }: Notice,
  intent: Intent | undefined,
): { readonly atStake?: AtStake } => {
  if (intent !== undefined && stops.includes(intent.verb)) return { atStake: 'fails' };
  return atStake === undefined ? {} : { atStake };
};
