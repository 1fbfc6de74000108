import { describe, expect, it } from 'vitest';
import type { Intent } from '@/lib/core/intent';
import { minOf, mulDivDown, mulDivUp, WAD } from '@/lib/core/units';
import yieldNestProtocol from '@/lib/protocols/yieldnest';
import { beaconStrategy } from '../../chain/addresses';
import { story, yieldNest } from '../../chain/neighbours/yieldnest';
import { useLocalMainnet } from '../../chain/testing';
import { open } from '../eigenlayer/support/reading';
import { promisedTo, reading, restakedWei, shareOf } from '../families/liquid-restaking/chain';

const chain = useLocalMainnet({ seed: true });
const { own, through, backing, positions, view, act } = reading(chain, yieldNestProtocol);

const rate = () => view<bigint>('YnToken', yieldNest.ynEth, 'previewRedeem', [WAD]);
const assets = (token = yieldNest.ynEth as `0x${string}`) => view<bigint>('YnToken', token, 'totalAssets');
const request: Intent = {
  protocol: 'yieldnest',
  action: 'requestWithdrawal',
  verb: 'requestWithdrawal',
  chainId: 1,
  contract: yieldNest.queue,
  asset: 'ynETH',
  amount: WAD,
  amountKind: 'assets',
  flags: [],
  args: {},
};

describe('where the money of YieldNest’s tokens is', () => {
  it('is with the operators of the nodes of each', async () => {
    const [part, ...others] = await backing({ target: yieldNest.ynEth });
    expect(others).toEqual([]);
    expect(part?.target).toEqual({ operator: story.operator, target: beaconStrategy });
    expect(open(part?.share)).toBe(shareOf(story.staked, await assets()));

    const [lsd] = await backing({ target: yieldNest.ynLsde });
    const restaked = await restakedWei(chain(), [story.lsdNode], story.lsdAsset.strategy, WAD);
    expect(lsd?.target).toEqual({ operator: story.lsdOperator, target: story.lsdAsset.strategy });
    expect(open(lsd?.share)).toBe(shareOf(restaked, await assets(yieldNest.ynLsde)));
  });

  it('is taken by services in proportion, and unknown for the strategy vault', async () => {
    const promised = await promisedTo(chain(), story.operator, beaconStrategy);
    const share = shareOf(story.staked, await assets());
    expect(open((await through()).slash.today)).toBe(mulDivUp(share, promised, WAD));
    expect((await through({ target: yieldNest.ynEthx })).slash.today.known).toBe(false);
  });
});

describe('own terms of ynETH', () => {
  it('say what leaving costs, only to who leaves', async () => {
    expect((await own()).findings).toEqual([]);
    expect((await own({ intent: request })).findings).toMatchObject([
      { id: 'yieldnest:fee', sentence: { values: { share: { wad: (story.feeParts * WAD) / 1_000_000n } } } },
    ]);
  });

  it('say what is paused', async () => {
    await act(yieldNest.operations, 'YnToken', yieldNest.ynEth, 'setPaused', [true]);
    await act(yieldNest.operations, 'YnRedemption', yieldNest.redemption, 'setUp', [yieldNest.ynEth, true]);
    expect((await own()).findings.map(({ id }) => id)).toEqual(['yieldnest:deposits', 'yieldnest:claims']);
  });
});

describe('positions at YieldNest', () => {
  it('are the tokens at the rate, and the requests of each queue less their fee', async () => {
    const [held, finalized, waiting, ...rest] = await positions(story.depositor);
    expect(rest).toEqual([]);
    const left = story.deposited - story.finalizedRequest - story.openRequest;
    expect(open(held?.amount)).toBe(left);
    expect(open(held?.valueWei)).toBe(mulDivDown(left, await rate(), WAD));

    const [, requests] = await view<
      readonly [readonly bigint[], readonly { readonly redemptionRateAtRequestTime: bigint }[]]
    >('YnQueue', yieldNest.queue, 'withdrawalRequestsForOwner', [story.depositor]);
    const { redemptionRate } = await view<{ redemptionRate: bigint }>('YnQueue', yieldNest.queue, 'getFinalization', [
      0n,
    ]);
    const pays = (amount: bigint, at: bigint) => {
      const gross = mulDivDown(amount, at, WAD);
      return gross - (gross * story.feeParts) / 1_000_000n;
    };
    const asked = requests.map((item) => item.redemptionRateAtRequestTime);
    expect(open(finalized?.amount)).toBe(pays(story.finalizedRequest, minOf(asked[0] ?? 0n, redemptionRate)));
    expect(open(finalized?.isClaimable)).toBe(true);
    expect(open(waiting?.amount)).toBe(pays(story.openRequest, minOf(asked[1] ?? 0n, await rate())));
    expect(open(waiting?.isClaimable)).toBe(false);
  });

  it('cannot be claimed while the redemption vault has too little, whatever is finalized', async () => {
    await chain().testClient.setBalance({ address: yieldNest.redemption, value: 1n });
    const finalized = (await positions(story.depositor)).find(({ id }) => id.endsWith('ynETH:0'));
    expect(open(finalized?.isClaimable)).toBe(false);
  });
});
