import { combineFacts, type Fact, unknown } from '@/lib/core/fact';
import { type Address, mulDivDown, WAD } from '@/lib/core/units';
import { createdBy, createdSource } from '../families/liquid-restaking/created';
import { BEACON_STRATEGY, STETH_STRATEGY } from '../families/liquid-restaking/operators';
import type { RestakingAccounts } from '../families/liquid-restaking/shape';
import type { Batch } from '../reading/batch';
import { view } from '../reading/read-batch';
import { reshape } from '../reading/registry-fact';
import { DEPOSIT_MANAGER, EIGENLAYER_MANAGER, RSWETH, stakerViews, tokenViews } from './contracts';

/** Stakers are numbered from 1; as many are asked for in one round trip. */
const MOST = 64;

/** The contracts that restake for Swell; unknown where there are more than are asked for. */
const askStakers = ({ ask }: Batch): (() => Fact<readonly Address[]>) => {
  const lastOf = ask(view(stakerViews, EIGENLAYER_MANAGER, 'stakeId'));
  const stakers = Array.from({ length: MOST }, (_, index) =>
    ask(view(stakerViews, EIGENLAYER_MANAGER, 'stakerProxyAddresses', [BigInt(index + 1)])),
  );
  return () => {
    const last = lastOf();
    if (!last.known) return last;
    if (last.value > BigInt(MOST)) return unknown('not-read', `${last.value} stakers`);
    const inUse = stakers.slice(0, Number(last.value)).map((answer) => answer());
    return (
      inUse.find((fact) => !fact.known) ?? reshape(last, () => inUse.flatMap((it) => (it.known ? [it.value] : [])))
    );
  };
};

/** No contract sums up what is behind rswETH: its number at the reported rate stands for it. */
const askPooled = ({ ask }: Batch): (() => Fact<bigint>) => {
  const supply = ask(view(tokenViews, RSWETH, 'totalSupply'));
  const rate = ask(view(tokenViews, RSWETH, 'getRate'));
  return () =>
    combineFacts([supply(), rate()], 'supply * rate / 1e18', (count, perToken) => mulDivDown(count, perToken, WAD));
};

export const stakers: RestakingAccounts = {
  places: [
    { asset: 'ETH', strategy: BEACON_STRATEGY },
    { asset: 'stETH', strategy: STETH_STRATEGY },
    { asset: 'swETH', strategy: '0x0Fe4F44beE93503346A3Ac9EE5A26b130a5796d6' },
  ],
  // The first pod belongs to the deposit manager itself.
  known: [DEPOSIT_MANAGER],
  // It makes nothing but stakers. Source: SwellNetwork/v3-core-public, EigenLayerManager.createStakerAndPod.
  expected: () => createdBy(EIGENLAYER_MANAGER, 1n),
  expectedBy: createdSource,
  list: askStakers,
  pooled: askPooled,
};
