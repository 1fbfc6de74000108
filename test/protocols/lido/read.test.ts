import { getAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import lido from '@/lib/protocols/lido';
import { STETH, WITHDRAWAL_QUEUE, WSTETH } from '@/lib/protocols/lido/contracts';
import { liquidStakingInputs as inputs } from '../../chain/neighbours/liquid-staking';
import { namedAddress, tokenMinter } from '../../chain/place';
import { Acts, useLocalMainnet } from '../../chain/testing';
import { DAY, exitBehind, exitOf, HOUR, open, readPositionsOf, readTermsOf } from '../families/liquid-staking/reading';

const chain = useLocalMainnet({ seed: true });
const { holder, lidoRequests, lidoBuffer, staked, wrapped, lowRate } = inputs;
const [first = 0n, second = 0n, third = 0n] = lidoRequests;
const nobody = getAddress(namedAddress('nobody'));
const acts = () => new Acts(chain());
const pool = (name: string, args: readonly unknown[]) => acts().send(tokenMinter, 'LidoPool', name, args, STETH);
const queue = (name: string, args: readonly unknown[]) =>
  acts().send(tokenMinter, 'LidoQueue', name, args, WITHDRAWAL_QUEUE);

/** Pooled ether and shares, as the pool itself says. */
const poolNow = async () => {
  const read = (name: string) => acts().read<bigint>('LidoPool', name, [], STETH);
  return { ether: await read('getTotalPooledEther'), shares: await read('getTotalShares') };
};

describe('the way out', () => {
  it('is the next report while the buffer covers what is asked for', async () => {
    expect(exitOf(await readTermsOf(chain(), lido))).toEqual({ min: 2 * HOUR, expected: DAY, max: null });
  });

  it('waits for validators once more is asked for than the buffer holds', async () => {
    // Seeded: the third request is open; staking and two paid requests have changed the buffer since it was set.
    const { publicClient } = chain();
    const buffered = await publicClient.getBalance({ address: STETH });
    expect(buffered).toBe(lidoBuffer + staked);
    await pool('depositBufferedEther', [buffered - 10n ** 18n]);
    const missing = third - 10n ** 18n;
    expect(exitOf(await readTermsOf(chain(), lido))).toEqual({
      min: 2 * HOUR,
      expected: DAY + exitBehind(missing),
      max: null,
    });
  });

  it('counts what the request itself asks for', async () => {
    const amount = 700_000n * 10n ** 18n;
    const intent = lido.decodeCall({
      chainId: 1,
      from: holder,
      to: WITHDRAWAL_QUEUE,
      value: 0n,
      data: `0xd6681042${[64n, BigInt(holder), 1n, amount].map((word) => word.toString(16).padStart(64, '0')).join('')}`,
    });
    expect(intent).toMatchObject({ action: 'requestWithdrawal', amount });
    const missing = amount + third - (lidoBuffer + staked);
    const terms = await readTermsOf(chain(), lido, intent ? { intent } : {});
    expect(exitOf(terms)).toEqual({ min: 2 * HOUR, expected: DAY + exitBehind(missing), max: null });
  });

  it('takes longer, and says so, while losses are counted', async () => {
    await queue('setBunkerMode', [true]);
    const terms = await readTermsOf(chain(), lido);
    expect(exitOf(terms)).toEqual({ min: 2 * HOUR, expected: 11 * DAY, max: null });
    expect(terms.findings.map(({ id }) => id)).toEqual(['lido:bunker']);
  });
});

describe('the terms', () => {
  it('say what is switched off', async () => {
    expect((await readTermsOf(chain(), lido)).findings).toEqual([]);
    await queue('setPaused', [true]);
    await pool('setStakingPaused', [true]);
    const { findings } = await readTermsOf(chain(), lido);
    expect(findings.map(({ id, status }) => [id, status])).toEqual([
      ['lido:deposits', 'notable'],
      ['lido:requests', 'notable'],
    ]);
  });

  it('rest wstETH on stETH, and stETH on its oracle and on Ethereum’s validators', async () => {
    const { layers, slash } = await readTermsOf(chain(), lido, { target: WSTETH });
    expect(layers.map(({ kind, name, restsOn }) => [kind, name, restsOn.length])).toEqual([
      ['staking', 'wstETH', 1],
      ['staking', 'stETH', 2],
      ['oracle', 'Lido AccountingOracle', 1],
      ['staking', 'Ethereum validators', 1],
      ['chain', 'Ethereum', 0],
    ]);
    expect(open(slash.today)).toBe(0n);
    // Dated: four days of notice; a report's day of waiting is shorter.
    expect([open(slash.noticeSeconds), open(slash.gapSeconds)]).toEqual([4 * DAY, DAY - 4 * DAY]);
  });
});

describe('positions', () => {
  const positionsOf = async () => {
    const positions = await readPositionsOf(chain(), lido, [holder]);
    return new Map(positions.map((position) => [position.id.split(':').slice(1).join(':'), position]));
  };

  it('are stETH by balance and wstETH at the rate of the pool', async () => {
    const { ether, shares } = await poolNow();
    const found = await positionsOf();
    const balance = await acts().read<bigint>('LidoPool', 'balanceOf', [holder], STETH);
    expect(open(found.get(`token:${holder}:stETH`)?.valueWei)).toBe(balance);
    // The balance is what was staked less what was wrapped and asked back, to a few wei of rounding.
    const left = staked - wrapped - first - second - third;
    expect(balance >= left - 10n && balance <= left + 10n).toBe(true);
    const wst = found.get(`token:${holder}:wstETH`);
    const held = await acts().read<bigint>('LidoWrapped', 'balanceOf', [holder], WSTETH);
    expect(open(wst?.amount)).toBe(held);
    expect(open(wst?.valueWei)).toBe((held * ((10n ** 18n * ether) / shares)) / 10n ** 18n);
  });

  it('are withdrawals with what they pay: all, less after a low rate, and what an open one is worth', async () => {
    const { ether, shares } = await poolNow();
    const found = await positionsOf();
    const status = await acts().read<readonly { amountOfShares: bigint }[]>(
      'LidoQueue',
      'getWithdrawalStatus',
      [[1n, 2n, 3n]],
      WITHDRAWAL_QUEUE,
    );
    const [, secondShares = 0n, thirdShares = 0n] = status.map(({ amountOfShares }) => amountOfShares);
    const paid = (id: bigint) => {
      const position = found.get(`request:${holder}:${id}`);
      return [open(position?.amount), open(position?.isClaimable), position && exitOf(position.terms)];
    };
    const now = { min: 0, expected: 0, max: 0 };
    expect(paid(1n)).toEqual([first, true, now]);
    const less = (secondShares * lowRate) / 10n ** 27n;
    expect(less).toBeLessThan(second);
    expect(paid(2n)).toEqual([less, true, now]);
    const worth = (thirdShares * ether) / shares;
    expect(paid(3n)).toEqual([worth < third ? worth : third, false, { min: 2 * HOUR, expected: DAY, max: null }]);
  });

  it('lose value with the pool, requests included', async () => {
    const before = await poolNow();
    await pool('reportPooledEther', [(before.ether * 95n) / 100n]);
    const { ether, shares } = await poolNow();
    const found = await positionsOf();
    const [status] = await acts().read<readonly { amountOfShares: bigint }[]>(
      'LidoQueue',
      'getWithdrawalStatus',
      [[3n]],
      WITHDRAWAL_QUEUE,
    );
    const worth = ((status?.amountOfShares ?? 0n) * ether) / shares;
    expect(worth).toBeLessThan(third);
    expect(open(found.get(`request:${holder}:3`)?.valueWei)).toBe(worth);
    // What is finalized is settled.
    expect(open(found.get(`request:${holder}:1`)?.valueWei)).toBe(first);
  });

  it('are gone once claimed', async () => {
    await acts().send(holder, 'LidoQueue', 'claimWithdrawal', [1n], WITHDRAWAL_QUEUE);
    const found = await positionsOf();
    expect([...found.keys()].filter((id) => id.startsWith('request'))).toEqual([
      `request:${holder}:2`,
      `request:${holder}:3`,
    ]);
  });

  it('are none for who has none', async () => {
    expect(await readPositionsOf(chain(), lido, [nobody])).toEqual([]);
  });
});
