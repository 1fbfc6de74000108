import { type Address, decodeFunctionResult, encodeFunctionData, getAddress, parseEther } from 'viem';
import { describe, expect, it } from 'vitest';
import { combineExit } from '@/lib/core/exit';
import { capturesWithin, repeatedCaptureShare } from '@/lib/core/symbiotic-stake';
import type { Terms } from '@/lib/core/terms';
import { shareOfUp, WAD } from '@/lib/core/units';
import symbiotic from '@/lib/protocols/symbiotic';
import { LOWERING_HOOKS } from '@/lib/protocols/symbiotic/addresses';
import type { LocalMainnet } from '../../chain/local-mainnet';
import { liquidStakingContracts } from '../../chain/neighbours/liquid-staking';
import {
  collateralOfREth,
  collateralOfWstEth,
  symbioticInputs,
  symbioticParties,
  symbioticPlans,
} from '../../chain/neighbours/symbiotic';
import { abi, subnetworkOf, week } from '../../chain/symbiotic-core';
import { useLocalMainnet } from '../../chain/testing';
import { encode } from '../encode';
import { actsOn, claimKeys, findingIds, open, readTermsOf, recordOf } from './support/reading';

const { curator, hyperlane, mevCommit, tanssi, p2p, imperator, middleware, resolver, treasury } = symbioticParties;
const local = useLocalMainnet({ seed: true });

const least = (...values: bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));

const readNumber = async (chain: LocalMainnet, to: Address, functionName: 'activeStake' | 'currentEpoch') =>
  (await chain.publicClient.readContract({ address: to, abi, functionName })) as bigint;

const stakeOf = async (chain: LocalMainnet, delegator: Address, network: Address, operator: Address) => {
  const call = { abi, functionName: 'stake', args: [subnetworkOf(network), operator] } as const;
  const { data } = await chain.publicClient.call({ to: delegator, data: encodeFunctionData(call) });
  return decodeFunctionResult({ ...call, data: data ?? '0x' });
};

const servicesOf = (terms: Terms) =>
  terms.slash.services.map(({ layerId, operatorLayerId, ...rest }) => ({
    pair: [layerId.split(':')[2], operatorLayerId.split(':')[2]],
    ...rest,
  }));
const serviceOf = (terms: Terms, network: Address, operator: Address) => {
  const found = servicesOf(terms).find(({ pair }) => pair[0] === network && pair[1] === getAddress(operator));
  if (!found) throw new Error(`no service ${network} through ${operator}`);
  return found;
};
const longest = (terms: Terms) => {
  const wait = combineExit(terms.exit);
  return wait.known ? wait.value : `unknown: ${wait.why}`;
};

describe('a vault without slasher', () => {
  it('cannot be slashed, now or later', async () => {
    const chain = local();
    const terms = await readTermsOf(chain, { target: recordOf(chain).vaults.sealed.vault });
    expect(open(terms.slash.today)).toBe(0n);
    expect(open(terms.slash.withinExit)).toBe(0n);
    expect(claimKeys(terms, 'restaking')).toEqual(
      expect.arrayContaining(['vault.noSlasher', 'vault.delegatorNetworks', 'vault.fixedCode']),
    );
    expect(longest(terms)).toEqual({ min: week, expected: week * 1.5, max: 2 * week });
  });
});

