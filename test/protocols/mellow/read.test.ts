import { describe, expect, it } from 'vitest';
import { combineExit } from '@/lib/core/exit';
import { unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import { createLookThrough } from '@/lib/portfolio/look-through';
import { entityKey, type ReadTarget } from '@/lib/protocols/contract';
import mellowProtocol from '@/lib/protocols/mellow';
import { decodeCall } from '@/lib/protocols/mellow/decode';
import { coreVaults } from '@/lib/protocols/mellow/registry';
import symbiotic from '@/lib/protocols/symbiotic';
import { liquidStakingOf } from '../../chain/addresses';
import { compileContracts } from '../../chain/compile';
import { groundOf } from '../../chain/neighbours';
import { giveWrappedEther, liquidStakingContracts } from '../../chain/neighbours/liquid-staking';
import { addSecondPlace, depositInto, mellow, mellowInputs } from '../../chain/neighbours/mellow';
import { connectRpc, Sender } from '../../chain/rpc';
import { useLocalMainnet, wad } from '../../chain/testing';
import { flawsOf, sentencesIn } from '../../core/support/catalogue';
import { countTrips, open } from '../eigenlayer/support/reading';
import { encode } from '../encode';
import { saidToFail } from '../refused';

const chain = useLocalMainnet({ seed: true });
const WEEK = 7 * 86_400;
const { depositor, deposits, admin, promises, leaving, ratiosD18 } = mellowInputs;
const context = () => ({ client: countTrips(chain().rpcUrl).client, chainId: 1, now: 0 });
const ids = ({ findings }: Terms): string[] => findings.map(({ id }) => id.replace('mellow:', ''));

const read = async (target: ReadTarget): Promise<Terms> => {
  const { client, trips } = countTrips(chain().rpcUrl);
  const terms = await mellowProtocol.readTerms({ client, chainId: 1, now: 0 }, target);
  expect(trips()).toBeLessThanOrEqual(3);
  expect(sentencesIn(terms).flatMap(flawsOf)).toEqual([]);
  return terms;
};
const through = (target: ReadTarget): Promise<Terms> => createLookThrough().terms(mellowProtocol, context(), target);
const send = (contract: string, functionName: string, args: readonly unknown[], to: `0x${string}`, from = admin) =>
  chain().protocol.send({ from, contract, functionName, args, to });
/** The MultiVault with a second place, and as much again in it. */
const fillSecondPlace = async (): Promise<`0x${string}`> => {
  const ground = groundOf(new Sender(connectRpc(chain().rpcUrl), compileContracts()));
  const place = await addSecondPlace(ground);
  await depositInto(ground, mellow.multi, 'MellowMultiVault', deposits.multi);
  return place;
};
const up = (value: bigint): bigint => (value + wad - 1n) / wad;

describe('where the money is', () => {
  const sharesOf = async (): Promise<unknown> => {
    const { client, trips } = countTrips(chain().rpcUrl);
    const found = await mellowProtocol.backing?.read({ client, chainId: 1, now: 0 }, { target: mellow.multi });
    expect(trips()).toBe(2);
    return found?.map(({ protocol, target, share }) => [protocol, target, open(share)]);
  };

  it('a MultiVault says its places with their shares, and keeps the rest at hand', async () => {
    const listed = ['symbiotic', { target: mellow.underMulti }, ratiosD18[0]];
    expect(await sharesOf()).toEqual([listed]);
    const second = await fillSecondPlace();
    expect(await sharesOf()).toEqual([listed, ['symbiotic', { target: second }, ratiosD18[1]]]);
  });

  it('its place on the chain is the one the registry expects', () => {
    for (const [vault, place] of [
      [mellow.multi, mellow.underMulti],
      [mellow.simple, mellow.underSimple],
    ] as const)
      expect(mellowProtocol.backing?.registry({ target: vault })).toMatchObject([{ target: { target: place } }]);
  });

  it('a Simple-LRT vault has all of it in one place', async () => {
    const found = await mellowProtocol.backing?.read(context(), { target: mellow.simple });
    expect(found?.map(({ target, share }) => [target, open(share)])).toEqual([[{ target: mellow.underSimple }, wad]]);
  });

  it('its queue is all in Symbiotic, and a stranger is nothing', async () => {
    const queue = (await chain().protocol.read({
      contract: 'MellowSimpleVault',
      functionName: 'withdrawalQueue',
      to: mellow.simple,
    })) as `0x${string}`;
    const found = await mellowProtocol.backing?.read(context(), { target: queue });
    expect(found?.map(({ target, share }) => [target, open(share)])).toEqual([[{ target: mellow.underSimple }, wad]]);
    expect(await mellowProtocol.backing?.read(context(), { target: depositor })).toEqual([]);
  });
});

describe('terms', () => {
  it('of the vault itself: nothing reaches what is at hand, and who leaves first takes it', async () => {
    const terms = await read({ target: mellow.multi });
    expect([open(terms.slash.today), open(terms.slash.withinExit)]).toEqual([0n, 0n]);
    const said = Object.fromEntries(
      terms.layers[0]?.claims.map(({ sentence }) => [sentence.key, sentence.values]) ?? [],
    );
    expect(said['mellow.vault.atHand']).toMatchObject({
      share: { wad: wad - ratiosD18[0] },
    });
    expect(ids(terms)).toEqual(['upgrade', 'firstCome']);
    expect(terms.layers.map(({ id, name }) => [id, name])).toEqual([
      [`wrapper:1:${mellow.multi}`, 'rstETH'],
      [`staking:1:${mellowInputs.token}`, 'wstETH'],
      ['chain:1', 'Ethereum'],
    ]);
    const under = await through({ target: mellow.multi });
    expect(under.layers.filter(({ address }) => address === mellowInputs.token)).toHaveLength(1);
  });

  it('of a vault that takes another token: by its name in any document, else by the name it gives itself, marked as such', async () => {
    const nobodys = '0x6666666666666666666666666666666666666666';
    await chain().testClient.setCode({ address: nobodys, bytecode: chain().protocol.code('Token') });
    await send('Token', 'initialize', ['Nobody knows it', 'NOBODY\u202e', 18, admin], nobodys);
    for (const [vault, token, named] of [
      [
        '0x7777777777777777777777777777777777777777',
        liquidStakingOf('rETH').token,
        { kind: 'staking', name: 'rETH', isSelfNamed: false },
      ],
      ['0x8888888888888888888888888888888888888888', nobodys, { kind: 'wrapper', name: 'NOBODY', isSelfNamed: true }],
    ] as const) {
      await chain().testClient.setCode({ address: vault, bytecode: chain().protocol.code('MellowMultiVault') });
      await send('MellowMultiVault', 'initialize', [token, 'fake', 1n], vault);
      const { layers } = await read({ target: vault });
      expect(layers.find(({ address }) => address === token)).toMatchObject(named);
    }
  });

  it('with what it rests on: each Symbiotic vault by its share', async () => {
    const second = await fillSecondPlace();
    const terms = await through({ target: mellow.multi });
    // One capture takes the promise; the place holds its share of the deposits.
    const promisedAt = [promises.multi, promises.second] as const;
    const lost = ratiosD18.map((ratio, index) => {
      const stake = (2n * deposits.multi * ratio) / wad;
      const promised = promisedAt[index] ?? 0n;
      const today = (promised * wad + stake - 1n) / stake;
      return up(today * ratio);
    });
    expect(open(terms.slash.today)).toBe(lost.reduce((sum, loss) => sum + loss, 0n));
    // An instant slasher may capture again and again: all but what is at hand.
    expect(open(terms.slash.withinExit)).toBe(ratiosD18.reduce((sum, ratio) => sum + ratio, 0n));
    const exit = open(combineExit(terms.exit));
    expect(exit).toMatchObject({ max: expect.any(Number) });
    if (typeof exit === 'object') {
      expect(exit.max).toBeGreaterThan(WEEK);
      expect(exit.max).toBeLessThanOrEqual(2 * WEEK);
    }
    for (const place of [mellow.underMulti, second])
      expect(terms.layers.map(({ address }) => address)).toContain(place);
    expect(terms.layers[0]?.id).toBe(`wrapper:1:${mellow.multi}`);
  });

  it('of a Simple-LRT vault are those of its Symbiotic vault', async () => {
    const terms = await through({ target: mellow.simple });
    const under = await symbiotic.readTerms(context(), { target: mellow.underSimple });
    expect(open(terms.slash.today)).toBe(open(under.slash.today));
    expect(under.slash.today.known).toBe(true);
  });

  it('say what is paused, full or closed to whom', async () => {
    await send('MellowMultiVault', 'setPauses', [true, true], mellow.multi);
    expect(ids(await read({ target: mellow.multi }))).toEqual(
      expect.arrayContaining(['depositsPaused', 'withdrawalsPaused']),
    );
    await send('MellowMultiVault', 'setPauses', [false, false], mellow.multi);
    await send('MellowMultiVault', 'setDepositWhitelist', [true], mellow.multi);
    await send('MellowMultiVault', 'setLimit', [deposits.multi + 5n], mellow.multi);
    const deposit = (amount: bigint) => {
      const data = encode('function deposit(uint256 assets, address receiver)', [amount, depositor]);
      const intent = decodeCall({ chainId: 1, from: depositor, to: mellow.multi, value: 0n, data });
      if (!intent) throw new Error('a deposit is not decoded');
      return read({ intent, owner: depositor });
    };
    expect(ids(await deposit(5n))).toEqual(['upgrade', 'firstCome', 'notOnList']);
    expect(ids(await deposit(6n))).toEqual(['upgrade', 'firstCome', 'notOnList', 'full']);
  });

  it('say of a request that it fails exactly where the vault refuses it', async () => {
    const vault = mellow.multi;
    const said = async (signature: string, args: readonly unknown[], from = depositor) => {
      const request = { from, to: vault, data: encode(signature, args) };
      const intent = decodeCall({ chainId: 1, value: 0n, ...request });
      if (!intent) throw new Error('the request is not decoded');
      return saidToFail(chain(), request, await read({ intent, owner: intent.beneficiary ?? from }));
    };
    const deposit = (amount: bigint) => said('function deposit(uint256 assets, address receiver)', [amount, depositor]);
    const redeem = () =>
      said('function redeem(uint256 shares, address receiver, address owner)', [5n, depositor, depositor]);
    const ground = groundOf(new Sender(connectRpc(chain().rpcUrl), compileContracts()));
    await giveWrappedEther(ground, depositor, 100n);
    await send('LidoWrapped', 'approve', [vault, 100n], liquidStakingContracts.wstEth, depositor);
    expect([await deposit(5n), await redeem()]).toEqual([undefined, undefined]);
    await send('MellowMultiVault', 'setPauses', [true, false], vault);
    expect([await deposit(5n), await redeem()]).toEqual(['depositsPaused', undefined]);
    await send('MellowMultiVault', 'setPauses', [false, true], vault);
    expect([await deposit(5n), await redeem()]).toEqual([undefined, 'withdrawalsPaused']);
    await send('MellowMultiVault', 'setPauses', [false, false], vault);
    await send('MellowMultiVault', 'setLimit', [deposits.multi + 5n], vault);
    expect([await deposit(5n), await deposit(6n)]).toEqual([undefined, 'full']);
    await send('MellowMultiVault', 'setDepositWhitelist', [true], vault);
    expect(await deposit(5n)).toBe('notOnList');
  });

  it('offline say how it works, and no number of what can be slashed', () => {
    const terms = mellowProtocol.registryTerms({ target: mellow.multi });
    expect(terms.slash.today.known).toBe(false);
    expect(mellowProtocol.backing?.registry({ target: mellow.multi })[0]).toMatchObject({ protocol: 'symbiotic' });
  });
});

describe('a vault whose curator may put its money anywhere', () => {
  it('does not say that it will be read what can be slashed', async () => {
    const [vault] = coreVaults;
    const { slash } = await read(vault ? { target: vault.address } : {});
    expect(slash.today).toEqual(unknown('not-measured', 'where the curator put it'));
  });
});

describe('contracts nobody lists', () => {
  it('are Mellow’s when its factory says so, and only call themselves so when they merely look like one', async () => {
    const stranger = '0x5555555555555555555555555555555555555555';
    await chain().testClient.setCode({ address: stranger, bytecode: chain().protocol.code('MellowMultiVault') });
    await send('MellowMultiVault', 'initialize', [mellowInputs.token, 'fake', 1n], stranger);
    const found = await mellowProtocol.recognise?.entitiesAmong(context(), [mellow.simple, stranger, depositor]);
    expect(found?.map(({ address, kind, traits }) => [address, kind, traits.isProven])).toEqual([
      [mellow.simple, 'vault', 'yes'],
      [stranger, 'vault', 'no'],
    ]);
    const book = new Map(found?.map((entity) => [entityKey(1, entity.address), entity]));
    const data = encode('function deposit(uint256 assets, address receiver)', [5n, depositor]);
    const call = { chainId: 1, from: depositor, to: stranger, value: 0n, data } as const;
    expect(decodeCall(call)).toBeUndefined();
    expect(decodeCall(call, book)).toMatchObject({ action: 'deposit', amount: 5n, flags: ['unregistered-contract'] });
  });
});

describe('positions', () => {
  const positions = async () => {
    const { client, trips } = countTrips(chain().rpcUrl);
    const found = await mellowProtocol.readPositions({ client, chainId: 1, now: 0 }, [depositor]);
    expect(trips()).toBeLessThanOrEqual(4);
    return found;
  };

  it('are shares of vaults, and what is on its way out of them', async () => {
    const found = await positions();
    expect(
      found.map(({ kind, heldAt, amount, isClaimable }) => [kind, heldAt, open(amount), open(isClaimable)]),
    ).toEqual([
      ['token', 'rstETH', deposits.multi, 'absent'],
      ['token', 'urLRT', deposits.simple - leaving, 'absent'],
      ['queued', 'urLRT', leaving, false],
    ]);
    const perToken = await chain().protocol.read({
      contract: 'LidoWrapped',
      functionName: 'stEthPerToken',
      to: mellowInputs.token,
    });
    expect(open(found[0]?.valueWei)).toBe((deposits.multi * (perToken as bigint)) / wad);
  });

  it('can be claimed once their epoch is over', async () => {
    await chain().mine((2 * WEEK) / 12);
    expect((await positions()).map(({ kind, isClaimable }) => [kind, open(isClaimable)])).toContainEqual([
      'queued',
      true,
    ]);
  });
});
