/** What of a list is shown before it is unfolded, and what then comes. A fold that hides one row hides nothing worth a click. */
export const foldAfter = <T>(
  rows: readonly T[],
  most: number,
): { readonly first: readonly T[]; readonly rest: readonly T[] } => {
  const shown = rows.length <= most + 1 ? rows.length : most;
  return { first: rows.slice(0, shown), rest: rows.slice(shown) };
};
