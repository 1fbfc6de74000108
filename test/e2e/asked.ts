import type { PageUnderTest } from '../support/browser-under-test';

/** How a request to the wallet ended, as the page's own code sees it. */
export type Outcome =
  | { readonly value: unknown }
  | { readonly code: unknown; readonly message: string; readonly isError: boolean };

/** Sends a request to the page's wallet as the page's own script does, and lets it run. */
export async function ask(page: PageUnderTest, method: string, params: unknown): Promise<Asked> {
  return await askBy(page, `window.ethereum.request(${JSON.stringify({ method, params })})`);
}

/** The same for any expression of a promise, for the other calling styles. */
export async function askBy(page: PageUnderTest, expression: string): Promise<Asked> {
  const index = await page.evaluate(`(() => {
    const entry = { outcome: null };
    const asked = (window.asked ??= []);
    Promise.resolve(${expression}).then(
      (value) => { entry.outcome = { value: value ?? null }; },
      (error) => {
        entry.outcome = { code: error?.code ?? null, message: String(error?.message), isError: error instanceof Error };
      },
    );
    return asked.push(entry) - 1;
  })()`);
  return new Asked(page, Number(index));
}

/** A request that is on its way. */
export class Asked {
  constructor(
    private readonly page: PageUnderTest,
    private readonly index: number,
  ) {}

  /** Undefined while nothing has been answered. */
  async outcome(): Promise<Outcome | undefined> {
    return ((await this.page.evaluate(`window.asked[${this.index}].outcome`)) as Outcome | null) ?? undefined;
  }

  async waitForOutcome(timeoutMs = 20_000): Promise<Outcome> {
    for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
      const outcome = await this.outcome();
      if (outcome) return outcome;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Request ${this.index} was never answered`);
  }
}

/** Methods of the signing requests that reached the wallet behind the guard, in order. */
export async function reachedWallet(page: PageUnderTest): Promise<string[]> {
  return (await page.evaluate('window.demoWallet.reached.map((request) => request.method)')) as string[];
}
