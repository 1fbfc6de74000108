/** A CSS percentage for a bar's length, from exact shares; clamped to its track. Never shown as a number. */
export const lengthOf = (part: bigint, whole: bigint): string => {
  if (whole <= 0n || part <= 0n) return '0%';
  const permyriad = (part * 10_000n) / whole;
  return `${Number(permyriad > 10_000n ? 10_000n : permyriad) / 100}%`;
};

/** The same for times, which are plain numbers of seconds. */
export const placeOf = (at: number, whole: number): string =>
  whole <= 0 ? '0%' : `${Math.min(100, Math.max(0, (at / whole) * 100))}%`;
