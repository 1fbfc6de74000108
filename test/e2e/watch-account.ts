import type { PageUnderTest } from '../support/browser-under-test';

/** Adds an account to the portfolio the way a person does. */
export async function watchAccount(popup: PageUnderTest, account: string): Promise<void> {
  await popup.content.click('Portfolio');
  await popup.content.fill('Address to watch', account);
  await popup.press('Enter');
}
