import { describe, expect, it } from 'vitest';
import { combineExit } from '@/lib/core/exit';
import { unknown } from '@/lib/core/fact';
import type { Intent } from '@/lib/core/intent';
import type { Terms } from '@/lib/core/terms';
import { registryTermsThrough } from '@/lib/portfolio/look-through';
import type { ChainClient, Protocol } from '@/lib/protocols/contract';
import kelp from '@/lib/protocols/kelp';
import puffer from '@/lib/protocols/puffer';
import swell from '@/lib/protocols/swell-restaking';
import { encode } from '../../encode';

const ALICE = '0x1D96F2f6BeF1202E4Ce1Ff6Dad0c2CB002861d3e';
const BASE = 8453;
const POOL_ON_BASE = '0x291088312150482826b3A37d5A69a4c54DAa9118';
const WRSETH_ON_BASE = '0xEDfa23602D0EC14714057867A78d01e94176BEA0';
const RSETH_ON_BASE = '0x1Bc71130A0e39942a7658878169764Bbd8A45993';
const RSETH = '0xA1290d69c65A6Fe4DF752f95823fae25cB99e5A7';
const LOCKBOX = '0xd44E91CfBBAa7b3B259A12a43b38CEBf47B463D5';

type Request = [protocol: Protocol, chainId: number, to: `0x${string}`, signature: string, args: unknown[]];
const decode = (...[protocol, chainId, to, signature, args]: Request): Intent => {
  const intent = protocol.decodeCall({ chainId, from: ALICE, to, value: 10n ** 18n, data: encode(signature, args) });
  if (!intent) throw new Error('not decoded');
  return intent;
};
const termsOf = (...request: Request): Terms => registryTermsThrough(request[0], { intent: decode(...request) });
const formsOf = ({ layers, protocol }: Terms) =>
  layers.filter((layer) => layer.protocol === protocol && layer.kind !== 'oracle').map(({ id }) => id);
const saidIn = ({ layers }: Terms) => layers.flatMap(({ claims }) => claims.map(({ sentence }) => sentence.key));

describe('a deposit on another chain', () => {
  const terms = termsOf(kelp, BASE, POOL_ON_BASE, 'function deposit(string referralId) payable', ['']);

  it('stands on what wraps the bridged token, on the bridge, and on the token on Ethereum', () => {
    expect(formsOf(terms)).toEqual([
      `wrapper:${BASE}:${WRSETH_ON_BASE}`,
      `bridge:${BASE}:${RSETH_ON_BASE}`,
      `wrapper:1:${RSETH}`,
    ]);
    const chains = terms.layers.filter(({ kind }) => kind === 'chain').map(({ id }) => id);
    expect(chains).toEqual(expect.arrayContaining([`chain:${BASE}`, 'chain:1']));
  });

  it('tells of the bridge and of what happened to it', () => {
    expect(saidIn(terms)).toEqual(expect.arrayContaining(['restakedToken.bridge.claim', 'kelp.bridge.incident']));
  });
});

describe('where the money of a token on another chain is', () => {
  it('is asked of nobody, and not said to be asked later', async () => {
    const client = {} as ChainClient;
    const target = { intent: decode(kelp, BASE, POOL_ON_BASE, 'function deposit(string referralId) payable', ['']) };
    const places = await kelp.backing?.read({ client, chainId: BASE, now: 0 }, target);
    expect(places?.map(({ share }) => share)).toEqual([unknown('not-measured', 'rsETH')]);
    expect(kelp.backing?.registry({}).map(({ share }) => share)).toEqual([unknown('not-read', 'rsETH')]);
  });
});

describe('without the chain', () => {
  const deposit = termsOf(
    kelp,
    1,
    '0x036676389e48133B63a802f8635AD39E752D375D',
    'function depositETH(uint256 a, string b) payable',
    [0n, ''],
  );

  it('the money is somewhere at EigenLayer, and what can be taken of it is unknown, never nothing', () => {
    expect(deposit.layers.map(({ protocol }) => protocol)).toContain('eigenlayer');
    expect(deposit.slash.today.known).toBe(false);
    expect(deposit.slash.withinExit.known).toBe(false);
    expect(saidIn(deposit)).not.toContain('kelp.bridge.incident');
  });

  it('the wait is unknown where it is set on chain', () => {
    expect(formsOf(deposit)).toEqual([`wrapper:1:${RSETH}`]);
    expect(combineExit(deposit.exit).known).toBe(false);
  });

  it('a token that wraps another on Ethereum stands on it', () => {
    const terms = termsOf(puffer, 1, LOCKBOX, 'function deposit(uint256 amount)', [10n ** 18n]);
    expect(formsOf(terms)).toEqual([
      'wrapper:1:0xD7D2802f6b19843ac4DfE25022771FD83b5A7464',
      'wrapper:1:0xD9A442856C234a39a81a089C06451EBAa4306a72',
    ]);
  });

  it('a call that destroys tokens is a finding offline too', () => {
    const terms = termsOf(swell, 1, '0xFAe103DC9cf190eD75350761e95403b7b8aFa6c0', 'function burn(uint256 amount)', [
      1n,
    ]);
    expect(terms.findings.map(({ id }) => id)).toContain('swell-restaking:destroys');
  });
});