describe('a vault with an instant slasher, full restake', () => {
  it('promises the same stake to networks and operators, and says so', async () => {
    const chain = local();
    const { instant } = recordOf(chain).vaults;
    const terms = await readTermsOf(chain, { target: instant.vault });
    const { own, others } = symbioticInputs.deposits.instant;
    const active = own + others;
    const promised = symbioticInputs.instant.flatMap(({ limit, operators }) =>
      operators.map(([, mine]) => least(active, limit, mine)),
    );
    const total = promised.reduce((sum, it) => sum + it, 0n);
    expect(open(terms.slash.today)).toBe(shareOfUp(least(total, active), active));
    expect(open(terms.slash.withinExit)).toBe(WAD);
    expect(open(terms.slash.gapSeconds)).toBe(2 * week);
    expect(serviceOf(terms, hyperlane, p2p)).toMatchObject({
      state: 'active',
      shareNow: { value: shareOfUp(least(active, parseEther('40'), parseEther('12')), active) },
      slasher: { value: getAddress(middleware) },
      veto: { value: 'none' },
      isRedistributing: { value: true },
      slashCount: { value: 0n },
    });
    for (const { network, operators } of symbioticInputs.instant)
      for (const [operator] of operators) {
        const stake = await stakeOf(chain, instant.delegator, network, operator);
        expect(open(serviceOf(terms, network, operator).shareNow)).toBe(shareOfUp(stake, active));
      }
  });

  it('names networks, operators, and who receives what is slashed', async () => {
    const chain = local();
    const terms = await readTermsOf(chain, { target: recordOf(chain).vaults.instant.vault });
    const named = (kind: string) => terms.layers.filter((layer) => layer.kind === kind).map(({ name }) => name);
    expect(named('service')).toEqual(['Hyperlane', 'Mev-commit']);
    expect(named('operator')).toEqual(['P2P.org', 'Imperator.co']);
    const receivers = (network: Address) =>
      servicesOf(terms)
        .filter(({ pair }) => pair[0] === network)
        .map(({ recipient }) => open(recipient));
    expect(receivers(hyperlane)).toEqual([getAddress(treasury), getAddress(treasury)]);
    expect(receivers(mevCommit)).toEqual([mevCommit]);
    expect(claimKeys(terms, 'restaking')).toEqual(
      expect.arrayContaining(['vault.instantSlasher', 'vault.router', 'vault.upgradable', 'vault.lateShare']),
    );
    expect(findingIds(terms)).toEqual(expect.arrayContaining(['router']));
  });

  it('shows a real slash: less stake, one more on record, the same shares for the rest', async () => {
    const chain = local();
    const { instant } = recordOf(chain).vaults;
    const acts = actsOn(chain);
    const { timestamp } = await chain.publicClient.getBlock();
    const amount = parseEther('4');
    await acts.send(middleware, instant.slasher, 'slash', [
      subnetworkOf(hyperlane),
      p2p,
      amount,
      Number(timestamp),
      '0x',
    ]);
    const { own, others } = symbioticInputs.deposits.instant;
    const active = await readNumber(chain, instant.vault, 'activeStake');
    expect(active).toBe(own + others - amount);
    const terms = await readTermsOf(chain, { target: instant.vault });
    expect(open(serviceOf(terms, hyperlane, p2p).slashCount)).toBe(1n);
    expect(open(serviceOf(terms, mevCommit, p2p).slashCount)).toBe(0n);
    // A slash uses no limit up: the network may take as much again.
    expect(open(serviceOf(terms, hyperlane, p2p).shareNow)).toBe(shareOfUp(parseEther('12'), active));
    expect(await stakeOf(chain, instant.delegator, hyperlane, p2p)).toBe(parseEther('12'));
  });

  it('shows a limit raised in one block', async () => {
    const chain = local();
    const { instant } = recordOf(chain).vaults;
    const acts = actsOn(chain);
    const args = [subnetworkOf(hyperlane), imperator, parseEther('39')];
    await acts.send(symbioticParties.curator, instant.delegator, 'setOperatorNetworkLimit', args);
    const terms = await readTermsOf(chain, { target: instant.vault });
    const { own, others } = symbioticInputs.deposits.instant;
    expect(open(serviceOf(terms, hyperlane, imperator).shareNow)).toBe(shareOfUp(parseEther('39'), own + others));
  });

  it('finds a subnetwork beyond the first', async () => {
    const chain = local();
    const { instant } = recordOf(chain).vaults;
    const identifier = 7n;
    await actsOn(chain).promise(instant, symbioticPlans.instant, {
      network: mevCommit,
      identifier,
      limit: parseEther('3'),
      operators: [[p2p, parseEther('2')]],
    });
    const terms = await readTermsOf(chain, { target: instant.vault });
    expect(terms.layers.map(({ name }) => name)).toContain('Mev-commit #7');
    expect(terms.slash.services.map(({ layerId }) => layerId)).toContain(`service:1:${mevCommit}:7`);
  });
});

