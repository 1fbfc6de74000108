import { parseEther } from 'viem';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import type { RequestItem } from '@/lib/core/request';
import type { Address, Hex } from '@/lib/core/units';
import { readEnvelope } from '@/lib/guard/review';
import type { Deps } from '@/lib/portfolio/deps';
import { describeLookedUp, describeRequest } from '@/lib/portfolio/describe-request';
import { decodeCall } from '@/lib/protocols/registry';
import { entitiesItem } from '@/lib/storage/entities';
import { symbioticInputs, symbioticParties } from '../chain/neighbours/symbiotic';
import { useLocalMainnet } from '../chain/testing';
import { encode } from '../protocols/encode';
import { recordOf } from '../protocols/symbiotic/support/reading';
import { countTrips } from '../support/count-trips';

const local = useLocalMainnet({ seed: true });
const { depositor } = symbioticInputs;
const { stranger } = symbioticParties;
const amount = parseEther('1');
const KNOWN = { isOnKnownPage: true, budget: 3_000 };
const ELSEWHERE = { isOnKnownPage: false, budget: 3_000 };
const NOW = 1_700_000_000;

const itemOf = (to: Address, data: Hex): RequestItem => ({
  kind: 'call',
  method: 'eth_sendTransaction',
  call: { chainId: 1, from: depositor, to, value: 0n, data },
});
const depositInto = (to: Address): RequestItem =>
  itemOf(to, encode('function deposit(address,uint256)', [depositor, amount]));

/** The outside world with the local chain in it, and how often it was asked. */
const worldOf = (reader: Deps['reader'], now = NOW): Deps => ({
  ...({ baseYield: () => Promise.reject(new Error('not asked for')) } as unknown as Deps),
  reader,
  now: () => now,
});
const reading = (now?: number) => {
  const { client, trips } = countTrips(local().rpcUrl);
  return { deps: worldOf(async () => client, now), trips };
};
const silent = worldOf(async () => new Promise(() => undefined));
const nowhere = worldOf(async () => undefined);

afterEach(() => {
  fakeBrowser.reset();
});

