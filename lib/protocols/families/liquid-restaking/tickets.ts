/** Requests looked at, newest first, where a queue cannot be asked whose they are. */
const LOOKED_AT = 160n;

/** Numbers of the newest requests of a queue that counts them; `first` the lowest there is, `end` the next to be given. */
export const newestIds = (first: bigint, end: bigint): readonly bigint[] => {
  const from = end - LOOKED_AT > first ? end - LOOKED_AT : first;
  return Array.from({ length: Number(end > from ? end - from : 0n) }, (_, index) => from + BigInt(index));
};