describe('a vault with a veto slasher, network restake', () => {
  const totals = () => {
    const { own, others } = symbioticInputs.deposits.veto;
    const active = own + others - symbioticInputs.leaving;
    return { active, whole: own + others };
  };

  it('splits a network’s stake by shares; who has not joined is one step away', async () => {
    const chain = local();
    const { veto } = recordOf(chain).vaults;
    const terms = await readTermsOf(chain, { target: veto.vault });
    const { active, whole } = totals();
    const ofP2p = (3n * least(active, parseEther('10'))) / 4n;
    const ofTanssi = least(active, parseEther('4'));
    expect(open(terms.slash.today)).toBe(shareOfUp(ofP2p + ofTanssi, whole));
    expect(serviceOf(terms, hyperlane, imperator)).toMatchObject({ state: 'latent', shareNow: { value: 0n } });
    const latent = least(active, parseEther('10')) / 4n;
    expect(open(serviceOf(terms, hyperlane, imperator).shareLater)).toBe(shareOfUp(latent, whole));
    expect(await stakeOf(chain, veto.delegator, hyperlane, p2p)).toBe(ofP2p);
  });

  it('tells which networks can be stopped', async () => {
    const chain = local();
    const terms = await readTermsOf(chain, { target: recordOf(chain).vaults.veto.vault });
    expect(open(serviceOf(terms, hyperlane, p2p).veto)).toBe('resolver');
    expect(open(serviceOf(terms, tanssi, p2p).veto)).toBe('no-resolver-set');
    expect(open(serviceOf(terms, tanssi, p2p).isRedistributing)).toBe(false);
    const layer = (name: string) => terms.layers.find((it) => it.name === name);
    // With a resolver captures are spaced by the veto; without, one repeats until everything is gone.
    const { active, whole } = totals();
    const stake = (3n * least(active, parseEther('10'))) / 4n;
    const captures = capturesWithin(2 * week, { kind: 'veto', hasResolver: true, vetoSeconds: 2 * 86_400 });
    expect(open(layer('Hyperlane')?.largestLoss)).toBe(repeatedCaptureShare([{ stake, captures }], whole));
    expect(open(layer('Tanssi Network')?.largestLoss)).toBe(WAD);
  });

  it('tells of a hook that lowers limits: the same network can take its stake once, not again and again', async () => {
    const chain = local();
    const { veto } = recordOf(chain).vaults;
    const [hook] = LOWERING_HOOKS;
    await actsOn(chain).send(curator, veto.delegator, 'setHook', [hook]);
    const terms = await readTermsOf(chain, { target: veto.vault });
    const { active, whole } = totals();
    const loss = terms.layers.find(({ name }) => name === 'Tanssi Network')?.largestLoss;
    expect(open(loss)).toBe(shareOfUp(least(active, parseEther('4')), whole));
    expect(claimKeys(terms, 'restaking')).toContain('vault.hookLowers');
  });

  it('a real veto stops a slash; without resolver it goes through in the next block', async () => {
    const chain = local();
    const { veto } = recordOf(chain).vaults;
    const acts = actsOn(chain);
    const { timestamp } = await chain.publicClient.getBlock();
    const amount = parseEther('1');
    const request = (network: Address) =>
      acts.send(middleware, veto.slasher, 'requestSlash', [
        subnetworkOf(network),
        p2p,
        amount,
        Number(timestamp),
        '0x',
      ]);
    const before = await readNumber(chain, veto.vault, 'activeStake');
    expect(findingIds(await readTermsOf(chain, { target: veto.vault }))).not.toContain('slashPending');
    await request(hyperlane);
    const pending = (await readTermsOf(chain, { target: veto.vault })).findings.find(({ id }) =>
      id.endsWith('slashPending'),
    );
    expect(pending?.sentence.values?.amount).toMatchObject({ base: amount, symbol: 'cbETH' });
    await acts.send(resolver, veto.slasher, 'vetoSlash', [0n, '0x']);
    await expect(acts.send(middleware, veto.slasher, 'executeSlash', [0n, '0x'])).rejects.toThrow();
    await request(tanssi);
    await acts.send(middleware, veto.slasher, 'executeSlash', [1n, '0x']);
    const after = await readNumber(chain, veto.vault, 'activeStake');
    expect(after).toBeLessThan(before);
    const terms = await readTermsOf(chain, { target: veto.vault });
    expect(open(serviceOf(terms, hyperlane, p2p).slashCount)).toBe(0n);
    expect(open(serviceOf(terms, tanssi, p2p).slashCount)).toBe(1n);
    expect(findingIds(terms)).not.toContain('slashPending');
  });
});

