import type { PublicClient } from 'viem';
import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { unknown } from '@/lib/core/fact';
import type { Deps } from '@/lib/portfolio/deps';
import { loadPortfolio } from '@/lib/portfolio/load-portfolio';
import { readTermsNow, termsAtHand } from '@/lib/portfolio/read-terms';
import { protocolById } from '@/lib/protocols/registry';
import { settingsItem } from '@/lib/storage/settings';
import { etherFi, story } from '../chain/neighbours/ether-fi';
import { useLocalMainnet } from '../chain/testing';
import { countTrips } from '../support/count-trips';

const chain = useLocalMainnet({ seed: true });
beforeEach(() => fakeBrowser.reset());

const NOW = 1_800_000_000;

/** The first reader is the counted one; names, which come after the numbers, are looked up with another. */
const depsOf = (...clients: readonly PublicClient[]): Deps => ({
  reader: (() => {
    let asked = 0;
    return async () => clients[Math.min(asked++, clients.length - 1)];
  })(),
  baseYield: async () => unknown('feed-failed'),
  selfGivenName: async () => undefined,
  now: () => NOW,
});

const etherFiProtocol = protocolById('ether-fi');

describe('positions of wrappers', () => {
  test('carry the terms of what lies under them, at the block of the read, within the budget of round trips', async () => {
    const { client, trips: rounds } = countTrips(chain().rpcUrl);
    await settingsItem.write({ ...(await settingsItem.read()), accounts: [story.depositor] });
    const portfolio = await loadPortfolio(depsOf(client, chain().publicClient as unknown as PublicClient));
    expect(portfolio.trouble).toBeNull();
    const mine = portfolio.positions.filter(({ protocol }) => protocol === 'ether-fi');
    const wrapped = mine.find(({ asset }) => asset.symbol === 'weETH');
    expect(wrapped?.terms.layers.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['wrapper', 'oracle', 'restaking', 'operator', 'service']),
    );
    expect(wrapped?.terms.slash.today).toMatchObject({ known: true });
    const blocks = new Set(portfolio.positions.flatMap(({ terms }) => terms.readPoint?.block ?? []));
    expect([...blocks]).toEqual([portfolio.block]);
    const claimable = mine.find(({ isClaimable }) => isClaimable?.known && isClaimable.value);
    expect(claimable?.terms.layers.map(({ kind }) => kind)).not.toContain('operator');
    expect(rounds()).toBeLessThanOrEqual(5);
  });
});

describe('terms of a request for a wrapper', () => {
  test('are at hand without the chain, with what may lie under them, and read in three round trips', async () => {
    if (!etherFiProtocol) throw new Error('ether.fi is a protocol of ours');
    const { client, trips: rounds } = countTrips(chain().rpcUrl);
    const deps = depsOf(client, chain().publicClient as unknown as PublicClient);
    const target = { target: etherFi.weEth };
    const before = await termsAtHand(etherFiProtocol, 1, target, undefined, deps);
    expect(before.stage).toBe('registry');
    expect(before.terms.layers.some(({ protocol }) => protocol === 'eigenlayer')).toBe(true);
    expect(before.terms.slash.today).toMatchObject({ known: false });
    expect(rounds()).toBe(0);

    const live = await readTermsNow(etherFiProtocol, 1, target, undefined, deps);
    expect(live.stage).toBe('live');
    expect(live.terms.slash.today).toMatchObject({ known: true });
    expect(rounds()).toBeLessThanOrEqual(3);
    const kept = await termsAtHand(etherFiProtocol, 1, target, undefined, deps);
    expect(kept.terms).toEqual(live.terms);
  });
});
