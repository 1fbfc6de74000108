import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import type { Address } from '@/lib/core/units';
import { assessPage } from '@/lib/portfolio/assess-page';
import type { Deps } from '@/lib/portfolio/deps';

const ACCOUNT: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const never = async (): Promise<never> => {
  throw new Error('not asked here');
};
const offline: Deps = { reader: never, baseYield: never, selfGivenName: never, now: () => 1_800_000_000 };

beforeEach(() => fakeBrowser.reset());

describe('a page before anything was read', () => {
  const pageOf = async (account: Partial<{ account: Address }>) => {
    const url = 'https://app.eigenlayer.xyz/token/stETH';
    const report = await assessPage({ url, advertised: [], limits: DEFAULT_LIMITS, ...account }, false, offline);
    return [report?.headline[0]?.key, report?.terms?.slash.today];
  };

  test('says that an operator decides how much can be slashed, while nobody knows whose page it is', async () => {
    expect(await pageOf({})).toEqual(['core.headline.byOperator', { known: false, why: 'needs-operator' }]);
  });

  test('has an account’s own share yet to read', async () => {
    expect(await pageOf({ account: ACCOUNT })).toEqual([
      'core.headline.readingSlash',
      { known: false, why: 'not-read' },
    ]);
  });

  test.each([{}, { account: ACCOUNT }])(
    'says what a share of everything held depends on, account or none: %j',
    async (account) => {
      const url = 'https://stake.lido.fi/';
      const report = await assessPage({ url, advertised: [], limits: DEFAULT_LIMITS, ...account }, false, offline);
      const loss = report?.findings.find(({ id }) => id === 'largestLoss');
      expect(loss).toMatchObject({ status: 'unknown', why: { key: 'core.why.needsAmount' } });
    },
  );
});
