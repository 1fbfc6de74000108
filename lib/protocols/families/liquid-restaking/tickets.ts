import { type Fact, type Known, known, unknown } from '@/lib/core/fact';

/** Requests looked at, newest first, where a queue cannot be asked whose they are. */
const LOOKED_AT = 160n;

/** Numbers of the newest requests of a queue that counts them; `first` the lowest there is. */
export const newestIds = (first: bigint, end: bigint): readonly bigint[] => {
  const from = end - LOOKED_AT > first ? end - LOOKED_AT : first;
  return Array.from({ length: Number(end > from ? end - from : 0n) }, (_, index) => from + BigInt(index));
};

/** What was found of an account's requests, unless it has more than were found: then nobody knows what they are. */
export const allOrUnknown = <T>(found: readonly T[], held: Fact<bigint>): Fact<readonly T[]> => {
  if (!held.known) return held;
  return BigInt(found.length) < held.value
    ? unknown('not-read', `${held.value - BigInt(found.length)} older requests`)
    : known(found, (held as Known<bigint>).source, held.asOf);
};
