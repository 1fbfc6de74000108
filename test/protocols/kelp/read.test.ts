import { describe, expect, it } from 'vitest';
import { flattenLegs } from '@/lib/core/exit';
import { mulDivDown, mulDivUp, secondsOfBlocks, WAD } from '@/lib/core/units';
import kelpProtocol from '@/lib/protocols/kelp';
import { liquidStakingOf } from '../../chain/addresses';
import { kelp, story } from '../../chain/neighbours/kelp';
import { operators } from '../../chain/scenario';
import { useLocalMainnet } from '../../chain/testing';
import { open } from '../eigenlayer/support/reading';
import { byOperator, promisedTo, reading, restakedWei, shareOf } from '../families/liquid-restaking/chain';

const chain = useLocalMainnet({ seed: true });
const { own, through, backing, positions, view, act } = reading(chain, kelpProtocol);
const stEth = liquidStakingOf('stETH');
const ethX = liquidStakingOf('ETHx');
const { longHorizon } = operators;

/** Everything behind rsETH, by the pool's own views. */
const pooled = async (): Promise<bigint> => {
  let sum = 0n;
  for (const asset of [kelp.ether, stEth.token, ethX.token]) {
    const total = await view<bigint>('KelpPool', kelp.pool, 'getTotalAssetDeposits', [asset]);
    sum += (total * (await view<bigint>('KelpOracle', kelp.oracle, 'getAssetPrice', [asset]))) / WAD;
  }
  return sum;
};
const rate = () => view<bigint>('KelpOracle', kelp.oracle, 'rsETHPrice');
const delegated = (symbol: string) =>
  story.restaked.filter(({ asset, operator }) => asset.symbol === symbol && operator).map(({ node }) => node);
const record = () => chain().seed.neighbourRecords.kelp as Record<'etherRequestBlock' | 'stEthRequestBlock', bigint>;

describe('where the money of rsETH is', () => {
  it('is summed over all node delegators of an operator, at Kelp’s own prices', async () => {
    const list = await backing();
    const all = await pooled();
    const ofStEth = await restakedWei(chain(), delegated('stETH'), stEth.strategy, WAD);
    const ofEthX = await restakedWei(chain(), delegated('ETHx'), ethX.strategy, story.ethXPriceLater);
    expect(delegated('stETH')).toHaveLength(2);
    expect(open(byOperator(list, longHorizon.address, stEth.strategy)?.share)).toBe(shareOf(ofStEth, all));
    expect(open(byOperator(list, longHorizon.address, ethX.strategy)?.share)).toBe(shareOf(ofEthX, all));
    // What the idle node delegator holds is with nobody.
    expect(list).toHaveLength(2);
  });

  it('is taken by services in proportion', async () => {
    const terms = await through();
    const share = shareOf(await restakedWei(chain(), delegated('stETH'), stEth.strategy, WAD), await pooled());
    const promised = await promisedTo(chain(), longHorizon.address, stEth.strategy);
    expect(promised).toBeGreaterThan(0n);
    expect(open(terms.slash.today)).toBe(mulDivUp(share, promised, WAD));
    expect(open(terms.slash.withinExit)).toBe(WAD);
    for (const kind of ['wrapper', 'oracle', 'operator', 'service', 'restaking', 'staking', 'chain'])
      expect(terms.layers.map((layer) => layer.kind)).toContain(kind);
  });

  it('is waited for only when the vault cannot pay who asks', async () => {
    const asked = (amount: bigint) => ({
      intent: {
        protocol: 'kelp',
        action: 'requestWithdrawal' as const,
        verb: 'initiateWithdrawal',
        chainId: 1,
        contract: kelp.manager,
        asset: 'rsETH',
        amount,
        amountKind: 'assets' as const,
        flags: [],
        args: { asset: kelp.ether },
      },
    });
    const inFront = mulDivDown(story.etherRequest, await rate(), WAD);
    const fits = ((story.inVault - inFront) * WAD) / (await rate());
    expect((await backing(asked(fits)))[0]?.isCovered).toMatchObject({ value: true });
    expect((await backing(asked(fits + 10n)))[0]?.isCovered).toMatchObject({ value: false });
  });
});

