/** Hex-encoded bytes, as viem and the JSON-RPC write them. */
export type Hex = `0x${string}`;
/** An account or contract, 20 bytes. */
export type Address = `0x${string}`;
/** A share of a whole, or a rate per year: 1e18 is 100 %. */
export type Wad = bigint;
/** Basis points: 10 000 is 100 %. */
export type Bps = number;

/** 100 % in WAD; also the scale of EigenLayer magnitudes. Source: EigenLayer SlashingLib, WAD. */
export const WAD: Wad = 10n ** 18n;
/** Post-merge Ethereum slot time in seconds. Source: consensus-specs, SECONDS_PER_SLOT. */
export const SECONDS_PER_BLOCK = 12;
/** Seconds in a day. */
export const DAY = 86_400;

/** `a * b / d`, rounded towards zero. `d` must not be 0. */
export const mulDivDown = (a: bigint, b: bigint, d: bigint): bigint => (a * b) / d;

/** `a * b / d`, rounded up; for non-negative operands. `d` must not be 0. */
export const mulDivUp = (a: bigint, b: bigint, d: bigint): bigint => {
  const product = a * b;
  return product === 0n ? 0n : (product - 1n) / d + 1n;
};

/** `part / whole` in WAD, rounded down; 0 when the whole is 0. */
export const shareOfDown = (part: bigint, whole: bigint): Wad => (whole === 0n ? 0n : mulDivDown(part, WAD, whole));

/** `part / whole` in WAD, rounded up; 0 when the whole is 0. Use it for losses, which must not be understated. */
export const shareOfUp = (part: bigint, whole: bigint): Wad => (whole === 0n ? 0n : mulDivUp(part, WAD, whole));

/** The smallest of amounts in one unit. */
export const minOf = (first: bigint, ...rest: bigint[]): bigint => rest.reduce((a, b) => (b < a ? b : a), first);
/** The largest of amounts in one unit. */
export const maxOf = (first: bigint, ...rest: bigint[]): bigint => rest.reduce((a, b) => (b > a ? b : a), first);
/** The sum of amounts in one unit; 0 for none. */
export const sumOf = (values: Iterable<bigint>): bigint => {
  let total = 0n;
  for (const value of values) total += value;
  return total;
};

/** Wall-clock seconds of a number of blocks, if no slot is missed (so: at least). */
export const secondsOfBlocks = (blocks: bigint): number => Number(blocks) * SECONDS_PER_BLOCK;

/** Basis points as a WAD share. */
export const wadOfBps = (bps: Bps): Wad => BigInt(bps) * 10n ** 14n;

/** True when both are the same 20 bytes, whatever their checksum casing. */
export const isSameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
