import { OutOfDomainError } from './errors';
import { DAY, mulDivDown, mulDivUp, WAD, type Wad } from './units';

// Source: karak-network/v2-contracts 3b3b78f (SlasherLib, Vault). Karak writes percentages as 1e18 = 1 %.

/** MIN_WITHDRAWAL_DELAY: slashing window of 7 days plus veto window of 2. Seconds. */
export const KARAK_EXIT_SECONDS: number = 9 * DAY;
const COOLDOWN_SECONDS = 2 * DAY;
const VETO_SECONDS = 2 * DAY;

/** One service (DSS) a whole vault is staked to. */
export type KarakService = {
  /** `dssMaxSlashablePercentageWad`: 1e18 is 1 %, 100e18 is everything. */
  readonly maxPercentWad: bigint;
  /** Requests already made and not finalised; anyone can finalise them, and they never expire. */
  readonly queuedSlashes: number;
};

/**
 * Karak's percentage (100e18 = 100 %) as a WAD share, rounded up.
 * @throws OutOfDomainError outside 0..100 %.
 */
export const shareOfKarakPercent = (percentWad: bigint): Wad => {
  if (percentWad < 0n || percentWad > 100n * WAD)
    throw new OutOfDomainError('A Karak percentage', 'a value from 0 to 100e18');
  return mulDivUp(percentWad, 1n, 100n);
};

/**
 * New slashes one service can request and see finalised within `exitSeconds`: one every 2 days, each final 2 days later; 4 in 9 days.
 */
export const karakSlashesWithin = (exitSeconds: number): number =>
  exitSeconds < VETO_SECONDS ? 0 : Math.floor((exitSeconds - VETO_SECONDS) / COOLDOWN_SECONDS) + 1;

/** Share lost when each service slashes `times` times in a row: 1 - product (1 - p_j)^k_j. WAD, rounded up. */
export const repeatedLoss = (slashes: readonly { readonly share: Wad; readonly times: number }[]): Wad => {
  let kept = WAD;
  for (const { share, times } of slashes) {
    if (share < 0n || share > WAD) throw new OutOfDomainError('A repeated loss', 'shares between 0 and 100 %');
    for (let done = 0; done < times && kept > 0n; done++) kept = mulDivDown(kept, WAD - share, WAD);
  }
  return WAD - kept;
};

/** What every service can take with one slash each: the whole vault is at stake for all of them. WAD, rounded up. */
export const karakCeilingToday = (services: readonly KarakService[]): Wad =>
  repeatedLoss(services.map((service) => ({ share: shareOfKarakPercent(service.maxPercentWad), times: 1 })));

/**
 * What services can take before a redeem asked for now can be finished, queued requests included (new ones on days 0, 2, 4
 * and 6). A redeem that is not finished stays at risk. WAD, rounded up.
 */
export const karakCeilingWithinExit = (
  services: readonly KarakService[],
  exitSeconds: number = KARAK_EXIT_SECONDS,
): Wad =>
  repeatedLoss(
    services.map((service) => ({
      share: shareOfKarakPercent(service.maxPercentWad),
      times: karakSlashesWithin(exitSeconds) + service.queuedSlashes,
    })),
  );
