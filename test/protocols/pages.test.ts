import { describe, expect, it } from 'vitest';
import { guardedMatches, protocolPages, protocolsOnHost, recognisePage } from '@/lib/protocols/pages';

describe('page recognition', () => {
  it('asks for exactly the known hosts, over https', () => {
    expect(guardedMatches).toContain('https://app.eigenlayer.xyz/*');
    expect(new Set(guardedMatches).size).toBe(guardedMatches.length);
    for (const match of guardedMatches) expect(match).toMatch(/^https:\/\/[a-z0-9.-]+\/\*$/);
    expect(guardedMatches).toHaveLength(new Set(protocolPages.map((page) => page.host)).size);
  });

  it('tells a deposit page from another page of the same host', () => {
    expect(recognisePage('https://app.eigenlayer.xyz/restake/stETH')).toMatchObject({
      protocol: 'eigenlayer',
      isDepositPage: true,
    });
    expect(recognisePage('https://app.eigenlayer.xyz/rewards')).toMatchObject({
      protocol: 'eigenlayer',
      isDepositPage: false,
    });
  });

  it.each(['', 'about:blank', 'not a url', 'https://', 'data:text/html,x', 'chrome://extensions'])(
    'knows nothing of %j',
    (url) => {
      expect(recognisePage(url)).toBeUndefined();
    },
  );

  it('tells every protocol that shares a host', () => {
    expect(protocolsOnHost('https://app.swellnetwork.io/')).toEqual(['swell-restaking', 'swell-staking']);
    expect(protocolsOnHost('https://app.eigenlayer.xyz/rewards')).toEqual(['eigenlayer']);
    for (const url of ['https://app.swellnetwork.io.example/', 'http://app.swellnetwork.io/', 'not a url'])
      expect(protocolsOnHost(url)).toEqual([]);
  });
});
