import { describe, expect, test } from 'vitest';
import { unknown } from '@/lib/core/fact';
import { buildAdapterCeiling } from '@/lib/core/symbiotic-adapters';
import { buildVaultCeiling, type NetworkReading, type VaultReading } from '@/lib/core/symbiotic-slashing';
import { DAY, WAD } from '@/lib/core/units';
import { pct, read, SLASHER, TIME } from './support/readings';

const value = <T>(fact: { known: boolean; value?: T } | undefined): T | undefined => fact?.value;
const networkReading = (name: string, promised: bigint, overrides: Partial<NetworkReading> = {}): NetworkReading => ({
  layerId: `service:1:${name}`,
  operatorLayerId: 'operator:1:0xop',
  promised: read(promised),
  hasResolver: read(true),
  slasher: read(SLASHER),
  isRedistributing: read(false),
  slashCount: read(0n),
  conditions: unknown('not-published'),
  ...overrides,
});
const vaultReading = (overrides: Partial<VaultReading> = {}): VaultReading => ({
  timestamp: TIME,
  slashable: read(100n),
  slasher: read('veto' as const),
  vetoSeconds: read(3 * DAY),
  networks: read([networkReading('a', 10n), networkReading('b', 20n)]),
  exitSeconds: read(14 * DAY),
  canLimitsRise: read(false),
  lowersLimits: read(false),
  ...overrides,
});

describe('the ceiling of a Symbiotic vault', () => {
  test('promised stake today; no notice, so the gap is the whole exit', () => {
    const ceiling = buildVaultCeiling(vaultReading());
    expect(value(ceiling.today)).toBe(pct(30n));
    expect(value(ceiling.noticeSeconds)).toBe(0);
    expect(value(ceiling.gapSeconds)).toBe(14 * DAY);
    expect(ceiling.services.map((item) => [item.state, value(item.shareNow), value(item.veto)])).toEqual([
      ['active', pct(10n), 'resolver'],
      ['active', pct(20n), 'resolver'],
    ]);
  });

  test('limits that can rise at once make the worst case everything', () => {
    const ceiling = buildVaultCeiling(vaultReading({ canLimitsRise: read(true) }));
    expect(value(ceiling.withinExit)).toBe(WAD);
    expect(ceiling.why?.key).toBe('core.slash.limitsRise');
  });

  test('fixed limits: captures repeat, five of them within 14 days of 3-day vetoes', () => {
    const networks = read([networkReading('a', 10n)]);
    expect(value(buildVaultCeiling(vaultReading({ networks })).withinExit)).toBe(pct(50n));
    expect(value(buildVaultCeiling(vaultReading({ networks, lowersLimits: read(true) })).withinExit)).toBe(pct(10n));
  });

  test('a veto stage nobody holds, or no stage at all, reaches everything', () => {
    const unheld = read([networkReading('a', 10n, { hasResolver: read(false) })]);
    const ceiling = buildVaultCeiling(vaultReading({ networks: unheld }));
    expect(value(ceiling.withinExit)).toBe(WAD);
    expect(value(ceiling.services[0]?.veto)).toBe('no-resolver-set');
    const instant = buildVaultCeiling(vaultReading({ slasher: read('instant'), vetoSeconds: unknown('not-read') }));
    expect(value(instant.withinExit)).toBe(WAD);
    expect(value(instant.services[0]?.veto)).toBe('none');
  });

  test('no slasher for good: nothing, and every network unable; an open slot: nothing today, everything within the exit', () => {
    const none = buildVaultCeiling(vaultReading({ slasher: read('fixed-none') }));
    expect([value(none.today), value(none.latent), value(none.withinExit)]).toEqual([0n, 0n, 0n]);
    expect(value(none.unableCount)).toBe(2);
    const open = buildVaultCeiling(vaultReading({ slasher: read('open') }));
    expect([value(open.today), value(open.latent), value(open.withinExit)]).toEqual([0n, pct(30n), WAD]);
    expect(open.services.map((item) => item.state)).toEqual(['latent', 'latent']);
  });

  test('a promise that waits for an opt-in is latent, on top of today', () => {
    const waiting = networkReading('c', 0n, { latentStake: read(40n) });
    const ceiling = buildVaultCeiling(vaultReading({ networks: read([networkReading('a', 10n), waiting]) }));
    expect(value(ceiling.today)).toBe(pct(10n));
    expect(value(ceiling.latent)).toBe(pct(40n));
    expect(ceiling.services[1]).toMatchObject({ state: 'latent' });
    expect(value(ceiling.services[1]?.shareLater)).toBe(pct(40n));
  });

  test('an unknown slasher or stake stays unknown and is never unable', () => {
    const ceiling = buildVaultCeiling(vaultReading({ slasher: unknown('call-failed') }));
    expect(ceiling.today.known || ceiling.withinExit.known || ceiling.latent.known).toBe(false);
    expect(ceiling.services.every((item) => item.state === 'latent' && !item.shareNow.known)).toBe(true);
    const unread = buildVaultCeiling(vaultReading({ networks: unknown('call-failed') }));
    expect(unread.today.known).toBe(false);
    expect(unread.unableCount.known).toBe(false);
  });
});

describe('the ceiling of a Symbiotic V2 vault', () => {
  const adapter = (name: string, slashable: bigint) => {
    const { promised: _promised, hasResolver: _hasResolver, ...terms } = networkReading(name, 0n);
    return { ...terms, slashable: read(slashable) };
  };
  test('App adapters over all assets today, everything within an exit without end', () => {
    const ceiling = buildAdapterCeiling({
      timestamp: TIME,
      totalAssets: read(200n),
      adapters: read([adapter('a', 30n), adapter('b', 0n)]),
      exitSeconds: unknown('unbounded'),
    });
    expect(value(ceiling.today)).toBe(pct(15n));
    expect(value(ceiling.withinExit)).toBe(WAD);
    expect(ceiling.gapSeconds).toEqual(unknown('unbounded'));
    expect(ceiling.services.map((item) => item.state)).toEqual(['active', 'latent']);
  });

  test('an adapter that could not be read makes today unknown', () => {
    const broken = { ...adapter('a', 0n), slashable: unknown('call-failed') };
    const ceiling = buildAdapterCeiling({
      timestamp: TIME,
      totalAssets: read(200n),
      adapters: read([broken]),
      exitSeconds: read(0),
    });
    expect(ceiling.today).toEqual(unknown('call-failed'));
    expect(ceiling.services[0]?.state).toBe('active');
  });
});
