import type { BrowserUnderTest } from '../support/browser-under-test';
import { demoHost, demoPath } from './hosts';

/** Opens the demo page for a person and stays until they close the browser. */
export async function receiveVisitor(browser: BrowserUnderTest, say: (line: string) => void): Promise<void> {
  await browser.openPage(`https://${demoHost}${demoPath}`);
  say('Ready. In the browser:');
  console.log(`
            1. The line on the page tells what this deposit rests on.
            2. Connect wallet, then Approve and Deposit: each request is held and explained.
            3. “Don't sign” refuses it; “Continue to wallet” opens the demo wallet, which signs on the local chain.
            4. The toolbar icon opens the whole report and, once you add 0x7099…79C8 or your account there, a portfolio.

            Ctrl-C here, or closing the browser, ends the demonstration.
`);
  await browser.closed;
}
