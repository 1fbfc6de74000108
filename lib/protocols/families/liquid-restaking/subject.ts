import { type Fact, known, unknown } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import { type Address, isSameAddress } from '@/lib/core/units';
import type { ReadTarget } from '../../contract';
import type { StakedToken } from '../liquid-staking/shape';
import type { LiquidRestaking, Subject } from './shape';

export const MAINNET = 1;

const baseOf = ({ tokens }: LiquidRestaking, token: StakedToken): StakedToken =>
  tokens.find((it) => it.chainId === MAINNET && it.symbol === (token.wraps ?? token.symbol)) ?? tokens[0];

/** The token a target is about: the one named, the one a request turns into or takes, else the first of its chain. */
export const subjectOf = (definition: LiquidRestaking, { intent, target }: ReadTarget): Subject => {
  const { tokens } = definition;
  const chainId = intent?.chainId ?? MAINNET;
  const here = tokens.filter((token) => token.chainId === chainId);
  const at = (address: Address | undefined) =>
    address === undefined ? undefined : here.find((token) => isSameAddress(token.address, address));
  const called = (symbol: string | undefined) => here.find((token) => token.symbol === symbol);
  const token =
    at(target) ??
    called(intent?.assetOut) ??
    at(intent?.assetAddress) ??
    called(intent?.asset) ??
    at(intent?.target) ??
    here[0] ??
    tokens[0];
  return { token, base: baseOf(definition, token), ...(intent === undefined ? {} : { intent }) };
};

/** The note of calls that pay out at once, from what is at hand. */
export const AT_ONCE = 'restakedToken.note.atOnce';

/** Money that leaves with the request itself: a claim, or an exit from what is at hand. */
export const isPaidAtOnce = (intent: Intent | undefined): boolean =>
  intent !== undefined && (intent.action === 'claimWithdrawal' || intent.note?.key === AT_ONCE);

/** How much of the token a request hands in; nothing for one that hands in none. Base units. */
export const handedIn = ({ token, intent }: Subject): Fact<bigint> => {
  if (intent?.action !== 'requestWithdrawal' || intent.asset !== token.symbol) return unknown('not-read', 'amount');
  const { amount, amountKind } = intent;
  if (amount === undefined || amountKind === 'tokenId') return unknown('not-read', 'amount');
  return known(amount, { kind: 'derived', formula: 'amount of the request', inputs: [] }, 0);
};
