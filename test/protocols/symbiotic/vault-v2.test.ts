import { parseEther } from 'viem';
import { describe, expect, it } from 'vitest';
import { combineExit } from '@/lib/core/exit';
import { whyItFails } from '@/lib/core/findings';
import type { Intent } from '@/lib/core/intent';
import { shareOfUp, WAD } from '@/lib/core/units';
import symbiotic from '@/lib/protocols/symbiotic';
import type { LocalMainnet } from '../../chain/local-mainnet';
import { symbioticInputs, symbioticParties } from '../../chain/neighbours/symbiotic';
import { v2, v2Inputs } from '../../chain/symbiotic-v2';
import { useLocalMainnet } from '../../chain/testing';
import { countTrips } from '../../support/count-trips';
import { claimKeys, open, readTermsOf, recordOf } from './support/reading';

const local = useLocalMainnet({ seed: true });
const { depositor } = symbioticInputs;
const { hyperlane, p2p, middleware, curator } = symbioticParties;
const { deposits, inApp, inMarket } = v2Inputs;
const whole = deposits.own + deposits.others;

const send = (
  chain: LocalMainnet,
  from: `0x${string}`,
  contract: string,
  to: `0x${string}`,
  functionName: string,
  args: readonly unknown[],
) => chain.protocol.send({ from, contract, to, functionName, args });

/** The depositor asks for shares back through the queue. */
const ask = async (chain: LocalMainnet, shares: bigint): Promise<void> => {
  const { vaultV2 } = recordOf(chain);
  await send(chain, depositor, 'SymbioticVaultV2', vaultV2, 'approve', [v2.queue, shares]);
  await send(chain, depositor, 'SymbioticQueue', v2.queue, 'requestRedeem', [shares, depositor]);
};

