import { parseAbi } from 'viem';
import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import type { Position, ReadPoint } from '@/lib/core/terms';
import { type Address, mulDivDown, WAD } from '@/lib/core/units';
import type { ReadContext } from '../../contract';
import { type Answer, type Batch, createBatch } from '../../reading/batch';
import { view } from '../../reading/read-batch';
import { registryValue } from '../../reading/registry-fact';
import type { LiquidStaking, OpenRequest, StakedToken, StakingReading } from './shape';
import { buildTerms } from './terms';

const erc20 = parseAbi(['function balanceOf(address account) view returns (uint256)']);
const MAINNET = 1;

/** Wei of ETH per 1e18 of a token, asked of whoever says. */
export const askRate = (batch: Batch, { symbol, worth }: StakedToken): Answer<bigint> => {
  if (worth.kind === 'rate') return batch.ask(worth.view);
  if (worth.kind === 'unread') return () => unknown('not-measured', symbol);
  const par = registryValue(WAD, `${symbol} is redeemed one to one for ETH and grows in number`, '2026-08-22');
  return () => par;
};

const assetOf = ({ symbol, address }: StakedToken): Position['asset'] => ({ symbol, decimals: 18, address });

type Read = { readonly point: ReadPoint; readonly reading: StakingReading };

const tokenPosition = (
  definition: LiquidStaking,
  token: StakedToken,
  owner: Address,
  held: Fact<bigint>,
  rate: Fact<bigint>,
  { point, reading }: Read,
): Position => ({
  id: [definition.id, 'token', owner, token.symbol].join(':'),
  protocol: definition.id,
  owner,
  chainId: MAINNET,
  kind: 'token',
  asset: assetOf(token),
  amount: held,
  valueWei: combineFacts([held, rate], 'amount * rate / 1e18', (amount, perToken) => mulDivDown(amount, perToken, WAD)),
  heldAt: definition.name,
  terms: buildTerms(definition, { token, reading, rate, point, held }),
});

const requestPosition = (
  definition: LiquidStaking,
  request: OpenRequest,
  rate: Fact<bigint>,
  { point, reading }: Read,
): Position => {
  const token = definition.tokens.find(({ symbol }) => symbol === request.symbol) ?? definition.tokens[0];
  return {
    id: [definition.id, 'request', request.owner, request.id].join(':'),
    protocol: definition.id,
    owner: request.owner,
    chainId: MAINNET,
    kind: 'queued',
    // What it pays is ether, whatever was handed in.
    asset: { symbol: 'ETH', decimals: 18 },
    amount: request.amount,
    valueWei: request.amount,
    heldAt: definition.name,
    terms: buildTerms(definition, { token, reading, rate, point, claimable: request.isClaimable }),
    ...(request.claimableAt ? { claimableAt: request.claimableAt } : {}),
    isClaimable: request.isClaimable,
  };
};

/** Requests that could not be read are one unknown position, never none. */
const unreadRequests = (definition: LiquidStaking, owner: Address, why: Fact<never>, read: Read): Position => ({
  id: [definition.id, 'request', owner, 'unreadable'].join(':'),
  protocol: definition.id,
  owner,
  chainId: MAINNET,
  kind: 'queued',
  asset: { symbol: 'ETH', decimals: 18 },
  amount: why,
  valueWei: why,
  heldAt: definition.name,
  terms: buildTerms(definition, { token: definition.tokens[0], reading: read.reading, rate: why, point: read.point }),
  isClaimable: why,
});

/**
 * What accounts hold of a protocol's tokens on Ethereum, and the withdrawals they asked for. One round trip for the tokens of all
 * accounts, at most two more for the requests.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readPositions =
  (definition: LiquidStaking) =>
  async (context: ReadContext, owners: readonly Address[]): Promise<readonly Position[]> => {
    if (context.chainId !== MAINNET || owners.length === 0) return [];
    const batch = createBatch();
    const readingOf = definition.ask(batch);
    const tokens = definition.tokens
      .filter(({ chainId }) => chainId === MAINNET)
      .map((token) => ({
        token,
        rateOf: askRate(batch, token),
        heldBy: owners.map((owner) => ({ owner, held: batch.ask(view(erc20, token.address, 'balanceOf', [owner])) })),
      }));
    const requestsOf = definition.requests?.(batch, owners);
    const point = await batch.send(context);
    const read: Read = { point, reading: readingOf() };
    const positions = tokens.flatMap(({ token, rateOf, heldBy }) =>
      heldBy.flatMap(({ owner, held }) => {
        const amount = held();
        if (amount.known && amount.value === 0n) return [];
        return [tokenPosition(definition, token, owner, amount, rateOf(), read)];
      }),
    );
    const open = (await requestsOf?.(context, point)) ?? [];
    const base = tokens[0]?.rateOf() ?? unknown('not-read');
    return [
      ...positions,
      ...open.flatMap(({ owner, requests }) =>
        requests.known
          ? requests.value.map((request) => requestPosition(definition, request, base, read))
          : [unreadRequests(definition, owner, requests, read)],
      ),
    ];
  };
