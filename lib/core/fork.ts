/** What a consensus fork makes of slashing and exits. Amounts in gwei. Source: ethereum/consensus-specs a08d8a6 (2026-08-07). */
export type ForkParameters = {
  readonly name: string;
  readonly minSlashingPenaltyQuotient: bigint;
  readonly proportionalSlashingMultiplier: bigint;
  /** `whole`: rounds the penalty per validator to whole ETH · `perIncrement`: rounds the rate per ETH. */
  readonly correlationRounding: 'whole' | 'perIncrement';
  readonly effectiveBalanceIncrement: bigint;
  readonly churnLimitQuotient: bigint;
  readonly minChurnGwei: bigint;
  /** Exits and activations share at most this per epoch; null: no such cap. */
  readonly maxExitChurnGwei: bigint | null;
};

const GWEI_PER_ETH = 1_000_000_000n;

/** Slashing as from Bellatrix to Deneb; exits were counted in validators then, so its churn must not be used. */
export const BELLATRIX: ForkParameters = {
  name: 'bellatrix',
  minSlashingPenaltyQuotient: 32n,
  proportionalSlashingMultiplier: 3n,
  correlationRounding: 'whole',
  effectiveBalanceIncrement: GWEI_PER_ETH,
  churnLimitQuotient: 65_536n,
  minChurnGwei: 128n * GWEI_PER_ETH,
  maxExitChurnGwei: 256n * GWEI_PER_ETH,
};

/** Active since epoch 364032 (2025-05-07); Fulu keeps these. */
export const ELECTRA: ForkParameters = {
  ...BELLATRIX,
  name: 'electra',
  minSlashingPenaltyQuotient: 4_096n,
  correlationRounding: 'perIncrement',
};

/** Not active on 2026-08-07: exits up to four times faster. Use it only when the chain says so. */
export const GLOAS: ForkParameters = {
  ...ELECTRA,
  name: 'gloas',
  churnLimitQuotient: 32_768n,
  maxExitChurnGwei: null,
};

/** Slots of 12 s, 32 to an epoch. Seconds. */
export const EPOCH_SECONDS = 384;
/** MIN_VALIDATOR_WITHDRAWABILITY_DELAY, 27.3 h. Epochs. */
export const WITHDRAWABILITY_EPOCHS = 256;
/** EPOCHS_PER_SLASHINGS_VECTOR: how long a slashed validator stays, 36.4 days. Epochs. */
export const SLASHED_EPOCHS = 8_192n;