describe('a VaultV2', () => {
  it('has at stake what its App adapters hold, and could have everything there at once', async () => {
    const chain = local();
    const terms = await readTermsOf(chain, { target: recordOf(chain).vaultV2 });
    expect(open(terms.slash.today)).toBe(shareOfUp(inApp, whole));
    expect(open(terms.slash.withinExit)).toBe(WAD);
    expect(terms.slash.services).toHaveLength(1);
    expect(terms.slash.services[0]).toMatchObject({
      layerId: `service:1:${hyperlane}:0`,
      operatorLayerId: `operator:1:${p2p}`,
      state: 'active',
      veto: { value: 'none' },
    });
    const market = terms.layers.filter(({ kind }) => kind === 'market');
    expect(market.map(({ largestLoss }) => open(largestLoss))).toEqual([shareOfUp(inMarket, whole)]);
    expect(claimKeys(terms, 'restaking')).toEqual(
      expect.arrayContaining(['vault.adaptersAtOnce', 'vault.noVeto', 'vault.fees', 'vault.upgradable']),
    );
  });

  it('pays at once only what is not placed; beyond that nothing bounds the wait', async () => {
    const chain = local();
    const terms = await readTermsOf(chain, { target: recordOf(chain).vaultV2 });
    const wait = combineExit(terms.exit);
    expect(open(wait)).toEqual({ min: 0, expected: 0, max: null });
    expect(open(terms.slash.gapSeconds)).toBe('unknown: unbounded');
  });

  it('loses a slash at once, whoever holds it', async () => {
    const chain = local();
    const taken = parseEther('1');
    await send(chain, middleware, 'SymbioticAppAdapter', v2.app, 'slash', [taken]);
    const terms = await readTermsOf(chain, { target: recordOf(chain).vaultV2 });
    expect(open(terms.slash.today)).toBe(shareOfUp(inApp - taken, whole - taken));
    const { client } = countTrips(chain.rpcUrl);
    const positions = await symbiotic.readPositions({ client, chainId: 1, now: 0 }, [depositor]);
    const own = positions.find(({ id }) => id.endsWith(recordOf(chain).vaultV2));
    expect(open(own?.amount)).toBe((deposits.own * (whole - taken)) / whole);
  });

  it('says that a direct exit fails while others wait, or while too little is free', async () => {
    const chain = local();
    const { vaultV2 } = recordOf(chain);
    const withdraw = (amount: bigint): Intent => ({
      protocol: 'symbiotic',
      action: 'requestWithdrawal',
      verb: 'withdraw',
      chainId: 1,
      contract: vaultV2,
      target: vaultV2,
      targetKind: 'vault',
      amount,
      amountKind: 'assets',
      flags: [],
      args: {},
    });
    const free = whole - inApp - v2Inputs.lent;
    const why = async (amount: bigint) =>
      whyItFails((await readTermsOf(chain, { intent: withdraw(amount) })).findings)?.id;
    expect([await why(free), await why(free + 1n)]).toEqual([undefined, 'symbiotic:notLiquid']);
    await ask(chain, 1n);
    expect(await why(1n)).toBe('symbiotic:queueBlocks');
    const page = (await readTermsOf(chain, { target: vaultV2 })).findings;
    expect(page.map(({ id, atStake }) => [id, atStake])).toContainEqual(['symbiotic:queueWaits', 'exit']);
  });

  it('gives a ticket that is paid in parts, at no time anybody knows', async () => {
    const chain = local();
    const shares = parseEther('2');
    await ask(chain, shares);
    const read = async () => {
      const { client, trips } = countTrips(chain.rpcUrl);
      const positions = await symbiotic.readPositions({ client, chainId: 1, now: 0 }, [depositor]);
      expect(trips()).toBeLessThanOrEqual(5);
      return positions.find(({ id }) => id.includes('ticket:0'));
    };
    const queued = await read();
    expect(queued?.kind).toBe('queued');
    expect(open(queued?.amount)).toBe(shares);
    expect(open(queued?.isClaimable)).toBe(false);
    expect(open(queued?.claimableAt)).toBe('unknown: unbounded');
    await send(chain, curator, 'SymbioticQueue', v2.queue, 'fill', [parseEther('0.5')]);
    const partly = await read();
    expect(open(partly?.isClaimable)).toBe(true);
    expect(open(partly?.amount)).toBe(shares);
    await send(chain, depositor, 'SymbioticQueue', v2.queue, 'claim', [0n, depositor]);
    expect(open((await read())?.amount)).toBe(shares - parseEther('0.5'));
  });

  it('is read for an allowance to its queue as well', async () => {
    const chain = local();
    const { client } = countTrips(chain.rpcUrl);
    const intent: Intent = {
      protocol: 'symbiotic',
      action: 'approve',
      verb: 'approve',
      chainId: 1,
      contract: recordOf(chain).vaultV2,
      target: v2.queue,
      targetKind: 'spender',
      flags: [],
      args: {},
    };
    const terms = await symbiotic.readTerms({ client, chainId: 1, now: 0 }, { intent });
    expect(open(terms.slash.today)).toBe(shareOfUp(inApp, whole));
  });

  it('is recognised through its factory, and its queue through the vault', async () => {
    const chain = local();
    const { client, trips } = countTrips(chain.rpcUrl);
    const { vaultV2, vaults } = recordOf(chain);
    const found = await symbiotic.recognise?.entitiesAmong({ client, chainId: 1, now: 0 }, [
      vaultV2,
      v2.queue,
      vaults.instant.vault,
      vaults.veto.vault,
      v2.app,
      depositor,
    ]);
    expect(found?.map(({ address, kind }) => [address, kind])).toEqual([
      [vaultV2, 'vault-v2'],
      [vaults.instant.vault, 'vault-token'],
      [vaults.veto.vault, 'vault'],
      [v2.queue, 'queue'],
    ]);
    expect(found?.find(({ kind }) => kind === 'queue')?.traits.vault).toBe(vaultV2);
    expect(trips()).toBeLessThanOrEqual(2);
  });
});
