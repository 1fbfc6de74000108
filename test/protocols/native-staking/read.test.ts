import { describe, expect, it } from 'vitest';
import { combineExit } from '@/lib/core/exit';
import native from '@/lib/protocols/native-staking';
import { useLocalMainnet } from '../../chain/testing';
import { countTrips, open } from '../eigenlayer/support/reading';
import { readTermsOf } from '../families/liquid-staking/reading';

const chain = useLocalMainnet({ seed: true });

describe('terms of native staking', () => {
  it('are the rules of consensus, at the block they were asked for', async () => {
    const terms = await readTermsOf(chain(), native);
    const { readPoint: _, stage: __, ...rules } = terms;
    const { stage: ___, ...offline } = native.registryTerms({});
    expect(rules).toEqual(offline);
    expect(open(combineExit(terms.exit))).toMatchObject({ max: null });
  });

  it('of another chain are not read there', async () => {
    const { client, trips } = countTrips(chain().rpcUrl);
    const terms = await native.readTerms({ client, chainId: 10, now: 0 }, {});
    expect(trips()).toBe(0);
    expect(terms.stage).toBe('registry');
  });
});
