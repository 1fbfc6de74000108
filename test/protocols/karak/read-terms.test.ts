import { describe, expect, it } from 'vitest';
import { combineExit, flattenLegs, slashableExit, waitOf } from '@/lib/core/exit';
import { unknown } from '@/lib/core/fact';
import type { Terms } from '@/lib/core/terms';
import type { ReadTarget } from '@/lib/protocols/contract';
import karakProtocol from '@/lib/protocols/karak';
import { decodeCall } from '@/lib/protocols/karak/decode';
import { liquidStakingOf } from '../../chain/addresses';
import { type KarakRecord, karak, karakInputs } from '../../chain/neighbours/karak';
import { liquidStakingContracts } from '../../chain/neighbours/liquid-staking';
import { useLocalMainnet, wad } from '../../chain/testing';
import { flawsOf, sentencesIn } from '../../core/support/catalogue';
import { countTrips } from '../../support/count-trips';
import { open } from '../eigenlayer/support/reading';
import { encode } from '../encode';
import { saidToFail } from '../refused';

const chain = useLocalMainnet({ seed: true });
const DAY = 86_400;
const { services, depositor, operator } = karakInputs;
const record = (): KarakRecord => chain().seed.neighbourRecords.karak as KarakRecord;

const read = async (target: ReadTarget, refuse?: (method: string) => boolean): Promise<Terms> => {
  const { client, trips } = countTrips(chain().rpcUrl, refuse);
  const terms = await karakProtocol.readTerms({ client, chainId: 1, now: 0 }, target);
  expect(trips()).toBeLessThanOrEqual(3);
  expect(terms.stage).toBe('live');
  expect(sentencesIn(terms).flatMap(flawsOf)).toEqual([]);
  return terms;
};
/** Slashes on record of one service, and what its layer says of them. */
const slashesOf = ({ slash, layers }: Terms, dss: string) => {
  const terms = slash.services.find(({ layerId }) => layerId === `service:1:${dss}`);
  const claims = layers.find(({ address }) => address === dss)?.claims ?? [];
  const said = claims.flatMap(({ sentence: { key } }) => (/slashes/i.test(key) ? [key.split('.')[2]] : []));
  return [terms?.slashCount.known ? terms.slashCount.value : terms?.slashCount, ...said];
};
const ids = ({ findings }: Terms): string[] => findings.map(({ id }) => id.replace('karak:', ''));

/** What is left after each share was taken so many times, rounded as the contracts and the core do: downwards. */
const lossOf = (slashes: readonly (readonly [share: bigint, times: number])[]): bigint =>
  wad -
  slashes
    .flatMap(([share, times]) => Array(times).fill(share))
    .reduce((kept: bigint, share: bigint) => (kept * (wad - share)) / wad, wad);
const shareOf = (percentWad: bigint): bigint => (percentWad + 99n) / 100n;

const send = (
  from: `0x${string}`,
  contract: string,
  functionName: string,
  args: readonly unknown[],
  to: `0x${string}`,
) => chain().protocol.send({ from, contract, functionName, args, to });
const pass = (seconds: number) => chain().mine(Math.ceil(seconds / 12) + 1);

