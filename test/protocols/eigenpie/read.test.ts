import { describe, expect, it } from 'vitest';
import { flattenLegs } from '@/lib/core/exit';
import { mulDivDown, mulDivUp, WAD } from '@/lib/core/units';
import eigenpieProtocol from '@/lib/protocols/eigenpie';
import { beaconStrategy } from '../../chain/addresses';
import { eigenpie, story } from '../../chain/neighbours/eigenpie';
import { tokenMinter } from '../../chain/place';
import { operatorSets } from '../../chain/scenario';
import { useLocalMainnet } from '../../chain/testing';
import { open } from '../eigenlayer/support/reading';
import { promisedTo, reading, restakedWei, shareOf } from '../families/liquid-restaking/chain';

const chain = useLocalMainnet({ seed: true });
const { own, through, backing, positions, view, act } = reading(chain, eigenpieProtocol);
const MSTETH = { target: eigenpie.mstEth };
const payTime = () => view<bigint>('EigenpieQueue', eigenpie.manager, 'nextUserWithdrawalTime');

describe('where the money of mstETH is', () => {
  it('is its own asset alone, with the operator of every node delegator', async () => {
    const total = await view<bigint>('EigenpiePool', eigenpie.staking, 'getTotalAssetDeposits', [story.asset.token]);
    const restaked = await restakedWei(chain(), story.nodes, story.asset.strategy, WAD);
    const [part, ...others] = await backing(MSTETH);
    expect(others).toEqual([]);
    expect(part?.target).toEqual({ operator: story.operator, target: story.asset.strategy });
    expect(open(part?.share)).toBe(shareOf(restaked, total));
  });

  it('of egETH is ether in pods, of all ether in the pool and with the node delegators', async () => {
    const total = await view<bigint>('EigenpiePool', eigenpie.staking, 'getTotalAssetDeposits', [eigenpie.ether]);
    expect(total).toBe(story.etherDeposited);
    const [part, ...others] = await backing({ target: eigenpie.egEth });
    expect(others).toEqual([]);
    expect(part?.target).toEqual({ operator: story.etherOperator, target: beaconStrategy });
    expect(open(part?.share)).toBe(shareOf(story.etherStaked, total));
  });

  it('of egETH is looked through to who may take it', async () => {
    const terms = await through({ target: eigenpie.egEth });
    const [service, ...others] = terms.slash.services;
    expect(others).toEqual([]);
    expect(service?.layerId).toContain(operatorSets.eOracle.avs);
    const promised = await promisedTo(chain(), story.etherOperator, beaconStrategy);
    expect(open(service?.shareNow)).toBe(mulDivUp(promised, shareOf(story.etherStaked, story.etherDeposited), WAD));
    // Clients restake apart, so the whole is not known.
    expect(terms.slash.today.known).toBe(false);
  });

  it('leaves unknown what services may take, because clients restake apart', async () => {
    expect((await through(MSTETH)).slash.today.known).toBe(false);
  });
});

describe('own terms', () => {
  it('of mstETH wait for the end of the week and the delay', async () => {
    const { timestamp } = await chain().publicClient.getBlock();
    const seconds = Number((await payTime()) - timestamp);
    expect(seconds).toBeGreaterThan(story.delaySeconds);
    const [leg] = flattenLegs((await own(MSTETH)).exit);
    expect(open(leg?.wait)).toEqual({ min: seconds, expected: seconds, max: null });
  });

  it('of egETH know no way out', async () => {
    const [leg] = flattenLegs((await own()).exit);
    expect(leg?.wait.known).toBe(false);
  });

  it('say what is paused', async () => {
    await act(tokenMinter, 'EigenpiePool', eigenpie.staking, 'setPaused', [true]);
    await act(tokenMinter, 'EigenpieQueue', eigenpie.manager, 'setPaused', [true]);
    expect((await own(MSTETH)).findings.map(({ id }) => id)).toEqual(['eigenpie:deposits', 'eigenpie:requests']);
  });
});

describe('positions at Eigenpie', () => {
  it('are tokens at the written rate, and what was fixed when asked for', async () => {
    const [held, queued, ...rest] = await positions(story.depositor);
    expect(rest).toEqual([]);
    // Minted one to one, before the rate was written.
    const left = story.deposited - story.queued;
    expect(open(held?.amount)).toBe(left);
    expect(open(held?.valueWei)).toBe(mulDivDown(left, story.rateWad, WAD));
    expect(open(queued?.amount)).toBe(mulDivDown(story.queued, story.rateWad, WAD));
    expect(open(queued?.isClaimable)).toBe(false);
    const end = open(queued?.claimableAt) as number;
    const { timestamp } = await chain().publicClient.getBlock();
    await chain().mine(Math.ceil((end - Number(timestamp)) / 12));
    const later = (await positions(story.depositor)).find(({ id }) => id === queued?.id);
    expect(open(later?.isClaimable)).toBe(true);
  });
});
