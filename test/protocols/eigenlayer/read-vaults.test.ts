import { beforeEach, describe, expect, it } from 'vitest';
import { combineExit, flattenLegs, waitOf } from '@/lib/core/exit';
import type { Terms } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import { decodeCall } from '@/lib/protocols/eigenlayer/decode';
import { core, liquidStakingOf } from '../../chain/addresses';
import { Acts, exitBlocks, useLocalMainnet, wad } from '../../chain/testing';
import { encode } from '../encode';
import { claimKeys, findingIds, open, readTermsOf } from './support/reading';

const chain = useLocalMainnet({ seed: true });
const SECONDS = 12;
const EXIT_SECONDS = Number(exitBlocks) * SECONDS;
const DEPOSIT = 'function depositIntoStrategy(address strategy, address token, uint256 amount)';

let acts: Acts;
beforeEach(() => {
  acts = new Acts(chain());
});
const record = () => chain().seed.record;
const vaults = () => chain().seed.vaults;

const deposit = (from: Address, vault: Address, token: Address): Promise<Terms> => {
  const data = encode(DEPOSIT, [vault, token, 1n]);
  const intent = decodeCall({ chainId: 1, from, to: core.strategyManager, value: 0n, data });
  if (!intent) throw new Error('a deposit is EigenLayer’s');
  return readTermsOf(chain(), { intent, owner: from, target: vault });
};
/** Terms of asking for one share back. */
const queueOne = (from: Address, vault: Address): Promise<Terms> => {
  const data = encode('function queueWithdrawals((address[],uint256[],address)[])', [[[[vault], [1n], from]]]);
  const intent = decodeCall({ chainId: 1, from, to: core.delegationManager, value: 0n, data });
  if (!intent) throw new Error('a withdrawal is EigenLayer’s');
  return readTermsOf(chain(), { intent, owner: from, target: vault });
};
/** Unix seconds of the block in which the locked vault was locked. */
const lockedAt = async (): Promise<number> =>
  Number(await acts.read('DurationVaultStrategy', 'lockedAt', [], record().vaults.locked));

describe('a locked vault', () => {
  it('holds its depositor for what is left of its duration, and then for the escrow', async () => {
    const { vaultDepositor } = chain().seed.accounts;
    const terms = await readTermsOf(chain(), { owner: vaultDepositor });
    const unlockAt = (await lockedAt()) + vaults().locked.durationSeconds;
    const left = unlockAt - (terms.readPoint?.timestamp ?? 0);
    expect(flattenLegs(terms.exit).map(({ id, wait }) => [id, open(wait)])).toEqual([
      // Its arbitrator may end the lock sooner.
      ['eigenlayer:vault-lock', { min: 0, expected: left, max: left }],
      ['eigenlayer:escrow', { min: EXIT_SECONDS, expected: EXIT_SECONDS, max: EXIT_SECONDS }],
      ['eigenlayer:token-to-eth', 'unknown: not-read'],
    ]);
    const wait = combineExit(terms.exit);
    expect(wait.known && wait.value.max).toBe(left + EXIT_SECONDS);
    expect(findingIds(terms)).toEqual(['vaultLocked', 'upgrade']);
  });

  it('is its own operator, with everything promised to one set from a block after the exit on', async () => {
    const { vaultDepositor } = chain().seed.accounts;
    const { locked, lockBlock } = record().vaults;
    const terms = await readTermsOf(chain(), { owner: vaultDepositor });
    const { avs, id } = chain().seed.operatorSets.eOracleVaults;
    expect(terms.layers.find(({ kind }) => kind === 'operator')?.address).toBe(locked);
    expect(terms.slash.services.map(({ layerId, state }) => [layerId, state])).toEqual([
      [`service:1:${avs}:${id}`, 'pending'],
    ]);
    expect(open(terms.slash.today)).toBe(0n);
    const effectBlock = lockBlock + exitBlocks + 1n;
    const { block = 0n, timestamp = 0 } = terms.readPoint ?? {};
    expect(open(terms.slash.pending)).toEqual([{ at: timestamp + Number(effectBlock - block) * SECONDS, share: wad }]);
    expect(open(terms.slash.withinExit)).toBe(wad);
    await acts.goTo(effectBlock);
    expect(open((await readTermsOf(chain(), { owner: vaultDepositor })).slash.today)).toBe(wad);
  });

  it('counts as promised in full from the block in which it is locked', async () => {
    const { vaultAdmin, newcomer } = chain().seed.accounts;
    const { open: vault } = record().vaults;
    await acts.delegate(newcomer, vault);
    await acts.deposit(newcomer, 'stETH', 10n ** 18n, vault);
    const leaving = await queueOne(newcomer, vault);
    // Who queues before the lock is out before the promise counts.
    expect(open(combineExit(leaving.exit))).toEqual(waitOf(EXIT_SECONDS));
    expect(open(leaving.slash.withinExit)).toBe(0n);
    await acts.send(vaultAdmin, 'DurationVaultStrategy', 'lock', [], vault);
    const terms = await readTermsOf(chain(), { owner: newcomer });
    expect([open(terms.slash.today), open(terms.slash.withinExit)]).toEqual([0n, wad]);
  });

  it('takes nothing more in', async () => {
    const { vaultDepositor } = chain().seed.accounts;
    const { token } = liquidStakingOf(vaults().locked.symbol);
    expect(findingIds(await deposit(vaultDepositor, record().vaults.locked, token))).toContain('vaultClosed');
  });

  it('opened again by its arbitrator has the escrow alone', async () => {
    const { vaultDepositor, vaultArbitrator } = chain().seed.accounts;
    await acts.send(vaultArbitrator, 'DurationVaultStrategy', 'advanceToWithdrawals', [], record().vaults.locked);
    const terms = await readTermsOf(chain(), { owner: vaultDepositor });
    expect(flattenLegs(terms.exit).map(({ id }) => id)).toEqual(['eigenlayer:escrow', 'eigenlayer:token-to-eth']);
    expect(findingIds(terms)).toEqual(['upgrade']);
  });
});

