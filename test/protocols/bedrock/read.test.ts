import { describe, expect, it } from 'vitest';
import type { Intent } from '@/lib/core/intent';
import { mulDivDown, mulDivUp, WAD } from '@/lib/core/units';
import bedrockProtocol from '@/lib/protocols/bedrock';
import { beaconStrategy } from '../../chain/addresses';
import { bedrock, story } from '../../chain/neighbours/bedrock';
import { useLocalMainnet } from '../../chain/testing';
import { open } from '../eigenlayer/support/reading';
import { promisedTo, reading, shareOf } from '../families/liquid-restaking/chain';

const chain = useLocalMainnet({ seed: true });
const { own, through, backing, positions, view, act } = reading(chain, bedrockProtocol);

const stakingView = (functionName: string, args: readonly unknown[] = []) =>
  view<bigint>('BedrockStaking', bedrock.staking, functionName, args);
const intentOf = (rest: Partial<Intent>): Intent => ({
  protocol: 'bedrock',
  action: 'requestWithdrawal',
  verb: 'redeemFromValidators',
  chainId: 1,
  contract: bedrock.staking,
  asset: 'uniETH',
  amountKind: 'assets',
  flags: [],
  args: {},
  ...rest,
});
const findings = async (intent: Intent) => (await own({ intent })).findings.map(({ id }) => id.replace('bedrock:', ''));

describe('where the money of uniETH is', () => {
  it('is with the operators of the pods the restaking contract lists, of the reserve', async () => {
    const [part, ...others] = await backing();
    expect(others).toEqual([]);
    expect(part?.target).toEqual({ operator: story.operator, target: beaconStrategy });
    expect(open(part?.share)).toBe(shareOf(story.validator, await stakingView('currentReserve')));
    const promised = await promisedTo(chain(), story.operator, beaconStrategy);
    const share = shareOf(story.validator, await stakingView('currentReserve'));
    expect(open((await through()).slash.today)).toBe(mulDivUp(share, promised, WAD));
  });
});

describe('own terms of uniETH', () => {
  it('refuse what is no whole number of validators', async () => {
    expect(await findings(intentOf({ minOut: story.validator * 3n }))).toEqual([]);
    expect(await findings(intentOf({ minOut: story.validator + 1n }))).toEqual(['notWhole']);
    expect(await findings(intentOf({ minOut: 0n }))).toEqual(['notWhole']);
  });

  it('say when only part of a swap at once is paid', async () => {
    const swap = (amount: bigint) =>
      intentOf({ verb: 'instantSwap', amount, note: { key: 'restakedToken.note.atOnce' } });
    const pending = await stakingView('getPendingEthers');
    const fits = (pending * WAD) / (await stakingView('exchangeRatio'));
    expect(await findings(swap(fits))).toEqual([]);
    expect(await findings(swap(fits + 10n))).toEqual(['partly']);
  });

  it('say when minting is paused', async () => {
    await act(bedrock.operations, 'BedrockStaking', bedrock.staking, 'setPaused', [true]);
    expect((await own()).findings.map(({ id }) => id)).toEqual(['bedrock:deposits']);
  });
});

describe('positions at Bedrock', () => {
  it('are tokens at the ratio for a small holder', async () => {
    const [held, ...rest] = await positions(story.depositor);
    expect(rest).toEqual([]);
    expect(open(held?.amount)).toBe(story.deposited);
    expect(open(held?.valueWei)).toBe(mulDivDown(story.deposited, await stakingView('exchangeRatio'), WAD));
  });

  it('are what is owed and what is paid for who left through validators', async () => {
    const [, owed, ready] = await positions(story.institution);
    expect(open(owed?.amount)).toBe(story.validator * 2n - story.paid);
    expect(open(owed?.isClaimable)).toBe(false);
    expect(open(ready?.amount)).toBe(story.paid);
    expect(open(ready?.isClaimable)).toBe(true);
    await act(story.institution, 'BedrockRedeem', bedrock.redeem, 'claim', [story.paid]);
    expect((await positions(story.institution)).map(({ id }) => id.split(':').at(-1))).toEqual([
      bedrock.uniEth,
      'owed',
    ]);
  });
});