describe('a contract nobody lists', () => {
  it('means nothing by its form alone', () => {
    const { vault } = recordOf(local()).vaults.instant;
    expect(describeRequest([depositInto(vault)])).toEqual([]);
  });

  it('is a vault once the chain says so, and stays one without asking again', async () => {
    const { vault } = recordOf(local()).vaults.instant;
    const first = reading();
    const intents = await describeLookedUp([depositInto(vault)], KNOWN, first.deps);
    expect(intents).toHaveLength(1);
    expect(intents[0]).toMatchObject({
      protocol: 'symbiotic',
      action: 'deposit',
      target: vault,
      asset: 'rETH',
      amount,
      flags: [],
    });
    expect(first.trips()).toBeLessThanOrEqual(2);
    expect(await describeLookedUp([depositInto(vault)], KNOWN, silent)).toEqual(intents);
    expect(await describeLookedUp([depositInto(vault)], { ...KNOWN, budget: 0 }, silent)).toEqual(intents);
  });

  it('is looked up inside a batch, together with its spenders, in one go', async () => {
    const { instant, veto } = recordOf(local()).vaults;
    const token = '0xae78736Cd615f374D3085123A210448E74Fc6393';
    const approve = itemOf(token, encode('function approve(address,uint256)', [veto.vault, amount]));
    const { deps, trips } = reading();
    const intents = await describeLookedUp([approve, depositInto(instant.vault)], KNOWN, deps);
    expect(intents.map(({ protocol, action }) => [protocol, action])).toEqual([
      ['symbiotic', 'approve'],
      ['symbiotic', 'deposit'],
    ]);
    expect(trips()).toBeLessThanOrEqual(2);
  });

  it('that is nobody’s passes, and is asked about again only after a day', async () => {
    const items = [depositInto(stranger)];
    const first = reading();
    expect(await describeLookedUp(items, KNOWN, first.deps)).toEqual([]);
    expect(first.trips()).toBeGreaterThan(0);
    const soon = reading(NOW + 3_600);
    expect(await describeLookedUp(items, KNOWN, soon.deps)).toEqual([]);
    expect(soon.trips()).toBe(0);
    const later = reading(NOW + 2 * 86_400);
    expect(await describeLookedUp(items, KNOWN, later.deps)).toEqual([]);
    expect(later.trips()).toBeGreaterThan(0);
  });

  it.each([
    ['does not answer in time', silent],
    ['cannot be read', nowhere],
  ])('is shown as unrecognised on a protocol’s page when the chain %s, and passes elsewhere', async (_, deps) => {
    const items = [depositInto(stranger)];
    const budget = 50;
    const held = await describeLookedUp(items, { ...KNOWN, budget }, deps);
    expect(held).toHaveLength(1);
    expect(held[0]).toMatchObject({
      protocol: 'unregistered',
      contract: stranger,
      flags: ['unregistered-contract'],
      note: { key: 'request.unrecognised' },
    });
    expect(await describeLookedUp(items, { ...ELSEWHERE, budget }, deps)).toEqual([]);
  });

  it('is remembered even where the answer came too late', async () => {
    const { vault } = recordOf(local()).vaults.sealed;
    const { client } = countTrips(local().rpcUrl);
    const slow = worldOf(() => new Promise((resolve) => setTimeout(() => resolve(client), 100)));
    expect((await describeLookedUp([depositInto(vault)], { ...KNOWN, budget: 10 }, slow))[0]?.protocol).toBe(
      'unregistered',
    );
    await vi.waitFor(async () => expect(Object.keys(await entitiesItem.read())).toHaveLength(1), 5_000);
    expect((await describeLookedUp([depositInto(vault)], KNOWN, silent))[0]?.protocol).toBe('symbiotic');
  });

  it('costs a request that is not about such contracts nothing', async () => {
    const transfer = itemOf(stranger, encode('function transfer(address,uint256)', [depositor, amount]));
    expect(await describeLookedUp([transfer], KNOWN, silent)).toEqual([]);
  });

  it('nor does an allowance for a stranger, but on the page of a protocol', async () => {
    const approve = itemOf(
      '0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84',
      encode('function approve(address,uint256)', [stranger, amount]),
    );
    expect(await describeLookedUp([approve], { ...ELSEWHERE, budget: 0 }, silent)).toEqual([]);
    expect(await describeLookedUp([approve], { ...KNOWN, budget: 0 }, silent)).toMatchObject([
      { protocol: 'unregistered', flags: ['unregistered-target'] },
    ]);
  });

  it('is asked about in bounds, however many a request names', async () => {
    const bytesFor = async (count: number) => {
      let bytes = 0;
      const call = async ({ data }: { data?: string }) => {
        bytes += (data?.length ?? 0) / 2;
        throw new Error('no answer');
      };
      const deps = worldOf(async () => ({ call }) as unknown as Awaited<ReturnType<Deps['reader']>>);
      const items = Array.from({ length: count }, (_, index) =>
        depositInto(`0x${(index + 1).toString(16).padStart(40, '5')}`),
      );
      expect(await describeLookedUp(items, ELSEWHERE, deps)).toEqual([]);
      return bytes;
    };
    expect(await bytesFor(1_000)).toBeLessThan(2 * (await bytesFor(100)));
    expect(await bytesFor(10)).toBeLessThan(await bytesFor(100));
  });

  it('is found inside a Safe transaction', async () => {
    const { vault } = recordOf(local()).vaults.instant;
    const inner = encode('function deposit(address,uint256)', [depositor, amount]);
    const data = encode(
      'function execTransaction(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,bytes signatures)',
      [vault, 0n, inner, 0, 0n, 0n, 0n, stranger, stranger, '0x'],
    );
    const [intent] = await describeLookedUp([itemOf(stranger, data)], KNOWN, reading().deps);
    expect(intent).toMatchObject({ protocol: 'symbiotic', action: 'deposit', target: vault });
    expect(intent?.via).toHaveLength(1);
  });
});

describe('the guard', () => {
  const envelopeOf = (to: Address): string =>
    JSON.stringify({
      id: 'a-request-id',
      chainId: '0x1',
      requests: [
        {
          method: 'eth_sendTransaction',
          params: [{ from: depositor, to, data: encode('function deposit(address,uint256)', [depositor, amount]) }],
        },
      ],
    });

  it('looks contracts up when a request comes in, and remembers them for the sheet', async () => {
    const { vault } = recordOf(local()).vaults.instant;
    const live = await readEnvelope(envelopeOf(vault), 'https://app.symbiotic.fi', true, reading().deps);
    expect(live?.intents[0]).toMatchObject({ protocol: 'symbiotic', action: 'deposit' });
    const shown = await readEnvelope(envelopeOf(vault), 'https://app.symbiotic.fi', false, silent);
    expect(shown).toEqual(live);
  });

  it('holds what could not be looked up on a protocol’s page alone', async () => {
    const read = (origin: string) => readEnvelope(envelopeOf(stranger), origin, true, nowhere);
    expect((await read('https://app.symbiotic.fi'))?.intents[0]?.flags).toEqual(['unregistered-contract']);
    expect((await read('https://example.com'))?.intents).toEqual([]);
  });
});

it('bundled vaults need no look-up', () => {
  const vault = '0xE1F23869776c82f691d9Cb34597Ab1830Fb0De58';
  const call = { chainId: 1, from: depositor, to: vault, value: 0n } as const;
  const data = encode('function claim(address,uint256)', [depositor, 4n]);
  expect(decodeCall({ ...call, data })[0]).toMatchObject({ protocol: 'symbiotic', action: 'claimWithdrawal' });
});