describe('a V2 vault', () => {
  it('is at stake whole for each service, at each service’s most', async () => {
    const { vault } = record();
    const { slash, layers } = await read({ target: vault });
    const states = Object.fromEntries(slash.services.map(({ layerId, state }) => [layerId, state]));
    expect(states).toEqual({
      [`service:1:${services.staked.dss}`]: 'active',
      [`service:1:${services.joining.dss}`]: 'latent',
      [`service:1:${services.idle.dss}`]: 'latent',
    });
    const a = shareOf(services.staked.maxPercentWad);
    const b = shareOf(services.joining.maxPercentWad);
    expect(open(slash.today)).toBe(lossOf([[a, 1]]));
    // The change under way may be for any of the others: the larger of them counts.
    expect(open(slash.latent)).toBe(
      lossOf([
        [a, 1],
        [b, 1],
      ]) - lossOf([[a, 1]]),
    );
    // New requests on days 0, 2, 4 and 6 by each, and the one already made by the first.
    expect(open(slash.withinExit)).toBe(
      lossOf([
        [a, 5],
        [b, 4],
      ]),
    );
    expect(open(slash.noticeSeconds)).toBe(11 * DAY);
    expect(open(slash.gapSeconds)).toBe(-2 * DAY);
    const first = slash.services.find(({ layerId }) => layerId.endsWith(services.staked.dss));
    expect([open(first?.shareNow), open(first?.slasher), open(first?.veto)]).toEqual([
      a,
      services.staked.dss,
      'resolver',
    ]);
    expect(layers.map(({ kind }) => kind)).toEqual([
      'service',
      'service',
      'service',
      'operator',
      'restaking',
      'staking',
      'chain',
    ]);
    expect(layers.find(({ kind }) => kind === 'operator')?.address).toBe(operator);
    expect(layers.find(({ kind }) => kind === 'staking')?.address).toBe(liquidStakingOf('rETH').token);
  });

  it('says who vetoes, where slashed funds go, and what is on its way', async () => {
    const terms = await read({ target: record().vault });
    expect(ids(terms)).toEqual(['dormant', 'upgrade', 'queuedSlashes', 'stakeChanging']);
    const service = terms.layers.find(({ address }) => address === services.staked.dss);
    const said = Object.fromEntries(service?.claims.map(({ sentence }) => [sentence.key, sentence.values]) ?? []);
    expect(said['karak.service.veto']).toMatchObject({
      committee: { address: karakInputs.vetoCommittee },
      window: { seconds: 2 * DAY },
    });
    expect(said['karak.service.handler']).toMatchObject({ handler: { address: karakInputs.slashingHandler } });
  });

  it('says that no slash is on record, and that this is not known where the endpoint gives no logs', async () => {
    const { vault } = record();
    for (const { dss } of Object.values(services))
      expect(slashesOf(await read({ target: vault }), dss)).toEqual([0n, 'noSlashes']);
    const blind = await read({ target: vault }, (method) => method === 'eth_getLogs');
    const failed = unknown('call-failed', 'logs of Core');
    expect(slashesOf(blind, services.staked.dss)).toEqual([failed, 'slashesUnknown']);
    expect(open(blind.slash.today)).toBe(lossOf([[shareOf(services.staked.maxPercentWad), 1]]));
  });

  it('is left after nine days, slashable to the last', async () => {
    const { exit } = await read({ target: record().vault });
    expect(open(combineExit(exit))).toEqual(waitOf(9 * DAY));
    expect(open(slashableExit(exit))).toEqual(waitOf(9 * DAY));
    expect(flattenLegs(exit).map(({ id, isBeyond }) => [id, isBeyond ?? false])).toEqual([
      ['karak:redeem', false],
      ['karak:token', true],
    ]);
  });

  it('loses what its service asked for once anybody finishes the request, and is staked to two when the change is finished', async () => {
    const { vault, slashing, joining } = record();
    const token = liquidStakingOf('rETH').token;
    const held = async () =>
      (await chain().protocol.read({
        contract: 'Token',
        functionName: 'balanceOf',
        args: [vault],
        to: token,
      })) as bigint;
    const before = await held();
    await expect(send(depositor, 'KarakCore', 'finalizeSlashing', [slashing], karak.core)).rejects.toThrow(
      'MinSlashingDelayNotPassed',
    );
    await pass(9 * DAY);
    await send(depositor, 'KarakCore', 'finalizeSlashing', [slashing], karak.core);
    expect(await held()).toBe(before - (before * karakInputs.slashPercentWad) / (100n * wad));
    await send(depositor, 'KarakCore', 'finalizeUpdateVaultStakeInDSS', [joining], karak.core);

    const terms = await read({ target: vault });
    const a = shareOf(services.staked.maxPercentWad);
    const b = shareOf(services.joining.maxPercentWad);
    expect(open(terms.slash.today)).toBe(
      lossOf([
        [a, 1],
        [b, 1],
      ]),
    );
    expect(open(terms.slash.latent)).toBe(0n);
    expect(slashesOf(terms, services.staked.dss)).toEqual([1n, 'slashes']);
    expect(slashesOf(terms, services.joining.dss)).toEqual([0n, 'noSlashes']);
    expect(open(terms.slash.withinExit)).toBe(
      lossOf([
        [a, 4],
        [b, 4],
      ]),
    );
    expect(open(terms.slash.unableCount)).toBe(1);
    expect(ids(terms)).toEqual(['dormant', 'upgrade']);
  });

  it('says when deposits or the way out are paused, and warns whoever uses what is switched off', async () => {
    const { vault } = record();
    await send(karakInputs.owner, 'KarakCore', 'pauseVault', [vault, 0b10001n], karak.core);
    expect(ids(await read({ target: vault }))).toEqual(expect.arrayContaining(['depositsPaused', 'exitPaused']));
    const { client } = countTrips(chain().rpcUrl);
    const [entity] =
      (await karakProtocol.recognise?.entitiesAmong({ client, chainId: 1, now: 0 }, [vault, depositor])) ?? [];
    expect(entity).toMatchObject({
      protocol: 'karak',
      kind: 'vault-v2',
      address: vault,
      traits: { asset: liquidStakingOf('rETH').token, operator },
    });
    const book = new Map(entity ? [[`1:${vault.toLowerCase()}`, entity]] : []);
    const call = (signature: string, args: readonly unknown[]) => ({
      chainId: 1,
      from: depositor,
      to: vault,
      value: 0n,
      data: encode(signature, args),
    });
    const deposit = call('function deposit(uint256 assets, address to)', [5n, depositor]);
    expect(decodeCall(deposit)).toBeUndefined();
    expect(decodeCall(deposit, book)).toMatchObject({
      action: 'deposit',
      asset: 'rETH',
      amount: 5n,
      target: vault,
      beneficiary: depositor,
      flags: [],
    });
    const redeem = decodeCall(
      call('function redeem(uint256 shares, address to, address owner)', [5n, depositor, depositor]),
      book,
    );
    expect(redeem).toMatchObject({ action: 'requestWithdrawal', verb: 'redeem', amountKind: 'shares' });
    if (redeem) expect(ids(await read({ intent: redeem, owner: depositor }))).toContain('switchedOff');
    const start = decodeCall(call('function startRedeem(uint256 shares, address beneficiary)', [5n, depositor]), book);
    if (start) expect(ids(await read({ intent: start, owner: depositor }))).toContain('finishYourself');
  });

  it('says of a request that it fails exactly where the vault refuses it', async () => {
    const { vault } = record();
    const { client } = countTrips(chain().rpcUrl);
    const [entity] = (await karakProtocol.recognise?.entitiesAmong({ client, chainId: 1, now: 0 }, [vault])) ?? [];
    const book = new Map(entity ? [[`1:${vault.toLowerCase()}`, entity]] : []);
    const said = async (signature: string, args: readonly unknown[]) => {
      const request = { from: depositor, to: vault, data: encode(signature, args) };
      const intent = decodeCall({ chainId: 1, value: 0n, ...request }, book);
      if (!intent) throw new Error('the request is not decoded');
      return saidToFail(chain(), request, await read({ intent, owner: depositor }));
    };
    const all = async () => [
      await said('function deposit(uint256 assets, address to)', [5n, depositor]),
      await said('function startRedeem(uint256 shares, address beneficiary)', [5n, depositor]),
      await said('function redeem(uint256 shares, address to, address owner)', [5n, depositor, depositor]),
    ];
    const pause = (map: bigint) => send(karakInputs.owner, 'KarakCore', 'pauseVault', [vault, map], karak.core);
    await send(depositor, 'Token', 'approve', [vault, 5n], liquidStakingOf('rETH').token);
    await send(depositor, 'KarakVault', 'approve', [vault, 5n], vault);
    expect(await all()).toEqual([undefined, undefined, 'switchedOff']);
    await pause(0b00001n);
    expect(await all()).toEqual(['depositsPaused', undefined, 'switchedOff']);
    await pause(0b10100n);
    expect(await all()).toEqual([undefined, undefined, 'switchedOff']);
    await pause(0b01000n);
    expect(await all()).toEqual([undefined, 'exitPaused', 'switchedOff']);
  });

  it('knows a service by the vaults staked to it: an operator without a stake leaves nothing to slash', async () => {
    const target = chain().seed.accounts.newcomer;
    const terms = await read({ target });
    expect(ids(terms)).toContain('notAVault');
    expect(terms.slash.today.known).toBe(false);
    expect(combineExit(terms.exit).known).toBe(false);
  });
});