describe('a vault that takes deposits', () => {
  it('may be locked at any time, which makes the exit that much longer at worst', async () => {
    const { open: vault } = record().vaults;
    const { token } = liquidStakingOf(vaults().open.symbol);
    const { newcomer } = chain().seed.accounts;
    const terms = await deposit(newcomer, vault, token);
    expect(terms.findings).toContainEqual(
      expect.objectContaining({
        id: 'eigenlayer:vaultLock',
        sentence: {
          key: 'eigenlayer.finding.vaultLock',
          values: { duration: { type: 'duration', seconds: vaults().open.durationSeconds } },
        },
      }),
    );
    const wait = combineExit(terms.exit);
    expect(wait.known && wait.value).toEqual({
      min: EXIT_SECONDS,
      expected: EXIT_SECONDS,
      max: vaults().open.durationSeconds + EXIT_SECONDS,
    });
    expect(claimKeys(terms, 'operator')).toEqual(expect.arrayContaining(['vault.lock', 'vault.arbitrator']));
  });

  it('is judged as its own operator, whoever the depositor is delegated to; others cannot enter', async () => {
    const { open: vault } = record().vaults;
    const { token } = liquidStakingOf(vaults().open.symbol);
    const { depositor, newcomer } = chain().seed.accounts;
    const terms = await deposit(depositor, vault, token);
    expect(findingIds(terms)).toContain('vaultOperator');
    expect(terms.layers.find(({ kind }) => kind === 'operator')?.address).toBe(vault);
    expect(open(terms.slash.noticeSeconds)).toBe((Number(exitBlocks) + 1) * SECONDS);
    // Nothing is promised yet; but its admin may lock it at any time, and everything is promised before the lock ends.
    expect(open(terms.slash.today)).toBe(0n);
    expect(open(terms.slash.withinExit)).toBe(wad);
    const horizon = vaults().open.durationSeconds + EXIT_SECONDS;
    expect(open(terms.slash.gapSeconds)).toBe(horizon - (Number(exitBlocks) + 1) * SECONDS);
    await acts.delegate(newcomer, vault);
    expect(findingIds(await deposit(newcomer, vault, token))).not.toContain('vaultOperator');
  });

  it('is known by its address alone, as a page names it', async () => {
    const { open: vault } = record().vaults;
    const terms = await readTermsOf(chain(), { target: vault });
    expect(terms.layers.find(({ kind }) => kind === 'operator')?.address).toBe(vault);
    expect(findingIds(terms)).toContain('vaultLock');
    const plain = await readTermsOf(chain(), { target: liquidStakingOf('rETH').token });
    expect(plain.layers.some(({ kind }) => kind === 'operator')).toBe(false);
    expect(findingIds(plain)).not.toContain('vaultLock');
  });
});
