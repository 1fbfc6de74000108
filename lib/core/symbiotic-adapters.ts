import { combineFacts, type Fact, known, mapFact, type Source, strongestUnknown, type Unknown } from './fact';
import { say } from './sentence';
import { completeCeiling, type ServiceTerms, type SlashCeiling } from './slashing';
import { adapterShare } from './symbiotic-stake';
import { WAD } from './units';

/** One App adapter of a VaultV2; amounts in base units of the vault's asset. */
export type AdapterReading = Pick<
  ServiceTerms,
  'layerId' | 'operatorLayerId' | 'slasher' | 'isRedistributing' | 'recipient' | 'slashCount' | 'conditions'
> & { readonly slashable: Fact<bigint> };

/** Everything `buildAdapterCeiling` needs, read at one block. */
export type AdapterVaultReading = {
  /** Unix seconds. */
  readonly timestamp: number;
  readonly totalAssets: Fact<bigint>;
  readonly adapters: Fact<readonly AdapterReading[]>;
  /** Unknown `unbounded` while a queue is unfilled. */
  readonly exitSeconds: Fact<number>;
};

const V2: Source = {
  kind: 'registry',
  document: 'Symbiotic VaultV2: adapters and limits change without delay, a slash is immediate',
  date: '2026-08-07',
};

/**
 * What networks may take of a Symbiotic VaultV2: today, what its App adapters report as slashable; within the exit everything, because
 * role holders move assets into adapters without delay (risk-model §4.2; symbioticfi/core 25a065a). No veto. Shares in WAD rounded up, seconds.
 */
export const buildAdapterCeiling = (reading: AdapterVaultReading): SlashCeiling => {
  const { adapters, totalAssets, timestamp } = reading;
  const stakes = adapters.known ? adapters.value.map((adapter) => adapter.slashable) : [adapters];
  const unknowns = stakes.filter((stake): stake is Unknown => !stake.known);
  const all: Fact<readonly bigint[]> =
    unknowns.length > 0
      ? strongestUnknown(unknowns)
      : combineFacts(
          [adapters, ...stakes],
          'slashable() of every App adapter',
          (_adapters, ...values) => values as bigint[],
        );
  return completeCeiling({
    today: combineFacts([all, totalAssets], 'sum of slashable / totalAssets', adapterShare),
    pending: known([], V2, timestamp),
    latent: known(0n, V2, timestamp),
    withinExit: mapFact(totalAssets, '1: assets can be moved into adapters at once', (assets) =>
      assets > 0n ? WAD : 0n,
    ),
    noticeSeconds: known(0, V2, timestamp),
    exitSeconds: reading.exitSeconds,
    services: mapFact(adapters, 'App adapters', (items) =>
      items.map((item) => {
        const share = combineFacts([item.slashable, totalAssets], 'slashable / totalAssets', (stake, assets) =>
          adapterShare([stake], assets),
        );
        const { slashable, ...terms } = item;
        const isEmpty = slashable.known && slashable.value === 0n;
        return {
          ...terms,
          state: isEmpty ? ('latent' as const) : ('active' as const),
          shareNow: share,
          shareLater: share,
          veto: known('none' as const, V2, timestamp),
        };
      }),
    ),
    why: say('core.slash.limitsRise'),
  });
};
