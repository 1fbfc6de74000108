import { beforeEach, describe, expect, it } from 'vitest';
import { flattenLegs } from '@/lib/core/exit';
import type { Position, Terms } from '@/lib/core/terms';
import { type Address, mulDivUp, shareOfDown, shareOfUp, WAD } from '@/lib/core/units';
import { createLookThrough } from '@/lib/portfolio/look-through';
import type { ReadTarget } from '@/lib/protocols/contract';
import etherFiProtocol from '@/lib/protocols/ether-fi';
import { liquidStakingOf } from '../../chain/addresses';
import { etherFi, story } from '../../chain/neighbours/ether-fi';
import { operatorSets } from '../../chain/scenario';
import { Acts, useLocalMainnet } from '../../chain/testing';
import { countTrips, open } from '../eigenlayer/support/reading';
import { encode } from '../encode';
import { saidToFail } from '../refused';

const chain = useLocalMainnet({ seed: true });
const WEETH: ReadTarget = { target: etherFi.weEth };
const stEth = liquidStakingOf('stETH');

const read = async (target: ReadTarget): Promise<{ readonly terms: Terms; readonly trips: number }> => {
  const { client, trips } = countTrips(chain().rpcUrl);
  const terms = await createLookThrough().terms(etherFiProtocol, { client, chainId: 1, now: 0 }, target);
  return { terms, trips: trips() };
};
const positionsOf = async (owner: Address): Promise<readonly Position[]> => {
  const { client } = countTrips(chain().rpcUrl);
  return etherFiProtocol.readPositions({ client, chainId: 1, now: 0 }, [owner]);
};

const poolView = <T>(functionName: string, args: readonly unknown[] = [], contract = 'EtherFiPool', to?: Address) =>
  chain().protocol.read({ contract, to: to ?? etherFi.pool, functionName, args }) as Promise<T>;

/** What an operator of the seed has promised eOracle's set, over its magnitude after past slashes. */
const allocated = async (operator: Address, strategy: Address): Promise<bigint> => {
  const acts = new Acts(chain());
  const { currentMagnitude } = await acts.allocation(operator, operatorSets.eOracle, strategy);
  return shareOfUp(currentMagnitude, await acts.maxMagnitude(operator, strategy));
};

/** The two places of the pool's money and the share each has of it. */
const places = async () => {
  const pooled = await poolView<bigint>('getTotalPooledEther');
  const acts = new Acts(chain());
  const ether = await acts.operatorShares(story.etherOperator, '0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0');
  const restaked = await poolView<bigint>('getRestakedAmount', [stEth.token], 'EtherFiRestaking', etherFi.restaker);
  return {
    ether: shareOfDown(ether, pooled),
    stEth: shareOfDown(restaked, pooled),
    etherTaken: story.promisedWad,
    stEthTaken: await allocated(story.stEthOperator, stEth.strategy),
  };
};

describe('terms of weETH', () => {
  let terms: Terms;
  let trips: number;
  beforeEach(async () => {
    ({ terms, trips } = await read(WEETH));
  });

  it('are what its operators’ services may take, by the share of the pool each has', async () => {
    const { ether, stEth: staked, etherTaken, stEthTaken } = await places();
    expect(etherTaken).toBeGreaterThan(0n);
    expect(stEthTaken).toBeGreaterThan(0n);
    expect(open(terms.slash.today)).toBe(mulDivUp(ether, etherTaken, WAD) + mulDivUp(staked, stEthTaken, WAD));
    expect(terms.stage).toBe('live');
    expect(terms.slash.services.length).toBeGreaterThan(1);
  });

  it('may lose everything within the exit: ether.fi may delegate what is not delegated yet at any time', () => {
    expect(open(terms.slash.withinExit)).toBe(WAD);
    expect(open(terms.slash.noticeSeconds)).toBe(0);
  });

  it('stack weETH on eETH on EigenLayer, its operators and their services', () => {
    const kinds = terms.layers.map(({ kind, name }) => `${kind} ${name}`);
    expect(kinds.slice(0, 2)).toEqual(['wrapper weETH', 'wrapper eETH']);
    for (const kind of ['oracle', 'service', 'operator', 'restaking', 'staking', 'chain'])
      expect(terms.layers.map((layer) => layer.kind)).toContain(kind);
    expect(new Set(terms.layers.map(({ id }) => id)).size).toBe(terms.layers.length);
  });

  it('leave through the queue, and through EigenLayer only where the ether at hand does not suffice', () => {
    expect(flattenLegs(terms.exit).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['ether-fi:queue', 'eigenlayer:escrow']),
    );
    const queue = flattenLegs(terms.exit).find(({ id }) => id === 'ether-fi:queue');
    const { periodSlots, waitSlots } = story.reports;
    expect(queue && open(queue.wait)).toEqual({ min: 0, expected: 12 * (periodSlots + waitSlots), max: null });
    const escrow = flattenLegs(terms.exit).find(({ id }) => id === 'eigenlayer:escrow');
    expect(escrow && open(escrow.wait)).toMatchObject({ min: 0, expected: 0 });
  });

  it('say what can be redeemed at once and for which fee', async () => {
    const amount = await poolView<bigint>(
      'totalRedeemableAmount',
      [etherFi.ether],
      'EtherFiRedemption',
      etherFi.redemption,
    );
    const { redemption, redeemed } = story;
    const finding = terms.findings.find(({ id }) => id === 'ether-fi:redeemable');
    expect(finding?.sentence.values).toMatchObject({
      amount: { base: amount },
      fee: { wad: BigInt(redemption.feeBps) * 10n ** 14n },
    });
    expect(amount).toBeGreaterThanOrEqual(redemption.capacity - redeemed);
    expect(amount).toBeLessThanOrEqual(redemption.capacity);
  });

  it('take three round trips', () => {
    expect(trips).toBeLessThanOrEqual(3);
  });
});

