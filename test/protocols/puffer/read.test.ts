import { describe, expect, it } from 'vitest';
import type { Source } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import { evidenceOf } from '@/lib/core/sentence';
import { minOf, mulDivDown, mulDivUp, WAD } from '@/lib/core/units';
import pufferProtocol from '@/lib/protocols/puffer';
import registry from '@/public/registry/puffer.json';
import { beaconStrategy } from '../../chain/addresses';
import { puffer, story } from '../../chain/neighbours/puffer';
import { useLocalMainnet } from '../../chain/testing';
import { open } from '../eigenlayer/support/reading';
import { byOperator, promisedTo, reading, shareOf } from '../families/liquid-restaking/chain';

const chain = useLocalMainnet({ seed: true });
const { own, through, backing, positions, view, act } = reading(chain, pufferProtocol);

const rate = () => view<bigint>('PufferVault', puffer.vault, 'convertToAssets', [WAD]);
const assets = () => view<bigint>('PufferVault', puffer.vault, 'totalAssets');
const intentOf = (rest: Partial<Intent>): Intent => ({
  protocol: 'puffer',
  action: 'requestWithdrawal',
  verb: 'requestWithdrawal',
  chainId: 1,
  contract: puffer.manager,
  asset: 'pufETH',
  amountKind: 'assets',
  flags: [],
  args: {},
  ...rest,
});
const atOnce = (amount: bigint): Intent =>
  intentOf({ verb: 'redeem', contract: puffer.vault, amount, note: { key: 'restakedToken.note.atOnce' } });
const findings = async (intent: Intent) => (await own({ intent })).findings.map(({ id }) => id.replace('puffer:', ''));

describe('where the money of pufETH is', () => {
  it('is what its modules have restaked, of all assets of the vault', async () => {
    const [part, ...others] = await backing();
    const restaked = story.staked;
    expect(others).toEqual([]);
    expect(part?.target).toEqual({ operator: story.operator, target: beaconStrategy });
    expect(open(part?.share)).toBe(shareOf(restaked, await assets()));
  });

  it('is taken by services in proportion', async () => {
    const terms = await through();
    const promised = await promisedTo(chain(), story.operator, beaconStrategy);
    expect(promised).toBe(story.promisedWad);
    expect(open(terms.slash.today)).toBe(mulDivUp(shareOf(story.staked, await assets()), promised, WAD));
    expect(terms.slash.services).toHaveLength(1);
  });
});

describe('own terms of pufETH', () => {
  it('say how many requests the open batch still needs, and what a request may be', async () => {
    const terms = await own({ intent: intentOf({ amount: WAD }) });
    // One request is in the open batch of ten; the new one makes two.
    expect(terms.findings).toMatchObject([
      { id: 'puffer:batchOpen', sentence: { values: { count: { type: 'count', count: 8 } } } },
    ]);
    expect(await findings(intentOf({ amount: 10n ** 15n }))).toContain('tooSmall');
    expect(await findings(intentOf({ amount: story.most + 1n }))).toContain('tooLarge');
  });

  it('say what leaving at once costs, and when there is not enough at hand', async () => {
    expect(await findings(atOnce(WAD))).toEqual(['exitFee']);
    const cash = await chain().publicClient.getBalance({ address: puffer.vault });
    expect(await findings(atOnce((cash * WAD) / (await rate()) + WAD))).toEqual(['exitFee', 'tooMuch']);
    const terms = await through({ intent: atOnce(WAD) });
    expect(open(terms.slash.withinExit)).toBe(0n);
  });

  it('say what is closed', async () => {
    await act(puffer.operations, 'PufferAccess', puffer.access, 'setTargetClosed', [puffer.vault, true]);
    await act(puffer.operations, 'PufferAccess', puffer.access, 'setTargetClosed', [puffer.manager, true]);
    expect((await own()).findings.map(({ id }) => id)).toEqual(['puffer:deposits', 'puffer:requests', 'puffer:claims']);
  });

  it('do not know who restakes once a module has a name of its own', async () => {
    const stranger = `0x${'77'.repeat(32)}`;
    const leaves = (source: Source): readonly Source[] =>
      source.kind === 'derived' && source.inputs.length > 0 ? source.inputs.flatMap(leaves) : [source];
    const documents = async () =>
      (await backing())
        .flatMap(({ share }) => evidenceOf(share))
        .flatMap(leaves)
        .filter(({ kind }) => kind === 'registry');
    // While the chain lists the modules, the registry says nothing but whom to ask about.
    expect(await documents()).toEqual([]);
    await act(puffer.operations, 'PufferModules', puffer.protocol, 'createPufferModule', [stranger, story.module]);
    expect(await documents()).toEqual([{ kind: 'registry', document: registry.source, date: '2024-09-12' }]);
    const rest = (await backing()).find(({ target }) => target.operator === undefined);
    expect(rest?.share.known).toBe(false);
    expect((await through()).slash.today.known).toBe(false);
  });
});

describe('positions at Puffer', () => {
  it('are the tokens at the rate, and the requests of the account by batch', async () => {
    const list = await positions(story.depositor);
    const held = list.find(({ kind }) => kind === 'token');
    const minted = story.deposited; // At one to one, before anything was earned.
    const left = minted - story.settledRequest - story.openRequest;
    expect(open(held?.amount)).toBe(left);
    expect(open(held?.valueWei)).toBe(mulDivDown(left, await rate(), WAD));

    const settled = list.find(({ id }) => id.endsWith(':10'));
    const [request, batch] = await Promise.all([
      view<{ pufETHToETHExchangeRate: bigint }>('PufferWithdrawals', puffer.manager, 'getWithdrawal', [10n]),
      view<{ pufETHToETHExchangeRate: bigint }>('PufferWithdrawals', puffer.manager, 'getBatch', [1n]),
    ]);
    const paid = minOf(request.pufETHToETHExchangeRate, batch.pufETHToETHExchangeRate);
    expect(open(settled?.amount)).toBe(mulDivDown(story.settledRequest, paid, WAD));
    expect(open(settled?.isClaimable)).toBe(true);

    const waiting = list.find(({ id }) => id.endsWith(':20'));
    expect(open(waiting?.isClaimable)).toBe(false);
    expect(open(waiting?.amount)).toBe(mulDivDown(story.openRequest, await rate(), WAD));
    expect(list).toHaveLength(3);
  });

  it('pay less once the validators have lost', async () => {
    await act(puffer.operations, 'PufferOracleBook', puffer.oracle, 'setLockedEthAmount', [story.locked / 2n]);
    const waiting = (await positions(story.depositor)).find(({ id }) => id.endsWith(':20'));
    expect(open(waiting?.amount)).toBe(mulDivDown(story.openRequest, await rate(), WAD));
    expect(byOperator(await backing(), story.operator, beaconStrategy)).toBeDefined();
  });
});