describe('a V1 vault', () => {
  it('cannot be slashed, waits as long as its manager says, and says that he may change his mind', async () => {
    const terms = await read({ target: karak.kmEth });
    expect([open(terms.slash.today), open(terms.slash.withinExit)]).toEqual([0n, 0n]);
    expect(open(combineExit(terms.exit))).toEqual(waitOf(karakInputs.withdrawalDelaySeconds));
    expect(ids(terms)).toEqual(['dormant', 'upgrade', 'delayMayRise']);
    await send(
      karakInputs.owner,
      'KarakDelegationSupervisor',
      'updateMinWithdrawDelay',
      [BigInt(30 * DAY)],
      karak.delegationSupervisor,
    );
    expect(open(combineExit((await read({ target: karak.kmEth })).exit))).toEqual(waitOf(30 * DAY));
  });

  it('of wstETH, as a deposit names it, is read from the chain: its room, its wait and what it is over', async () => {
    const deposit = (amount: bigint) => {
      const data = encode('function deposit(address vault, uint256 amount, uint256 minSharesOut)', [
        karak.kwstEth,
        amount,
        0n,
      ]);
      const intent = decodeCall({ chainId: 1, from: depositor, to: karak.vaultSupervisor, value: 0n, data });
      if (!intent) throw new Error('a deposit is not decoded');
      return read({ intent, owner: depositor });
    };
    const room = karakInputs.limit - karakInputs.deposits.kwstEth;
    const terms = await deposit(room);
    expect(ids(terms)).toEqual(['dormant', 'upgrade', 'delayMayRise']);
    expect(ids(await deposit(room + 1n))).toContain('full');
    expect(open(terms.slash.today)).toBe(0n);
    expect(open(combineExit(terms.exit))).toEqual(waitOf(karakInputs.withdrawalDelaySeconds));
    expect(terms.layers.find(({ kind }) => kind === 'staking')).toMatchObject({
      name: 'wstETH',
      address: liquidStakingContracts.wstEth,
    });
  });

  it('says what is paused or full', async () => {
    await send(karakInputs.owner, 'KarakVaultSupervisor', 'pause', [true], karak.vaultSupervisor);
    await send(karakInputs.owner, 'KarakDelegationSupervisor', 'pause', [true], karak.delegationSupervisor);
    expect(ids(await read({ target: karak.kmEth }))).toEqual(expect.arrayContaining(['depositsPaused', 'exitPaused']));
    const data = encode('function deposit(address vault, uint256 amount, uint256 minSharesOut)', [
      karak.kmEth,
      karakInputs.limit,
      0n,
    ]);
    const intent = decodeCall({ chainId: 1, from: depositor, to: karak.vaultSupervisor, value: 0n, data });
    if (!intent) throw new Error('a deposit is not decoded');
    const terms = await read({ intent, owner: depositor });
    expect(ids(terms)).toContain('full');
    const atStake = (id: string) => terms.findings.find((finding) => finding.id === `karak:${id}`)?.atStake;
    expect(['depositsPaused', 'exitPaused', 'full', 'upgrade', 'dormant'].map(atStake)).toEqual([
      'fails',
      'exit',
      'fails',
      'control',
      undefined,
    ]);
  });

  it('is known offline: nothing slashes it, and leaving takes at most 30 days', () => {
    const terms = karakProtocol.registryTerms({ target: karak.kmEth });
    expect(open(terms.slash.today)).toBe(0n);
    expect(open(combineExit(terms.exit))).toEqual(waitOf(0, 30 * DAY, 30 * DAY));
  });
});

