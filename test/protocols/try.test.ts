import { test } from 'vitest';
import eigenlayer from '@/lib/protocols/eigenlayer';
import { startLocalMainnet } from '@/test/chain/local-mainnet';
import { encodeJson } from '@/lib/core/json';
test('try', async () => {
  const chain = await startLocalMainnet();
  try {
    const now = Math.floor(Date.now()/1000);
    const ctx = { client: chain.publicClient as never, chainId: 1, now };
    const t0 = Date.now();
    const terms = await eigenlayer.readTerms(ctx, { owner: chain.seed.accounts.depositor, target: '0x93c4b944D05dfe6df7645A86cd2206016c51564D' });
    console.log('terms', Date.now()-t0, JSON.stringify(JSON.parse(encodeJson(terms)), null, 1).slice(0, 30000));
    const positions = await eigenlayer.readPositions(ctx, Object.values(chain.seed.accounts));
    for (const p of positions) console.log(p.id, p.kind, p.asset.symbol, encodeJson(p.amount).slice(0,80), encodeJson(p.valueWei).slice(0,80), p.heldAt, encodeJson(p.claimableAt ?? null).slice(0,60), encodeJson(p.terms.slash.today).slice(0,60), encodeJson(p.terms.slash.withinExit).slice(0,60));
  } finally { await chain.stop(); }
}, 300000);
