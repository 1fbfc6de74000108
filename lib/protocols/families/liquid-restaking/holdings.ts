import { parseAbi } from 'viem';
import { combineFacts, type Fact, mapFact, unknown } from '@/lib/core/fact';
import type { Position, Terms } from '@/lib/core/terms';
import { type Address, mulDivDown, WAD } from '@/lib/core/units';
import type { Batch } from '../../reading/batch';
import { type TypedView, view } from '../../reading/read-batch';

const tokenViews = parseAbi(['function balanceOf(address account) view returns (uint256)']);

/**
 * A token that may be held: worth one ETH each (`par`), a rate in wei per 1e18 of it, or of unknown worth in ETH. Worth is what its
 * issuer's contracts report, not a market's.
 */
export type HeldToken = {
  readonly symbol: string;
  readonly address: Address;
  readonly decimals: number;
  readonly worth: 'par' | TypedView<bigint> | undefined;
};

/** What of a token an account holds. */
export type Holding = {
  readonly owner: Address;
  readonly token: HeldToken;
  readonly amount: Fact<bigint>;
  readonly valueWei: Fact<bigint>;
};

const worthOf = (token: HeldToken, amount: Fact<bigint>, rate: Fact<bigint>): Fact<bigint> => {
  if (token.worth === undefined) return unknown('not-measured', token.symbol);
  if (token.worth === 'par') return mapFact(amount, 'one to one with ETH', (value) => value);
  return combineFacts([amount, rate], 'amount * rate / 1e18', (value, perToken) => mulDivDown(value, perToken, WAD));
};

/** Asks what the accounts hold of the tokens; a balance known to be nothing is left out, one that cannot be read is not. */
export const askHoldings = (
  { ask }: Batch,
  owners: readonly Address[],
  tokens: readonly HeldToken[],
): (() => readonly Holding[]) => {
  const asked = tokens.map((token) => ({
    token,
    rate: token.worth === undefined || token.worth === 'par' ? undefined : ask(token.worth),
    balances: owners.map((owner) => ({ owner, balance: ask(view(tokenViews, token.address, 'balanceOf', [owner])) })),
  }));
  return () =>
    asked.flatMap(({ token, rate, balances }) =>
      balances.flatMap(({ owner, balance }) => {
        const amount = balance();
        if (amount.known && amount.value === 0n) return [];
        return [{ owner, token, amount, valueWei: worthOf(token, amount, rate?.() ?? unknown('not-read')) }];
      }),
    );
};

/** A token in a wallet as a position. */
export const tokenPosition = (protocol: string, holding: Holding, heldAt: string, terms: Terms): Position => ({
  id: [protocol, 'token', holding.owner, holding.token.address].join(':'),
  protocol,
  owner: holding.owner,
  chainId: 1,
  kind: 'token',
  asset: { symbol: holding.token.symbol, decimals: holding.token.decimals, address: holding.token.address },
  amount: holding.amount,
  valueWei: holding.valueWei,
  heldAt,
  terms,
});
