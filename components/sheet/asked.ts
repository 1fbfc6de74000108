import type { Action, Intent } from '@/lib/core/intent';
import { type Quantity, type Sentence, text } from '@/lib/core/sentence';
import type { Review } from './review';

const ACTION_KEYS: Readonly<Record<Action, string>> = {
  deposit: 'ui.asked.deposit',
  delegate: 'ui.asked.delegate',
  undelegate: 'ui.asked.undelegate',
  requestWithdrawal: 'ui.asked.requestWithdrawal',
  claimWithdrawal: 'ui.asked.claimWithdrawal',
  approve: 'ui.asked.approve',
  permit: 'ui.asked.permit',
  wrap: 'ui.asked.wrap',
  swapIn: 'ui.asked.swapIn',
  borrowAgainst: 'ui.asked.borrowAgainst',
  bridge: 'ui.asked.bridge',
  other: 'ui.asked.other',
};

/** Action and asset: what can be said of an intent without reading its token. */
const plainlyAsked = (intent: Intent): Sentence =>
  intent.asset === undefined || intent.action === 'other'
    ? { key: 'ui.asked.bare', values: { action: text(intent.verb) } }
    : { key: ACTION_KEYS[intent.action], values: { asset: text(intent.asset) } };

/** What a review's intents ask for, one sentence each. */
export const askedOf = ({ asked, report }: Review): readonly Sentence[] =>
  asked !== undefined && asked.length > 0 ? asked : report.intents.map(plainlyAsked);

/** The amount a sentence speaks of. */
export const amountIn = (sentence: Sentence | undefined): Quantity | undefined =>
  Object.values(sentence?.values ?? {}).find((quantity) => quantity.type === 'amount');
