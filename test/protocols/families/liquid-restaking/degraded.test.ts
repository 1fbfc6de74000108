import { describe, expect, it } from 'vitest';
import { createLookThrough } from '@/lib/portfolio/look-through';
import bedrock from '@/lib/protocols/bedrock';
import type { Protocol } from '@/lib/protocols/contract';
import eigenpie from '@/lib/protocols/eigenpie';
import inception from '@/lib/protocols/inception';
import kelp from '@/lib/protocols/kelp';
import puffer from '@/lib/protocols/puffer';
import swell from '@/lib/protocols/swell-restaking';
import yieldNest from '@/lib/protocols/yieldnest';
import { accounts } from '../../../chain/scenario';
import { useLocalMainnet } from '../../../chain/testing';
import { countTrips } from '../../eigenlayer/support/reading';

const chain = useLocalMainnet({ seed: true });
const all: readonly Protocol[] = [kelp, puffer, swell, bedrock, yieldNest, eigenpie, inception];

/** The contracts a wallet could be pointed at and the tokens held are gone, as when an upgrade moved what we read. */
const silence = async (protocol: Protocol): Promise<void> => {
  const held = await protocol.readPositions(context(), [accounts.depositor]);
  const tokens = held.flatMap(({ kind, asset }) => (kind === 'token' && asset.address ? [asset.address] : []));
  expect(tokens.length).toBeGreaterThan(0);
  for (const address of [...protocol.contracts(1), ...tokens])
    await chain().testClient.setCode({ address, bytecode: '0x' });
};
const context = () => ({ client: countTrips(chain().rpcUrl).client, chainId: 1, now: 0 });

describe.each(all.map((protocol) => [protocol.id, protocol] as const))(
  '%s, when its contracts do not answer',
  (_, protocol) => {
    it('has unknown terms, never empty or harmless ones', async () => {
      await silence(protocol);
      const terms = await createLookThrough().terms(protocol, context(), {});
      expect(terms.stage).toBe('live');
      expect(terms.slash.today.known).toBe(false);
      expect(terms.slash.withinExit.known).toBe(false);
    });

    it('has positions of unknown amount, never none', async () => {
      await silence(protocol);
      const positions = await protocol.readPositions(context(), [accounts.depositor]);
      expect(positions.length).toBeGreaterThan(0);
      const known = positions.filter(({ amount }) => amount.known);
      expect(known).toEqual([]);
    });
  },
);
