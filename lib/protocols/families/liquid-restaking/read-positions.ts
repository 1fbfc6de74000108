import type { Fact } from '@/lib/core/fact';
import type { Position, ReadPoint } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { Protocol } from '../../contract';
import { createBatch } from '../../reading/batch';
import type { StakedToken } from '../liquid-staking/shape';
import { buildTerms } from './build-terms';
import { askHoldings, type HeldToken, tokenPosition } from './holdings';
import type { LiquidRestaking, OpenExit, RestakedReading, Subject } from './shape';
import { MAINNET, subjectOf } from './subject';

const worthOf = ({ worth }: StakedToken): HeldToken['worth'] => {
  if (worth.kind === 'rate') return worth.view;
  return worth.kind === 'par' ? 'par' : undefined;
};

type Read = { readonly subject: Subject; readonly reading: RestakedReading; readonly point: ReadPoint };

const exitPosition = (definition: LiquidRestaking, open: OpenExit, { subject, reading, point }: Read): Position => ({
  id: [definition.id, 'request', open.owner, open.id].join(':'),
  protocol: definition.id,
  owner: open.owner,
  chainId: MAINNET,
  kind: 'queued',
  asset: { ...open.pays, decimals: 18 },
  amount: open.amount,
  valueWei: open.valueWei,
  heldAt: definition.name,
  terms: buildTerms(definition, subject, reading, point, open.isClaimable.known && open.isClaimable.value),
  ...(open.claimableAt ? { claimableAt: open.claimableAt } : {}),
  isClaimable: open.isClaimable,
});

/** Requests that could not be read are one unknown position, never none. */
const unreadExits = (definition: LiquidRestaking, owner: Address, why: Fact<never>, read: Read): Position => ({
  ...exitPosition(
    definition,
    {
      id: 'unreadable',
      owner,
      symbol: read.subject.token.symbol,
      pays: { symbol: 'ETH' },
      amount: why,
      valueWei: why,
      isClaimable: why,
    },
    read,
  ),
});

/**
 * What accounts hold of a protocol's tokens on mainnet, and the withdrawals they asked for. One round trip for the tokens of all accounts,
 * at most two more for the requests.
 * @throws ReadFailedError when the chain does not answer.
 */
export const readPositions =
  (definition: LiquidRestaking) =>
  async (...[context, owners, found]: Parameters<Protocol['readPositions']>): Promise<readonly Position[]> => {
    if (context.chainId !== MAINNET || owners.length === 0) return [];
    const batch = createBatch();
    const tokens = definition.tokens.filter(({ chainId }) => chainId === MAINNET);
    const asked = tokens.map((token) => {
      const subject = subjectOf(definition, { target: token.address });
      const held: HeldToken = { symbol: token.symbol, address: token.address, decimals: 18, worth: worthOf(token) };
      return {
        subject,
        readingOf: definition.ask(batch, subject),
        holdingsOf: askHoldings(batch, owners, [held]),
      };
    });
    const exitsOf = definition.exits?.(batch, owners);
    const point = await batch.send(context);
    const reads = asked.map(({ subject, readingOf }): Read => ({ subject, reading: readingOf(), point }));
    const first = reads[0] as Read;
    for (const { subject, holdingsOf } of asked)
      if (holdingsOf().length > 0) found?.({ target: subject.token.address }, point);
    const open = (await exitsOf?.(context, point)) ?? [];
    return [
      ...asked.flatMap(({ holdingsOf }, index) =>
        holdingsOf().map((holding) => {
          const { subject, reading } = reads[index] ?? first;
          const terms = buildTerms(definition, subject, reading, point, false);
          return tokenPosition(definition.id, holding, definition.name, terms);
        }),
      ),
      ...open.flatMap(({ owner, requests }) =>
        requests.known
          ? requests.value.map((item) =>
              exitPosition(
                definition,
                item,
                reads.find(({ subject }) => subject.token.symbol === item.symbol) ?? first,
              ),
            )
          : [unreadExits(definition, owner, requests, first)],
      ),
    ];
  };
