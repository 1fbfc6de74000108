import { KARAK_EXIT_SECONDS } from '@/lib/core/karak-slashing';
import { DAY } from '@/lib/core/units';
import { registryValue } from '../../reading/registry-fact';
import { V1_CODE, V1_DATE, V2_CODE, V2_DATE } from '../registry';

const CONSTANTS = `${V2_CODE}: Constants`;

/** Rules written in the contracts; V2 has no views for them. Seconds. */
export const RULES = {
  /** SLASHING_WINDOW + SLASHING_VETO_WINDOW: from startRedeem until finishRedeem works. */
  redeemDelay: registryValue(KARAK_EXIT_SECONDS, CONSTANTS, V2_DATE),
  /** SLASHING_VETO_WINDOW: from a slash request until anybody may finalise it. */
  vetoWindow: registryValue(2 * DAY, CONSTANTS, V2_DATE),
  /** MIN_STAKE_UPDATE_DELAY, then the veto window: a service asked for now takes nothing sooner. */
  newServiceNotice: registryValue(11 * DAY, `${CONSTANTS}, stake update delay + veto window`, V2_DATE),
  /** V1 has no function that takes from a vault. */
  nothingSlashes: registryValue(0n, `${V1_CODE}: no slashing path`, V1_DATE),
  /** MAX_WITHDRAWAL_DELAY of V1. */
  longestV1Delay: registryValue(30 * DAY, `${V1_CODE}: Constants`, V1_DATE),
} as const;
