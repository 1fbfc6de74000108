import { combineFacts, type Fact, type Known, mapFact, unknown } from '@/lib/core/fact';
import type { Position, ReadPoint } from '@/lib/core/terms';
import { shortAddress } from '@/lib/core/text';
import type { Address } from '@/lib/core/units';
import { reshape } from '../reading/registry-fact';
import { PROTOCOL } from './decode';
import type { TokenReading } from './read/ask-token';
import { type AskedVault, familyOf } from './read/ask-vault';
import type { Holdings } from './reading';
import { nameOf } from './registry';
import { buildTerms } from './terms/build-terms';

const MAINNET = 1;

/** Shares of a vault that an account holds. */
export type Held = { readonly owner: Address; readonly vault: Address; readonly shares: Known<bigint> };

/** What left a vault and is in one of its queues, in base units of the queue's token. */
export type Leaving = {
  readonly owner: Address;
  readonly vault: Address;
  readonly queue: Address;
  readonly state: 'pending' | 'claimable';
  readonly amount: Known<bigint>;
  readonly token: Fact<Address>;
};

/** What a position is in, and what it is worth in wei of ETH. */
export type Valued = { readonly token: TokenReading; readonly valueWei: Fact<bigint> };

/** A vault somebody holds shares of, with where its money is. */
export type HeldVault = {
  readonly asked: AskedVault;
  readonly decimals: Fact<number>;
  readonly holdings: Holdings;
};

const heldAt = (vault: Address): string => nameOf(vault, MAINNET) ?? shortAddress(vault);

/** Without its decimals a number of base units is no amount. */
const amountIn = (amount: Fact<bigint>, decimals: Fact<number>, of: string): Pick<Position, 'amount'> => ({
  amount: decimals.known ? amount : unknown('call-failed', `decimals of the ${of}`),
});

const namedAs = ({ symbol, isSelfNamed }: TokenReading) => ({
  isSelfNamed,
  ...(symbol === undefined ? {} : { symbol }),
});

/** Shares of a vault. */
export const describeHeld = (
  { owner, vault, shares }: Held,
  { asked, decimals, holdings }: HeldVault,
  { token, valueWei }: Valued,
  point: ReadPoint,
): Position => ({
  id: [PROTOCOL, 'shares', owner, vault].join(':'),
  protocol: PROTOCOL,
  owner,
  chainId: MAINNET,
  kind: 'token',
  asset: { symbol: heldAt(vault), decimals: decimals.known ? decimals.value : 18, address: vault },
  ...amountIn(shares, decimals, 'vault'),
  valueWei,
  heldAt: heldAt(vault),
  terms: buildTerms({
    chainId: MAINNET,
    point,
    vault,
    family: familyOf(asked, MAINNET),
    token: asked.asset(),
    ...namedAs(token),
    holdings,
    gates: asked.gates(),
  }),
});

/** What left the vault and is in a queue. Its asset carries the queue's address, so that what it still rests on is found there. */
export const describeLeaving = (
  { owner, vault, queue, state, amount, token }: Leaving,
  { token: named, valueWei }: Valued,
  point: ReadPoint,
): Position => ({
  id: [PROTOCOL, state, owner, queue].join(':'),
  protocol: PROTOCOL,
  owner,
  chainId: MAINNET,
  kind: 'queued',
  asset: {
    symbol: named.symbol ?? shortAddress(vault),
    decimals: named.decimals.known ? named.decimals.value : 18,
    address: queue,
  },
  ...amountIn(amount, named.decimals, 'token'),
  valueWei,
  heldAt: heldAt(vault),
  terms: buildTerms({
    chainId: MAINNET,
    point,
    vault,
    family: reshape(amount, () => 'multi'),
    token,
    ...namedAs(named),
    holdings: {
      total: amount,
      places: reshape(amount, () => []),
      liquid: state === 'claimable' ? amount : mapFact(amount, 'all of it is in the queue', () => 0n),
    },
  }),
  isClaimable: combineFacts([amount], 'pullable from its epoch', () => state === 'claimable'),
});
