import { describe, expect, it } from 'vitest';
import type { Intent } from '@/lib/core/intent';
import { DAY, minOf, mulDivDown, mulDivUp, WAD } from '@/lib/core/units';
import swellProtocol from '@/lib/protocols/swell-restaking';
import { story, swell } from '../../chain/neighbours/swell-restaking';
import { useLocalMainnet } from '../../chain/testing';
import { open } from '../eigenlayer/support/reading';
import { promisedTo, reading, restakedWei, shareOf } from '../families/liquid-restaking/chain';

const chain = useLocalMainnet({ seed: true });
const { own, through, backing, positions, view, act } = reading(chain, swellProtocol);

const rate = () => view<bigint>('RswEth', swell.rswEth, 'getRate');
const pooled = async () => ((await view<bigint>('RswEth', swell.rswEth, 'totalSupply')) * (await rate())) / WAD;
const request = (amount: bigint): Intent => ({
  protocol: 'swell-restaking',
  action: 'requestWithdrawal',
  verb: 'createWithdrawRequest',
  chainId: 1,
  contract: swell.exit,
  asset: 'rswETH',
  amount,
  amountKind: 'assets',
  flags: [],
  args: {},
});
const findings = async (intent?: Intent) =>
  (await own(intent ? { intent } : {})).findings.map(({ id }) => id.replace('swell-restaking:', ''));

describe('where the money of rswETH is', () => {
  it('is summed over the stakers the manager numbers, those without an operator left out', async () => {
    const [part, ...others] = await backing();
    const restaked = await restakedWei(chain(), story.stakers.slice(0, 2), story.asset.strategy, WAD);
    expect(others).toEqual([]);
    expect(part?.target).toEqual({ operator: story.operator, target: story.asset.strategy });
    expect(open(part?.share)).toBe(shareOf(restaked, await pooled()));
  });

  it('is taken by services in proportion', async () => {
    const restaked = await restakedWei(chain(), story.stakers.slice(0, 2), story.asset.strategy, WAD);
    const promised = await promisedTo(chain(), story.operator, story.asset.strategy);
    expect(promised).toBeGreaterThan(0n);
    expect(open((await through()).slash.today)).toBe(mulDivUp(shareOf(restaked, await pooled()), promised, WAD));
  });

  it('is waited for when the ether at hand does not cover what is asked for', async () => {
    const atHand = await chain().publicClient.getBalance({ address: swell.deposits });
    const exiting = await view<bigint>('RswExitQueue', swell.exit, 'exitingETH');
    const fits = ((atHand - exiting) * WAD) / (await rate());
    expect((await backing({ intent: request(fits) }))[0]?.isCovered).toMatchObject({ value: true });
    expect((await backing({ intent: request(fits + 10n) }))[0]?.isCovered).toMatchObject({ value: false });
  });
});

describe('own terms of rswETH', () => {
  it('say by how much one report can move it, and when the last one was', async () => {
    const oracle = (await own()).layers.find(({ kind }) => kind === 'oracle');
    const said = oracle?.claims.map(({ sentence }) => sentence);
    const at = await view<bigint>('RswEth', swell.rswEth, 'lastRepriceUNIX');
    expect(said).toContainEqual({
      key: 'swellRestaking.rate.limit',
      values: { share: { type: 'percent', wad: story.largestMoveWad } },
    });
    expect(said).toContainEqual({
      key: 'staking.oracle.reportedAt',
      values: { date: { type: 'time', at: Number(at) } },
    });
  });

  it('say that the rate is old only once nobody has reported for days', async () => {
    expect(await findings()).toEqual([]);
    await chain().mine((4 * DAY) / 12);
    expect(await findings()).toEqual(['rateOld']);
  });

  it('say what a request may be, who is let in, and what is paused', async () => {
    expect(await findings(request(story.least - 1n))).toEqual(['tooSmall']);
    expect(await findings(request(story.most + 1n))).toEqual(['tooLarge']);
    await act(swell.operations, 'RswEth', swell.rswEth, 'setUp', [story.largestMoveWad, true]);
    await act(swell.operations, 'RswAccess', swell.access, 'pause', [true, true]);
    expect(await findings()).toEqual(['deposits', 'requests', 'claims', 'listedOnly']);
  });

  it('warn of the call that destroys the tokens', async () => {
    const intent: Intent = { ...request(WAD), action: 'other', verb: 'burn', note: { key: 'staking.note.destroys' } };
    expect(await findings(intent)).toEqual(['destroys']);
  });
});

describe('positions at Swell', () => {
  it('are the tokens at the reported rate, and each request at the lower of its rates', async () => {
    const list = await positions(story.depositor);
    const [held, processed, waiting] = list;
    const left = story.deposited - story.processedRequest - story.openRequest;
    expect(list).toHaveLength(3);
    expect(open(held?.amount)).toBe(left);
    expect(open(held?.valueWei)).toBe(mulDivDown(left, await rate(), WAD));

    const created = (id: bigint) =>
      view<readonly [bigint, bigint, bigint]>('RswExitQueue', swell.exit, 'withdrawalRequests', [id]);
    const [, settledRate] = await view<readonly [boolean, bigint]>(
      'RswExitQueue',
      swell.exit,
      'getProcessedRateForTokenId',
      [1n],
    );
    expect(open(processed?.amount)).toBe(
      mulDivDown(story.processedRequest, minOf((await created(1n))[2], settledRate), WAD),
    );
    expect(open(processed?.isClaimable)).toBe(true);
    // The rate has fallen since the second request was made.
    expect(await rate()).toBeLessThan((await created(2n))[2]);
    expect(open(waiting?.amount)).toBe(mulDivDown(story.openRequest, await rate(), WAD));
    expect(open(waiting?.isClaimable)).toBe(false);
  });

  it('lose a request once it is claimed', async () => {
    await act(story.depositor, 'RswExitQueue', swell.exit, 'finalizeWithdrawal', [1n]);
    expect((await positions(story.depositor)).map(({ id }) => id.split(':').at(-1))).toEqual([swell.rswEth, '2']);
  });
});
