import { describe, expect, it } from 'vitest';
import { flattenLegs } from '@/lib/core/exit';
import type { Terms } from '@/lib/core/terms';
import { type Address, minOf, mulDivUp, shareOfDown, shareOfUp, WAD } from '@/lib/core/units';
import { createLookThrough } from '@/lib/portfolio/look-through';
import renzoProtocol from '@/lib/protocols/renzo';
import { beaconStrategy, liquidStakingOf } from '../../chain/addresses';
import { renzo, renzoStory } from '../../chain/neighbours/renzo';
import { operatorSets } from '../../chain/scenario';
import { Acts, useLocalMainnet } from '../../chain/testing';
import { countTrips, open } from '../eigenlayer/support/reading';

const chain = useLocalMainnet({ seed: true });
const stEth = liquidStakingOf('stETH');

const read = async (): Promise<{ readonly terms: Terms; readonly trips: number }> => {
  const { client, trips } = countTrips(chain().rpcUrl);
  const context = { client, chainId: 1, now: 0 };
  const terms = await createLookThrough().terms(renzoProtocol, context, { target: renzo.ezEth });
  return { terms, trips: trips() };
};
const view = <T>(contract: string, to: Address, functionName: string, args: readonly unknown[] = []) =>
  chain().protocol.read({ contract, to, functionName, args }) as Promise<T>;

/** What eOracle's set may take of a stake of the operator. */
const taken = async (operator: Address, strategy: Address): Promise<bigint> => {
  const acts = new Acts(chain());
  const { currentMagnitude } = await acts.allocation(operator, operatorSets.eOracle, strategy);
  return shareOfUp(currentMagnitude, await acts.maxMagnitude(operator, strategy));
};

/** What may be taken of ezETH: by delegator, its share of everything times what its operator has promised. */
const expectedToday = async (): Promise<bigint> => {
  const acts = new Acts(chain());
  const [, , total] = await view<[unknown, unknown, bigint]>('RenzoManager', renzo.manager, 'calculateTVLs');
  const { etherDelegator, etherOperator, stEthDelegator, stEthOperator } = renzoStory;
  const ether = shareOfDown(await acts.withdrawable(etherDelegator, beaconStrategy), total);
  const shares = await acts.withdrawable(stEthDelegator, stEth.strategy);
  const perShare = await view<bigint>('StrategyBase', stEth.strategy, 'sharesToUnderlyingView', [WAD]);
  const staked = shareOfDown((shares * perShare) / WAD, total);
  return (
    mulDivUp(ether, await taken(etherOperator, beaconStrategy), WAD) +
    mulDivUp(staked, await taken(stEthOperator, stEth.strategy), WAD)
  );
};

describe('terms of ezETH', () => {
  it('are what the operators of its delegators have promised, by share of everything', async () => {
    const { terms, trips } = await read();
    expect(open(terms.slash.today)).toBe(await expectedToday());
    expect(await expectedToday()).toBeGreaterThan(0n);
    expect(terms.layers.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['wrapper', 'oracle', 'service', 'operator', 'restaking', 'staking', 'chain']),
    );
    expect(trips).toBeLessThanOrEqual(4);
  });

  it('follow what an operator promises anew', async () => {
    const before = open((await read()).terms.slash.today) as bigint;
    await new Acts(chain()).allocate(renzoStory.stEthOperator, operatorSets.eOracle, stEth.strategy, WAD / 2n);
    await chain().mine(130_000);
    const after = open((await read()).terms.slash.today) as bigint;
    expect(after).toBe(await expectedToday());
    expect(after).toBeGreaterThan(before);
  });

  it('leave through the queue and, while it owes more than is at hand, through EigenLayer', async () => {
    const legs = flattenLegs((await read()).terms.exit);
    const queue = legs.find(({ id }) => id === 'renzo:queue');
    const seconds = Number(renzoStory.coolDownSeconds);
    expect(queue && open(queue.wait)).toEqual({ min: seconds, expected: seconds, max: null });
    const escrow = legs.find(({ id }) => id === 'eigenlayer:escrow');
    expect(escrow && open(escrow.wait)).toMatchObject({ min: 12 * 100_800 });
  });
});

describe('positions of an account', () => {
  it('are ezETH at its live rate, and requests at the lower of then and now', async () => {
    const { client } = countTrips(chain().rpcUrl);
    const positions = await renzoProtocol.readPositions({ client, chainId: 1, now: 0 }, [renzoStory.depositor]);
    const rate = await view<bigint>('RenzoRate', renzo.rate, 'getRate');
    const held = await view<bigint>('RenzoToken', renzo.ezEth, 'balanceOf', [renzoStory.depositor]);
    const [token] = positions.filter(({ kind }) => kind === 'token');
    expect([token && open(token.amount), token && open(token.valueWei)]).toEqual([held, (held * rate) / WAD]);
    const requests = positions.filter(({ kind }) => kind === 'queued');
    const worth = await Promise.all(
      [renzoStory.covered, renzoStory.queued].map(async (locked, index) => {
        const request = await view<readonly bigint[]>('RenzoQueue', renzo.queue, 'withdrawRequests', [
          renzoStory.depositor,
          BigInt(index),
        ]);
        return minOf(request[2] as bigint, (locked * rate) / WAD);
      }),
    );
    expect(requests.map(({ amount }) => open(amount))).toEqual(worth);
    expect(requests.map(({ isClaimable }) => open(isClaimable))).toEqual([false, false]);
  });

  it('can be claimed once the wait is over, unless the queue has not reached them', async () => {
    await chain().mine(Number(renzoStory.coolDownSeconds / 12n) + 1);
    const { client } = countTrips(chain().rpcUrl);
    const positions = await renzoProtocol.readPositions({ client, chainId: 1, now: 0 }, [renzoStory.depositor]);
    const requests = positions.filter(({ kind }) => kind === 'queued');
    expect(requests.map(({ isClaimable }) => open(isClaimable))).toEqual([true, false]);
  });
});
