import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Address, PublicClient } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatAmount } from '@/components/ui/format';
import { protocolById, protocols } from '@/lib/protocols/registry';
import { liquidStakingInputs } from '../chain/neighbours/liquid-staking';
import { accounts } from '../chain/scenario';
import { demoQuery, demoSite } from '../demo/demo-site';
import { demoHost } from '../demo/hosts';
import type { PageUnderTest } from '../support/browser-under-test';
import { viewport } from '../support/launch';
import { type Asked, ask, reachedWallet } from './asked';
import { type DepositCase, depositors, pagesOnly, tidy } from './every-protocol-cases';
import { vaultCases } from './every-protocol-vaults';
import type { Stage } from './stage';
import { watchAccount } from './watch-account';

/** High enough for everything a sheet says. CSS pixels. */
const WHOLE = 2_600;

const everyone = depositors(accounts.depositor);

/** Everyone who holds something on the local mainnet. */
const holders = [
  accounts.depositor,
  accounts.nativeRestaker,
  accounts.undelegated,
  accounts.vaultDepositor,
  liquidStakingInputs.holder,
];

/** Every protocol of the registry in a real browser: its deposit held and explained, its positions in the portfolio. */
export function describeEveryProtocol(stage: () => Stage): void {
  const photograph = async (page: PageUnderTest, name: string) => {
    const folder = join('.output', 'e2e', 'every-protocol', stage().browser.name.toLowerCase());
    mkdirSync(folder, { recursive: true });
    await page.screenshot(`${join(folder, name)}.png`);
  };
  const photographWhole = async (page: PageUnderTest, name: string) => {
    await page.page.setViewport({ ...viewport, height: WHOLE });
    await photograph(page, name);
    await page.page.setViewport(viewport);
  };

  describe('of every protocol', () => {
    let page: PageUnderTest;
    const open = async (url: string) => {
      const address = new URL(url);
      for (const [key, value] of new URLSearchParams(demoQuery({ confirm: 'auto', account: 0 }))) {
        address.searchParams.set(key, value);
      }
      await page.page.goto(address.href, { waitUntil: 'load' });
    };

    const refuse = async (asked: Asked) => {
      await page.sheet.click('Don’t sign');
      expect(await asked.waitForOutcome()).toMatchObject({ code: 4001, isError: true });
      expect(await reachedWallet(page)).toEqual([]);
    };

    beforeAll(async () => {
      const { world, browser } = stage();
      const { name, address } = world.chain.seed.operators.northwind;
      const site = demoSite({ operators: [{ name, address }] });
      for (const { url } of [...everyone, ...pagesOnly]) {
        const { hostname } = new URL(url);
        if (hostname !== demoHost) world.network.serve(hostname, site);
      }
      page = await browser.openPage('about:blank');
    });
    afterAll(async () => await page.close());

    it.each(everyone)(
      'the deposit is held and explained: $protocol.name',
      async ({ protocol, url, isOwnPage, cases }) => {
        const { world } = stage();
        const sent = await world.transactionsSent();
        const { isOnChain, request, what } = await chooseCase(world, cases);
        await open(url);
        const asked = await ask(page, 'eth_sendTransaction', [request]);
        await page.sheet.waitForText(isOnChain ? /block [\d,]+ · / : /block [\d,]+ · |could not be read/, 30_000);
        // The pictures below are drawn a frame after the facts on top.
        const text = await page.sheet.waitForText(/All evidence,/);
        expect(text).toContain(protocol.name);
        expect(text).toContain(what);
        expect(text).toContain(isOwnPage ? 'registered host' : 'another host');
        expect(text).toContain('Continue to wallet');
        expect(text).not.toMatch(/text missing|⟦|\{[A-Za-z]+\}|\bundefined\b|\bNaN\b/);
        await photograph(page, `${protocol.id}-1-top`);
        await photographWhole(page, `${protocol.id}-2-whole`);
        await refuse(asked);
        expect(await world.transactionsSent()).toBe(sent);
      },
    );

    it.each(vaultCases)(
      'a vault that only the chain knows is explained: $name',
      async ({ name, url, request, says }) => {
        await open(url);
        const asked = await ask(page, 'eth_sendTransaction', [request(stage().world)]);
        await page.sheet.waitForText(/block [\d,]+ · /, 30_000);
        const text = await page.sheet.waitForText(/All evidence,/);
        for (const words of says) expect(text).toMatch(words);
        await photographWhole(page, `vault-of-${name.toLowerCase()}`);
        await refuse(asked);
      },
    );

    it.each(pagesOnly)('the page is recognised: $protocol.name', async ({ protocol, url }) => {
      await open(url);
      await page.strip.waitForText(/\S/, 20_000);
      await photograph(page, `${protocol.id}-strip`);
    });
  });

  describe('the portfolio of every protocol', () => {
    it('shows each position with its amount beside its protocol', async () => {
      const { browser, world } = stage();
      const client = world.chain.publicClient as unknown as PublicClient;
      const { timestamp } = await client.getBlock();
      const context = { client, chainId: 1, now: Number(timestamp) };
      const read = await Promise.all(protocols.map((protocol) => protocol.readPositions(context, holders)));
      const sums = read.flat().flatMap(({ protocol, amount, asset }) => {
        const name = protocolById(protocol)?.name ?? protocol;
        if (!amount.known) return [];
        return [{ name, sum: tidy(formatAmount(amount.value, asset.decimals, asset.symbol, 'en')) }];
      });
      expect(new Set(sums.map(({ name }) => name)).size).toBeGreaterThan(20);

      const popup = await browser.openExtensionPage('popup.html#portfolio');
      const [first, ...others] = holders;
      await watchAccount(popup, first ?? '');
      await popup.content.waitForText(/Positions/i, 60_000);
      await popup.content.click('Settings');
      for (const account of others) {
        await popup.content.fill('Address to watch', account);
        await popup.press('Enter');
        await popup.content.waitForText(new RegExp(`${account} Remove`), 60_000);
      }
      await popup.content.click('Portfolio');
      const rows = await waitForRows(popup, sums.length);
      // Each position has a row of its own.
      const missing = sums.filter(({ name, sum }) => {
        const place = rows.findIndex((row) => row.includes(name) && row.includes(sum));
        if (place >= 0) rows.splice(place, 1);
        return place < 0;
      });
      expect(missing).toEqual([]);
      await popup.page.setViewport({ width: 400, height: 600 });
      await photograph(popup, 'portfolio-1-top');
      await popup.page.setViewport({ width: 400, height: 9_000 });
      await photograph(popup, 'portfolio-2-whole');
      await popup.close();
    });
  });
}

/** The plainest deposit into what stands on the local mainnet; else the plainest of all. */
async function chooseCase(
  { chain }: Stage['world'],
  cases: readonly DepositCase[],
): Promise<DepositCase & { readonly isOnChain: boolean }> {
  const hasCode = async (address: Address) => (await chain.publicClient.getCode({ address })) !== undefined;
  for (const item of cases) {
    const found = await Promise.all(item.entrances.map(hasCode));
    if (found.every(Boolean)) return { ...item, isOnChain: true };
  }
  const [plainest] = cases;
  if (plainest === undefined) throw new Error('A protocol without a deposit is not asked for one');
  return { ...plainest, isOnChain: false };
}

/** The positions as the portfolio lists them, a text for each. @throws when there are fewer in time. */
async function waitForRows(popup: PageUnderTest, count: number): Promise<string[]> {
  let rows: string[] = [];
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    rows = (await popup.evaluate(
      `[...document.querySelectorAll('.positions > li')].map((row) => row.innerText)`,
    )) as string[];
    if (rows.length >= count) return rows.map(tidy);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${count} positions are held, ${rows.length} are listed: ${rows.map(tidy).join(' | ')}`);
}
