import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import type { Intent } from '@/lib/core/intent';
import type { Address } from '@/lib/core/units';
import { weighIntent } from '@/lib/portfolio/weigh-intent';
import { DEPOSIT } from '../components/fixtures/reports';

const ACCOUNT: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';
const weightOf = async (intent: Intent | undefined, account: Address | undefined) =>
  (await weighIntent(intent, account, undefined, 0n, { now: () => 1_800_000_000 })).weight;

beforeEach(() => fakeBrowser.reset());

describe('what a request weighs in everything held', () => {
  test('is not known of an account that is not watched, named or not', async () => {
    expect(await weightOf(DEPOSIT, ACCOUNT)).toEqual({ known: false, why: 'not-watched', detail: ACCOUNT });
    expect(await weightOf(DEPOSIT, undefined)).toEqual({ known: false, why: 'not-watched' });
  });
});
