/** What a request is for; the words are in the catalogue. */
export type Purpose = 'chain' | 'endpointCheck' | 'baseYield' | 'name';

/** One request the extension made; kept on this machine only. */
export type NetworkEntry = {
  /** Unix milliseconds. */
  readonly at: number;
  readonly host: string;
  readonly purpose: Purpose;
  readonly milliseconds: number;
  readonly outcome: 'ok' | 'failed';
};

type Sink = (entry: NetworkEntry) => void;
let sink: Sink | undefined;

/** Sets where the log goes; the background stores it for the network page. */
export const setNetworkSink = (next: Sink | undefined): void => {
  sink = next;
};

/** `fetch` that leaves a line in the network log. Time comes from the platform's clocks, only for that line. */
export const loggedFetch =
  (purpose: Purpose): typeof fetch =>
  async (input, init) => {
    const started = performance.now();
    const url = input instanceof Request ? input.url : String(input);
    const note = (outcome: NetworkEntry['outcome']): void =>
      sink?.({
        at: Date.now(),
        host: new URL(url).host,
        purpose,
        milliseconds: Math.round(performance.now() - started),
        outcome,
      });
    try {
      const response = await fetch(input, init);
      note(response.ok ? 'ok' : 'failed');
      return response;
    } catch (error) {
      note('failed');
      throw error;
    }
  };