describe('what happens below', () => {
  it('a new promise of its operator changes the terms', async () => {
    const before = (await read(WEETH)).terms;
    await new Acts(chain()).allocate(story.stEthOperator, operatorSets.eOracle, stEth.strategy, WAD / 2n);
    await chain().mine(130_000);
    const after = (await read(WEETH)).terms;
    const { ether, stEth: staked, etherTaken } = await places();
    expect(open(after.slash.today)).toBe(mulDivUp(ether, etherTaken, WAD) + mulDivUp(staked, WAD / 2n, WAD));
    expect(open(after.slash.today)).toBeGreaterThan(open(before.slash.today) as bigint);
  });

  it('a stop of the pool, a late report and a short queue are said', async () => {
    const now = await chain().publicClient.getBlock();
    await chain().protocol.send({
      from: etherFi.operations,
      contract: 'EtherFiPool',
      to: etherFi.pool,
      functionName: 'pauseUntil',
      args: [now.timestamp + 10_000_000n],
    });
    await chain().mine(2 * story.reports.periodSlots + 1);
    const ids = (await read(WEETH)).terms.findings.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['ether-fi:pausedUntil', 'ether-fi:reportLate']));
  });
});

describe('a request', () => {
  it('is said to fail exactly where the pool refuses it', async () => {
    const from = story.depositor;
    const said = async (signature: string, args: readonly unknown[], value = 0n) => {
      const request = { from, to: etherFi.pool, data: encode(signature, args), value };
      const intent = etherFiProtocol.decodeCall({ chainId: 1, ...request });
      if (!intent) throw new Error('the request is not decoded');
      const { client } = countTrips(chain().rpcUrl);
      const target = { intent, owner: from };
      return saidToFail(chain(), request, await etherFiProtocol.readTerms({ client, chainId: 1, now: 0 }, target));
    };
    const least = await poolView<bigint>('minWithdrawAmount');
    const all = async () => [
      await said('function deposit()', [], 5n),
      await said('function requestWithdraw(address recipient, uint256 amount)', [from, least]),
      await said('function requestWithdraw(address recipient, uint256 amount)', [from, least - 1n]),
    ];
    await chain().protocol.send({
      from,
      contract: 'EtherFiEth',
      to: etherFi.eEth,
      functionName: 'approve',
      args: [etherFi.pool, WAD],
    });
    expect(await all()).toEqual([undefined, undefined, 'requestTooSmall']);
    const { timestamp } = await chain().publicClient.getBlock();
    await chain().protocol.send({
      from: etherFi.operations,
      contract: 'EtherFiPool',
      to: etherFi.pool,
      functionName: 'pauseUntil',
      args: [timestamp + 100_000n],
    });
    expect(await all()).toEqual(['pausedUntil', 'pausedUntil', 'pausedUntil']);
  });
});

describe('positions', () => {
  it('are eETH, weETH and requests, settled and open, at what they are worth', async () => {
    const positions = await positionsOf(story.depositor);
    const rate = await poolView<bigint>('getRate', [], 'EtherFiWrapped', etherFi.weEth);
    const held = await poolView<bigint>('balanceOf', [story.depositor], 'EtherFiWrapped', etherFi.weEth);
    const rebasing = await poolView<bigint>('getTotalEtherClaimOf', [story.depositor]);
    const find = (kind: string, symbol: string) =>
      positions.filter((position) => position.kind === kind && position.asset.symbol === symbol);
    expect(find('token', 'eETH').map(({ amount, valueWei }) => [open(amount), open(valueWei)])).toEqual([
      [rebasing, rebasing],
    ]);
    expect(find('token', 'weETH').map(({ amount, valueWei }) => [open(amount), open(valueWei)])).toEqual([
      [held, (held * rate) / WAD],
    ]);
    expect(find('queued', 'eETH').map(({ amount, isClaimable }) => [open(amount), open(isClaimable)])).toEqual([
      [story.settledRequest, true],
      [story.openRequest, false],
    ]);
    const [settled] = find('queued', 'eETH');
    expect(settled && open(settled.terms.slash.today)).toBe(0n);
  });

  it('of an account without any are none', async () => {
    expect(await positionsOf(chain().seed.accounts.newcomer)).toEqual([]);
  });
});