describe('own terms of rsETH', () => {
  it('wait for the delay as set on chain, without a bound', async () => {
    const [leg] = flattenLegs((await own()).exit);
    const seconds = secondsOfBlocks(story.delayBlocks);
    expect(open(leg?.wait)).toEqual({ min: seconds, expected: seconds, max: null });
    expect(leg?.isSlashable).toBe(true);
  });

  it('say when the stored rate promises more than there is, and not before', async () => {
    expect((await own()).findings).toEqual([]);
    await act(kelp.operations, 'KelpOracle', kelp.oracle, 'setAssetPrice', [ethX.token, story.ethXPriceLater / 2n]);
    const stale = (await own()).findings.find(({ id }) => id === 'kelp:rateAbove');
    const supply = await view<bigint>('KelpToken', kelp.rsEth, 'totalSupply');
    const live = mulDivDown(await pooled(), WAD, supply);
    const stored = await rate();
    expect(stale?.sentence.values?.share).toEqual({ type: 'percent', wad: ((stored - live) * WAD) / stored });
    await act(kelp.operations, 'KelpOracle', kelp.oracle, 'updateRSETHPrice');
    expect((await own()).findings).toEqual([]);
  });

  it('say what is paused', async () => {
    await act(kelp.operations, 'KelpPool', kelp.pool, 'setPaused', [true]);
    await act(kelp.operations, 'KelpWithdrawals', kelp.manager, 'setPaused', [true]);
    const ids = (await own()).findings.map(({ id }) => id);
    expect(ids).toEqual(['kelp:deposits', 'kelp:requests', 'kelp:claims']);
  });

  it('are paid at once once claimed, and nothing can be taken then', async () => {
    const intent = {
      protocol: 'kelp',
      action: 'claimWithdrawal' as const,
      verb: 'completeWithdrawal',
      chainId: 1,
      contract: kelp.manager,
      flags: [],
      args: { asset: kelp.ether },
    };
    const terms = await through({ intent });
    expect(flattenLegs(terms.exit).map(({ wait }) => open(wait))).toEqual([{ min: 0, expected: 0, max: 0 }]);
    expect(open(terms.slash.withinExit)).toBe(0n);
  });
});

describe('positions at Kelp', () => {
  it('are what is left of the deposit at the stored rate, and each request', async () => {
    const [held, ether, staked, ...rest] = await positions(story.depositor);
    // The first rate was one to one.
    const left = story.deposited - story.etherRequest - story.stEthRequest;
    expect(rest).toEqual([]);
    expect(open(held?.amount)).toBe(left);
    expect(open(held?.valueWei)).toBe(mulDivDown(left, await rate(), WAD));
    expect(open(ether?.amount)).toBe(mulDivDown(story.etherRequest, await rate(), WAD));
    expect(open(staked?.amount)).toBe(mulDivDown(story.stEthRequest, await rate(), WAD));
    expect(staked?.asset).toMatchObject({ symbol: 'stETH', address: stEth.token });
    expect(open(ether?.isClaimable)).toBe(false);
    const { timestamp, number } = await chain().publicClient.getBlock();
    const blocksLeft = record().etherRequestBlock + story.delayBlocks - number;
    expect(open(ether?.claimableAt)).toBe(Number(timestamp) + secondsOfBlocks(blocksLeft));
  });

  it('pay the lower rate after a loss, and can be claimed once unlocked', async () => {
    await act(kelp.operations, 'KelpOracle', kelp.oracle, 'setAssetPrice', [ethX.token, story.ethXPriceLater / 2n]);
    await act(kelp.operations, 'KelpOracle', kelp.oracle, 'updateRSETHPrice');
    const lower = mulDivDown(story.etherRequest, await rate(), WAD);
    const before = (await positions(story.depositor)).find(
      ({ asset, kind }) => kind === 'queued' && asset.symbol === 'ETH',
    );
    expect(open(before?.amount)).toBe(lower);
    await chain().mine(Number(story.delayBlocks));
    await act(kelp.operations, 'KelpWithdrawals', kelp.manager, 'unlockQueue', [kelp.ether, 1n]);
    const after = (await positions(story.depositor)).find(({ id }) => id === before?.id);
    expect(open(after?.isClaimable)).toBe(true);
    expect(open(after?.amount)).toBe(lower);
    expect(open(after?.terms.slash.withinExit)).toBe(0n);
    await act(story.depositor, 'KelpWithdrawals', kelp.manager, 'completeWithdrawal', [kelp.ether, '']);
    expect((await positions(story.depositor)).map(({ id }) => id)).not.toContain(before?.id);
  });
});