describe('the rest', () => {
  it.each([
    ['one operator', { type: 2 as const, operator: p2p }, parseEther('3')],
    ['one operator and network', { type: 3 as const, operator: p2p, network: tanssi }, parseEther('3')],
  ])('a vault of %s, by its delegator’s own arithmetic', async (_, delegator, limit) => {
    const chain = local();
    const acts = actsOn(chain);
    const plan = { ...symbioticPlans.instant, version: 1 as const, delegator };
    const made = await acts.createVault(plan);
    await acts.optIn(p2p, { vault: made.vault });
    await acts.promise(made, plan, { network: tanssi, limit });
    const { tokenMinter } = await import('../../chain/place');
    await acts.deposit(symbioticParties.stranger, made.vault, plan.collateral, tokenMinter, parseEther('12'));
    const terms = await readTermsOf(chain, { target: made.vault });
    const stake = await stakeOf(chain, made.delegator, tanssi, p2p);
    expect(stake).toBe(limit);
    expect(open(terms.slash.today)).toBe(shareOfUp(stake, parseEther('12')));
  });

  it('an open slasher slot is named: anyone may attach one', async () => {
    const chain = local();
    const acts = actsOn(chain);
    const { rawVault } = await import('./support/raw-vault');
    const vault = await rawVault(acts, symbioticPlans.sealed);
    const terms = await readTermsOf(chain, { target: vault });
    expect(open(terms.slash.withinExit)).toBe(WAD);
    expect(findingIds(terms)).toContain('openSlasher');
  });

  it.each([
    ['rETH', collateralOfREth, symbioticPlans.sealed.collateral],
    ['wstETH', collateralOfWstEth, liquidStakingContracts.wstEth],
  ] as const)('pre-deposit collateral for %s is free and out of reach', async (name, target, token) => {
    const terms = await readTermsOf(local(), { target });
    expect(open(terms.slash.today)).toBe(0n);
    expect(open(terms.slash.withinExit)).toBe(0n);
    expect(longest(terms)).toMatchObject({ max: 0 });
    expect(terms.layers.find(({ kind }) => kind === 'staking')).toMatchObject({ name, address: token });
  });

  it('a deposit of wstETH, as pages ask for it, is of a collateral the factory knows', async () => {
    const data = encode('function deposit(address recipient, uint256 amount)', [symbioticInputs.depositor, WAD]);
    const call = { chainId: 1, from: symbioticInputs.depositor, to: collateralOfWstEth, value: 0n, data } as const;
    const intent = symbiotic.decodeCall(call);
    expect(intent).toMatchObject({ action: 'deposit', asset: 'wstETH', amount: WAD });
    if (!intent) throw new Error('a deposit is not decoded');
    const terms = await readTermsOf(local(), { intent, owner: symbioticInputs.depositor });
    expect(terms.stage).toBe('live');
    expect(findingIds(terms)).not.toContain('notOurs');
    expect(open(terms.slash.withinExit)).toBe(0n);
  });

  it('a contract of nobody is said to be none, never safe', async () => {
    const terms = await readTermsOf(local(), { target: symbioticPlans.sealed.collateral });
    expect(open(terms.slash.today)).toBe('unknown: not-measured');
    expect(findingIds(terms)).toEqual(['notOurs']);
  });

  it('without logs nobody knows the networks, and it says so', async () => {
    const chain = local();
    const refuse = (method: string) => method === 'eth_getLogs';
    const terms = await readTermsOf(chain, { target: recordOf(chain).vaults.veto.vault }, refuse);
    expect(open(terms.slash.today)).toBe('unknown: call-failed');
    expect(open(terms.slash.withinExit)).toBe(WAD);
    expect(findingIds(terms)).toContain('networksUnknown');
  });

  it('a deposit above the limit, or by who is not on the list, is told to fail', async () => {
    const chain = local();
    const acts = actsOn(chain);
    const { vault } = recordOf(chain).vaults.sealed;
    const { curator } = symbioticParties;
    await acts.send(curator, vault, 'setIsDepositLimit', [true]);
    await acts.send(curator, vault, 'setDepositLimit', [parseEther('11')]);
    await acts.send(curator, vault, 'setDepositWhitelist', [true]);
    const { depositor } = symbioticInputs;
    const intent = {
      protocol: 'symbiotic',
      action: 'deposit',
      verb: 'deposit',
      chainId: 1,
      contract: vault,
      target: vault,
      targetKind: 'vault',
      amount: parseEther('1') + 1n,
      amountKind: 'assets',
      beneficiary: depositor,
      flags: [],
      args: {},
    } as const;
    const terms = await readTermsOf(chain, { intent, owner: depositor });
    expect(findingIds(terms)).toEqual(expect.arrayContaining(['notListed', 'aboveLimit']));
    const exact = await readTermsOf(chain, { intent: { ...intent, amount: parseEther('1') }, owner: depositor });
    expect(findingIds(exact)).not.toContain('aboveLimit');
  });
});
