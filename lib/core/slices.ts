/**
 * Long work in slices: a generator that yields after about `size` steps and returns its result. Run it to the end with `finish`, or a
 * few slices per frame so that nothing blocks.
 */
export type Sliced<T> = Generator<undefined, T, undefined>;

/** Runs sliced work to the end at once. */
export const finish = <T>(work: Sliced<T>): T => {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};

/** Edges handled between two yields: about a millisecond. */
export const SLICE_EDGES = 4_096;