describe('positions', () => {
  const positions = async (owner: `0x${string}`) => {
    const { client, trips } = countTrips(chain().rpcUrl);
    const found = await karakProtocol.readPositions({ client, chainId: 1, now: 0 }, [owner]);
    expect(trips()).toBeLessThanOrEqual(2);
    return found;
  };
  /** The vault's own arithmetic: one virtual share and asset. */
  const worth = (shares: bigint, assets: bigint, supply: bigint): bigint => (shares * (assets + 1n)) / (supply + 1n);

  it('are what was deposited, with what the vault earned, and what is queued', async () => {
    const { deposits, earned, queuedShares } = karakInputs;
    const found = await positions(depositor);
    expect(found.map(({ kind, heldAt, amount }) => [kind, heldAt, open(amount)])).toEqual([
      ['deposit', 'kmETH', worth(deposits.kmEth, deposits.kmEth + earned, deposits.kmEth)],
      ['deposit', 'krETH', deposits.krEth - queuedShares],
      ['queued', 'krETH', queuedShares],
    ]);
    const [, , queued] = found;
    expect(open(queued?.claimableAt)).toBe(record().queuedAt + karakInputs.withdrawalDelaySeconds);
    expect(open(queued?.isClaimable)).toBe(false);
  });

  it('are no longer queued once paid, though the queue keeps them', async () => {
    await pass(karakInputs.withdrawalDelaySeconds);
    expect(open((await positions(depositor))[2]?.isClaimable)).toBe(true);
    const queued = await chain().protocol.read({
      contract: 'KarakDelegationSupervisor',
      functionName: 'fetchQueuedWithdrawals',
      args: [depositor],
      to: karak.delegationSupervisor,
    });
    await send(depositor, 'KarakDelegationSupervisor', 'finishWithdraw', [queued], karak.delegationSupervisor);
    expect((await positions(depositor)).map(({ kind }) => kind)).toEqual(['deposit', 'deposit']);
  });

  it('are found in the wallet when shares were taken out', async () => {
    await send(depositor, 'KarakVaultSupervisor', 'gimmieShares', [karak.krEth, 7n], karak.vaultSupervisor);
    expect((await positions(depositor)).map(({ kind, amount }) => [kind, open(amount)])).toContainEqual(['token', 7n]);
  });

  it('of an account without any are none', async () => {
    expect(await positions(chain().seed.accounts.newcomer)).toEqual([]);
  });
});
