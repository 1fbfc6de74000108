import { parseEther } from 'viem';
import { describe, expect, it } from 'vitest';
import { decodeJson, encodeJson } from '@/lib/core/json';
import type { Position } from '@/lib/core/terms';
import { mulDivDown, WAD } from '@/lib/core/units';
import symbiotic from '@/lib/protocols/symbiotic';
import { positionSchema } from '@/lib/storage/report-schema';
import type { LocalMainnet } from '../../chain/local-mainnet';
import { collateralOfREth, symbioticInputs, symbioticParties } from '../../chain/neighbours/symbiotic';
import { startingRateWad } from '../../chain/place';
import { accounts } from '../../chain/scenario';
import { subnetworkOf, week } from '../../chain/symbiotic-core';
import { v2Inputs } from '../../chain/symbiotic-v2';
import { useLocalMainnet } from '../../chain/testing';
import { countTrips } from '../../support/count-trips';
import { actsOn, open, recordOf } from './support/reading';

const local = useLocalMainnet({ seed: true });
const { depositor, deposits, leaving, collateral } = symbioticInputs;

const positionsOf = async (chain: LocalMainnet, refuse?: (method: string) => boolean): Promise<readonly Position[]> => {
  const { client, trips } = countTrips(chain.rpcUrl, refuse);
  const positions = await symbiotic.readPositions({ client, chainId: 1, now: 0 }, [depositor]);
  expect(trips()).toBeLessThanOrEqual(refuse ? 6 : 5);
  for (const position of positions) expect(positionSchema.parse(decodeJson(encodeJson(position)))).toEqual(position);
  expect(new Set(positions.map(({ id }) => id)).size).toBe(positions.length);
  return positions;
};

const at = (positions: readonly Position[], vault: string, kind: Position['kind']) => {
  const found = positions.filter(({ id, kind: it }) => it === kind && id.endsWith(vault));
  expect(found).toHaveLength(1);
  return found[0] as Position;
};

describe('positions', () => {
  it('are stake, exits and collateral, in vaults no registry lists too', async () => {
    const chain = local();
    const { vaults, vaultV2, leftAt } = recordOf(chain);
    const positions = await positionsOf(chain);
    expect(positions).toHaveLength(6);
    const sealed = at(positions, vaults.sealed.vault, 'deposit');
    expect(sealed).toMatchObject({ owner: depositor, asset: { symbol: 'rETH', decimals: 18 } });
    expect(open(sealed.amount)).toBe(deposits.sealed.own);
    const rate = startingRateWad.rETH ?? 0n;
    expect(open(sealed.valueWei)).toBe(mulDivDown(deposits.sealed.own, rate, WAD));
    expect(open(at(positions, vaults.instant.vault, 'deposit').amount)).toBe(deposits.instant.own);
    expect(open(at(positions, vaultV2, 'deposit').amount)).toBe(v2Inputs.deposits.own);
    expect(open(at(positions, collateralOfREth, 'deposit').amount)).toBe(collateral);
    expect(open(at(positions, vaults.veto.vault, 'deposit').amount)).toBe(deposits.veto.own - leaving);
    const queued = at(positions, vaults.veto.vault, 'queued');
    expect(open(queued.amount)).toBe(leaving);
    const wait = Number(open(queued.claimableAt)) - leftAt;
    expect(wait).toBeGreaterThan(week);
    expect(wait).toBeLessThanOrEqual(2 * week);
    expect(open(queued.isClaimable)).toBe(false);
  });

  it('an exit can be claimed after its epoch, out of reach by then, and is gone once claimed', async () => {
    const chain = local();
    const { veto } = recordOf(chain).vaults;
    const before = at(await positionsOf(chain), veto.vault, 'queued');
    expect(open(before.terms.slash.withinExit)).toBe(WAD);
    await chain.mine((2 * week) / 12);
    const queued = at(await positionsOf(chain), veto.vault, 'queued');
    expect(open(queued.isClaimable)).toBe(true);
    expect(open(queued.terms.slash.withinExit)).toBe(0n);
    const epoch = BigInt(queued.id.split(':')[2] ?? '');
    await actsOn(chain).send(depositor, veto.vault, 'claim', [depositor, epoch]);
    expect((await positionsOf(chain)).filter(({ kind }) => kind === 'queued')).toEqual([]);
  });

  it('a real slash takes from stake and exit alike', async () => {
    const chain = local();
    const { veto } = recordOf(chain).vaults;
    const { tanssi, p2p, middleware } = symbioticParties;
    const acts = actsOn(chain);
    const { timestamp } = await chain.publicClient.getBlock();
    const amount = parseEther('2');
    const request = [subnetworkOf(tanssi), p2p, amount, Number(timestamp), '0x'];
    await acts.send(middleware, veto.slasher, 'requestSlash', request);
    await acts.send(middleware, veto.slasher, 'executeSlash', [0n, '0x']);
    const positions = await positionsOf(chain);
    const whole = deposits.veto.own + deposits.veto.others;
    const left = (value: bigint) => (value * (whole - amount)) / whole;
    const near = (value: unknown, expected: bigint) => {
      expect(value).toBeTypeOf('bigint');
      const off = (value as bigint) - expected;
      expect(off < 10n && off > -10n).toBe(true);
    };
    near(open(at(positions, veto.vault, 'deposit').amount), left(deposits.veto.own - leaving));
    near(open(at(positions, veto.vault, 'queued').amount), left(leaving));
  });

  it('without logs the listed ones are still found', async () => {
    const chain = local();
    const positions = await positionsOf(chain, (method) => method === 'eth_getLogs');
    expect(positions.map(({ id }) => id)).toEqual([`symbiotic:deposit:${depositor}:${collateralOfREth}`]);
  });

  it('a stranger holds nothing', async () => {
    const { client } = countTrips(local().rpcUrl);
    const { newcomer: owner } = accounts;
    expect(await symbiotic.readPositions({ client, chainId: 1, now: 0 }, [owner])).toEqual([]);
    expect(await symbiotic.readPositions({ client, chainId: 10, now: 0 }, [depositor])).toEqual([]);
  });
});
