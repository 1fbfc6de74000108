/** Counts round trips: how often somebody had to wait for an answer before asking on. */
export type RoundTrips = {
  /** Sends along with whatever else is asked in the meantime, and answers when all of it is answered. */
  readonly along: <T>(send: () => Promise<T>) => Promise<T>;
  /** Round trips so far. */
  readonly count: () => number;
};

/** Long enough for everybody who has an answer to ask what follows from it. Milliseconds. */
const GATHERING = 15;

/**
 * A network on which every request takes equally long: those on their way together are one round trip, and none of them is answered before
 * the others. What is asked after an answer is another one, however much else is still on its way.
 */
export const createRoundTrips = (): RoundTrips => {
  let count = 0;
  let gathering: { send: () => Promise<void>; settle: () => void }[] | undefined;
  const depart = async (group: NonNullable<typeof gathering>): Promise<void> => {
    count++;
    await Promise.all(group.map(({ send }) => send()));
    for (const { settle } of group) settle();
  };
  let underWay: Promise<void> = Promise.resolve();
  return {
    along: <T>(send: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        let settle = (): void => undefined;
        const item = {
          send: () =>
            send().then(
              (answer) => {
                settle = () => resolve(answer);
              },
              (error: unknown) => {
                settle = () => reject(error);
              },
            ),
          settle: () => settle(),
        };
        if (gathering) {
          gathering.push(item);
          return;
        }
        const group = [item];
        gathering = group;
        setTimeout(() => {
          underWay = underWay.then(() => {
            gathering = undefined;
            return depart(group);
          });
        }, GATHERING);
      }),
    count: () => count,
  };
};
