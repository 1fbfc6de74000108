import { OutOfDomainError } from './errors';
import type { Source } from './fact';
import type { Loan } from './leverage';
import { netAprAtLeverage } from './loop';
import { type OracleKind, type ShockOutcome, shockLoan } from './oracle-shock';
import { minOf, mulDivUp, WAD, type Wad } from './units';

/** A named past event as inputs for one's own position. Not a forecast; nothing here is a probability. */
export type Replay = {
  readonly id: string;
  /** Catalogue key of its name. */
  readonly key: string;
  /** Market price below redemption. WAD. */
  readonly discount: Wad;
  /** Backing that was gone, shared by all holders. WAD. */
  readonly backingLoss: Wad;
  /** Borrow rate per year while it lasted, where that was the event. WAD. */
  readonly borrowApr?: Wad;
  readonly source: Source;
};

const percentage = (hundredths: bigint): Wad => hundredths * 10n ** 14n;
const documented = (document: string, date: string): Source => ({ kind: 'registry', document, date });

/** Events of risk-model §5.4. Discounts are the worst intraday print or feed named there, not daily closes. */
export const REPLAYS: readonly Replay[] = [
  {
    id: 'steth-2022',
    key: 'core.replay.steth2022',
    discount: percentage(650n),
    backingLoss: 0n,
    source: documented('Xiong et al., arXiv:2401.08610; low about 0.935', '2022-06'),
  },
  {
    id: 'ezeth-2024-feed',
    key: 'core.replay.ezeth2024Feed',
    discount: percentage(2_000n),
    backingLoss: 0n,
    source: documented('Chaos Labs: lender feed below 0.80', '2024-04-24'),
  },
  {
    id: 'ezeth-2024-print',
    key: 'core.replay.ezeth2024Print',
    discount: percentage(8_000n),
    backingLoss: 0n,
    source: documented('Uniswap print of about 0.2', '2024-04-24'),
  },
  {
    id: 'weth-rate-2025',
    key: 'core.replay.wethRate2025',
    discount: percentage(60n),
    backingLoss: 0n,
    borrowApr: percentage(1_800n),
    source: documented('Galaxy, Blockworks, The Block: borrow rate 3 % to 18 %', '2025-07'),
  },
  {
    id: 'rseth-2026-shared',
    key: 'core.replay.rseth2026Shared',
    discount: 0n,
    backingLoss: percentage(1_500n),
    source: documented('Aave proposal 477 and forum 24726: about 15 % if shared by all', '2026-04-18'),
  },
  {
    id: 'rseth-2026-l2',
    key: 'core.replay.rseth2026L2',
    discount: 0n,
    backingLoss: percentage(7_354n),
    source: documented('Aave proposal 477 and forum 24726: 73.54 % if borne by the L2 representations', '2026-04-18'),
  },
];

/** What an event does to a holding without debt: redemption value lost for good, and what selling meanwhile would give up. */
export type HoldingReplay = { readonly lost: bigint; readonly costToSell: bigint };

/** Applies an event to money held without debt. Same unit as `value`, both rounded up. */
export const replayHolding = (value: bigint, replay: Replay): HoldingReplay => {
  if (value < 0n) throw new OutOfDomainError('A replay', 'a value of 0 or more');
  const lost = mulDivUp(value, replay.backingLoss, WAD);
  return { lost, costToSell: mulDivUp(value - lost, replay.discount, WAD) };
};

/** Applies an event to a loan under its oracle; `days` counts only for events of the borrow rate. */
export const replayLoan = (
  loan: Loan,
  oracle: OracleKind,
  replay: Replay,
  carry: { readonly earnApr: Wad; readonly days: number } = { earnApr: 0n, days: 0 },
): ShockOutcome =>
  shockLoan(loan, oracle, {
    discount: replay.discount,
    backingLoss: replay.backingLoss,
    ...(replay.borrowApr === undefined ? {} : { borrowApr: replay.borrowApr, ...carry }),
  });

/** Net APR of a looped position at the event's borrow rate; undefined where the rate was not the event. WAD. */
export const replayNetApr = (leverage: Wad, earnApr: Wad, replay: Replay): Wad | undefined =>
  replay.borrowApr === undefined ? undefined : netAprAtLeverage(leverage, earnApr, replay.borrowApr);

/**
 * Beacon mass slash: min(1, 3 * share of all stake slashed), times the token's share on those operators (risk-model §5.4). WAD, rounded up.
 * @throws OutOfDomainError for shares outside 0..1.
 */
export const beaconMassSlash = (slashedShare: Wad, shareOnThose: Wad): Wad => {
  if (slashedShare < 0n || slashedShare > WAD || shareOnThose < 0n || shareOnThose > WAD)
    throw new OutOfDomainError('A mass slash', 'shares between 0 and 100 %');
  return mulDivUp(minOf(3n * slashedShare, WAD), shareOnThose, WAD);
};
