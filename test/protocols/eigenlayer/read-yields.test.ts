import { beforeEach, describe, expect, it } from 'vitest';
import { known } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import eigenlayer from '@/lib/protocols/eigenlayer';
import { emissionPerYear } from '@/lib/protocols/eigenlayer/yields';
import { authority, beaconStrategy, eigenStrategy, liquidStakingOf } from '../../chain/addresses';
import { mineAt } from '../../chain/clock';
import { connectRpc } from '../../chain/rpc';
import { Acts, useLocalMainnet, wad } from '../../chain/testing';
import { open, readTermsOf } from './support/reading';

const chain = useLocalMainnet({ seed: true });
const stEth = liquidStakingOf('stETH').strategy;
const rEth = liquidStakingOf('rETH').strategy;
/** EIGEN minted in an epoch of seven days, to its last digit on mainnet. */
const PER_EPOCH_EIGEN = 2_356_969n;
const EPOCHS_A_YEAR = { seconds: 31_536_000n, epochSeconds: 604_800n };

let acts: Acts;
beforeEach(() => {
  acts = new Acts(chain());
});

const partsOf = async (strategy: Address) => {
  const { yields } = await readTermsOf(chain(), { owner: chain().seed.accounts.depositor, target: strategy });
  expect(yields.map(({ id, kind }) => [id, kind])).toEqual([
    ['eigenlayer:fee', 'fee'],
    ['eigenlayer:emission', 'emission'],
  ]);
  const [fee, emission] = yields;
  const payer = emission?.payer.key.replace('eigenlayer.yield.', '');
  return { fee: open(fee?.apr), emission: open(emission?.apr), label: emission?.label, payer };
};
const yearly = async (weight: bigint): Promise<bigint> => {
  const perEpoch = await acts.read<bigint>('EmissionsController', 'EMISSIONS_INFLATION_RATE');
  expect(perEpoch / wad).toBe(PER_EPOCH_EIGEN);
  return (perEpoch * weight * EPOCHS_A_YEAR.seconds) / (10_000n * EPOCHS_A_YEAR.epochSeconds);
};

describe('EIGEN emissions', () => {
  it('to EIGEN stake are an amount a year, without a rate', async () => {
    const { fee, emission, label, payer } = await partsOf(eigenStrategy);
    expect(payer).toBe('emissionPayer');
    expect(fee).toBe('unknown: not-measured');
    expect(emission).toBe('unknown: not-measured');
    expect(label).toEqual({
      key: 'eigenlayer.yield.emissionOf',
      values: {
        amount: {
          type: 'amount',
          base: await yearly(chain().seed.emissions.eigenDa.weight),
          decimals: 18,
          symbol: 'EIGEN',
        },
      },
    });
  });

  it.each([
    ['stETH, switched off', stEth, 'emissionOff'],
    ['ETH, switched off', beaconStrategy, 'emissionOff'],
    ['rETH, never named', rEth, 'emissionNone'],
  ])('to %s are nothing, and known to be, which is said', async (_, strategy, payer) => {
    expect(await partsOf(strategy)).toMatchObject({ emission: 0n, label: { key: 'eigenlayer.yield.emission' }, payer });
  });

  it('are said to be switched off also without an operator, and where only dated facts are at hand', async () => {
    const payerOf = ({ yields }: Terms) => yields.find(({ id }) => id === 'eigenlayer:emission')?.payer.key;
    const undelegated = await readTermsOf(chain(), { owner: chain().seed.accounts.undelegated, target: stEth });
    expect(payerOf(undelegated)).toBe('eigenlayer.yield.emissionOff');
    expect(payerOf(eigenlayer.registryTerms({ target: stEth }))).toBe('eigenlayer.yield.emissionOff');
    expect(payerOf(eigenlayer.registryTerms({ target: eigenStrategy }))).toBe('eigenlayer.yield.emissionPayer');
  });

  it('switched on again count from their epoch on', async () => {
    const { stakers } = chain().seed.emissions;
    // Weights change between epochs only, once all of the running one has been sent.
    const sendAll = () => acts.send(chain().seed.accounts.newcomer, 'EmissionsController', 'pressButton', [10n]);
    await sendAll();
    const startEpoch = (await acts.read<bigint>('EmissionsController', 'getCurrentEpoch')) + 1n;
    await acts.send(authority.incentiveCouncilSafe, 'EmissionsController', 'updateDistribution', [
      1n,
      {
        weight: stakers.weight,
        startEpoch,
        totalEpochs: 1n,
        distributionType: stakers.distributionType,
        operatorSet: { avs: `0x${'00'.repeat(20)}`, id: 0 },
        strategiesAndMultipliers: [stakers.strategies.map((strategy) => ({ strategy, multiplier: wad }))],
      },
    ]);
    // On its way again, so that it is not paid now and not switched off either.
    expect(await partsOf(stEth)).toMatchObject({ emission: 0n, payer: 'emissionNone' });
    const pass = async (epoch: bigint) => {
      const start = await acts.read<bigint>('EmissionsController', 'EMISSIONS_START_TIME');
      await mineAt(connectRpc(chain().rpcUrl), Number(start + epoch * EPOCHS_A_YEAR.epochSeconds));
    };
    await pass(startEpoch);
    const running = await partsOf(stEth);
    expect(running.emission).toBe('unknown: not-measured');
    expect(running.label?.values?.amount).toMatchObject({ base: await yearly(stakers.weight) });
    expect(running.payer).toBe('emissionPayer');
    await pass(startEpoch + 1n);
    expect(await partsOf(stEth)).toMatchObject({ emission: 0n, payer: 'emissionOff' });
  });

  it('are nothing before the first epoch, whatever is set up for it', () => {
    const from = <T>(value: T) => known(value, { kind: 'assumed', why: 'test' }, 1);
    const distribution = {
      weight: 10_000n,
      startEpoch: 0n,
      totalEpochs: 0n,
      distributionType: 1,
      operatorSet: { avs: stEth, id: 0 },
      strategiesAndMultipliers: [[{ strategy: stEth, multiplier: wad }]],
    };
    const emissions = { distributions: from([distribution]), perEpoch: from(7n * wad), epochSeconds: from(604_800n) };
    const before = 2n ** 256n - 1n;
    expect(open(emissionPerYear({ ...emissions, epoch: from(before) }, stEth))).toBe(0n);
    expect(open(emissionPerYear({ ...emissions, epoch: from(0n) }, stEth))).toBe((7n * wad * 31_536_000n) / 604_800n);
    expect(open(emissionPerYear({ ...emissions, epoch: from(0n) }, rEth))).toBe(0n);
  });
});
