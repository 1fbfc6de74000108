// @vitest-environment happy-dom
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { SettingsView } from '@/components/settings/SettingsView';
import { type EndpointProblem, ownLimitsOf, type SettingsData } from '@/components/settings/settings-data';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import { DAY, WAD } from '@/lib/core/units';
import { OWNER } from '../fixtures/portfolio';
import { draw, plain } from '../support/draw';

const SETTINGS: SettingsData = {
  limits: DEFAULT_LIMITS,
  ownLimits: [],
  holdMode: 'when-it-matters',
  accounts: [OWNER],
  rpcUrls: {},
  sites: {
    'app.eigenlayer.xyz': { isOff: false, isStripClosed: true },
    'app.kelpdao.xyz': { isOff: true, isStripClosed: false },
  },
};

const REQUESTS = [
  { at: 1_000, host: 'eth.drpc.org', purpose: 'chain', milliseconds: 90, outcome: 'ok' },
  { at: 2_000, host: 'eth.drpc.org', purpose: 'chain', milliseconds: 6_000, outcome: 'failed' },
  { at: 3_000, host: 'yields.llama.fi', purpose: 'baseYield', milliseconds: 120, outcome: 'ok' },
] as const;

const openSettings = (settings: Partial<SettingsData> = {}, endpointAnswer: EndpointProblem | null = null) => {
  const changes: SettingsData[] = [];
  const endpoints: [number, string | null][] = [];
  const Kept = () => {
    const [kept, setKept] = useState<SettingsData>({ ...SETTINGS, ...settings });
    return (
      <SettingsView
        settings={kept}
        requests={REQUESTS}
        onChange={(next) => {
          changes.push(next);
          setKept(next);
        }}
        onAddAddress={async () => null}
        onSetEndpoint={async (chainId, endpoint) => {
          endpoints.push([chainId, endpoint]);
          return endpointAnswer;
        }}
      />
    );
  };
  const drawn = draw(<Kept />);
  const labelled = (label: string): HTMLInputElement => {
    const id = drawn.saying(label, 'label').getAttribute('for') ?? '';
    const field = document.getElementById(id);
    if (!(field instanceof HTMLInputElement)) throw new Error(`${label} names no field`);
    return field;
  };
  return { ...drawn, changes, endpoints, labelled };
};

describe('limits', () => {
  test('stand as they are set', () => {
    const { labelled } = openSettings();
    expect(labelled('Largest loss from one failure').value).toBe('50');
    expect(labelled('Longest exit').value).toBe('21');
    expect(labelled('Smallest distance to liquidation').value).toBe('10');
  });

  test('change one at a time, the others as they were', async () => {
    const { labelled, changes } = openSettings();
    const field = labelled('Longest exit');
    await userEvent.clear(field);
    await userEvent.type(field, '7');
    expect(changes.at(-1)).toEqual({
      ...SETTINGS,
      limits: { ...DEFAULT_LIMITS, longestExitSeconds: 7 * DAY },
      ownLimits: ['exit'],
    });
    const share = labelled('Largest loss from one failure');
    await userEvent.clear(share);
    await userEvent.type(share, '30');
    expect(changes.at(-1)?.limits).toEqual({
      ...DEFAULT_LIMITS,
      longestExitSeconds: 7 * DAY,
      largestLossWad: (30n * WAD) / 100n,
    });
  });

  test.each(['', '101', '-5', '2.5', 'many'])(
    '“%s” is no share: said beside the field, and what was set stays',
    async (entered) => {
      const { labelled, changes, text } = openSettings();
      const field = labelled('Largest loss from one failure');
      await userEvent.clear(field);
      if (entered !== '') await userEvent.type(field, entered);
      expect(field.getAttribute('aria-invalid')).toBe('true');
      expect(text()).toContain('Enter a whole number up to 100.');
      expect(changes.at(-1)?.limits ?? DEFAULT_LIMITS).toEqual(DEFAULT_LIMITS);
      expect(changes.at(-1)?.ownLimits ?? []).toEqual([]);
    },
  );

  test('are ours until they are set, be it to what they were', async () => {
    const { labelled, changes, all } = openSettings();
    const remarks = () => all('.limit-field > small').map((remark) => plain(remark.textContent));
    const ours = 'Our default, until you set it.';
    const unread = `${ours} Not checked so far, as no loans are read.`;
    expect(remarks()).toEqual([ours, ours, unread]);
    const field = labelled('Largest loss from one failure');
    await userEvent.clear(field);
    await userEvent.type(field, '50');
    expect(changes.at(-1)).toEqual({ ...SETTINGS, ownLimits: ['loss'] });
    expect(remarks()).toEqual(['Set by you.', ours, unread]);
  });

  test('that differ from ours were set by the person, also before that was written down', () => {
    const limits = { ...DEFAULT_LIMITS, smallestDistanceWad: 0n };
    expect(ownLimitsOf({ limits, ownLimits: [] })).toEqual(['liquidation']);
    expect(ownLimitsOf({ limits, ownLimits: ['loss'] })).toEqual(['loss', 'liquidation']);
  });

  test('take the focus from whoever comes to set them, and from nobody else', () => {
    const { labelled } = openSettings();
    expect(document.activeElement).toBe(document.body);
    expect(labelled('Longest exit')).toBeDefined();
    draw(
      <SettingsView
        settings={SETTINGS}
        requests={null}
        isForLimits
        onChange={() => undefined}
        onAddAddress={async () => null}
        onSetEndpoint={async () => null}
      />,
    );
    expect(document.activeElement?.closest('.limit-field')?.textContent).toContain('Largest loss from one failure');
  });
});

describe('when to hold', () => {
  test('offers three ways and reports the chosen one', async () => {
    const { all, changes } = openSettings();
    const choices = all('.choices input') as HTMLInputElement[];
    expect(choices.map(({ checked }) => checked)).toEqual([false, true, false]);
    const [always] = choices;
    if (always === undefined) throw new Error('there is a first choice');
    await userEvent.click(always);
    expect(changes).toEqual([{ ...SETTINGS, holdMode: 'always' }]);
  });
});

describe('accounts', () => {
  test('are removed by a button that names them', async () => {
    const { all, changes } = openSettings();
    const remove = all('button').find((button) => plain(button.getAttribute('aria-label')) === `Remove ${OWNER}`);
    if (remove === undefined) throw new Error('no button removes the account');
    await userEvent.click(remove);
    expect(changes).toEqual([{ ...SETTINGS, accounts: [] }]);
  });
});

describe('the endpoint', () => {
  const enter = async (settings: ReturnType<typeof openSettings>, url: string): Promise<void> => {
    await userEvent.type(settings.labelled('Ethereum endpoint (https)'), url);
    await userEvent.click(settings.saying('Save', 'button'));
  };

  test('is set for the chain that is read', async () => {
    const settings = openSettings();
    await enter(settings, 'https://rpc.example/key');
    expect(settings.endpoints).toEqual([[1, 'https://rpc.example/key']]);
  });

  test('may be plain http on this machine alone', async () => {
    const settings = openSettings();
    await enter(settings, 'http://127.0.0.1:8545');
    expect(settings.endpoints).toEqual([[1, 'http://127.0.0.1:8545']]);
  });

  test.each(['http://rpc.example', 'rpc.example', 'javascript:alert(1)'])(
    '%s is refused without trying it',
    async (url) => {
      const settings = openSettings();
      await enter(settings, url);
      expect(settings.endpoints).toEqual([]);
      expect(settings.text()).toContain('Enter an https address (http only for this machine).');
    },
  );

  const answers: readonly (readonly [EndpointProblem, string])[] = [
    ['no-answer', 'It did not answer. Check the address.'],
    ['wrong-chain', 'It answers for another chain.'],
    ['not-allowed', 'The browser was not allowed to reach it. Save again and allow it.'],
  ];
  test.each(answers)('%s is said beside the field', async (answer, words) => {
    const settings = openSettings({}, answer);
    await enter(settings, 'https://rpc.example');
    expect(settings.text()).toContain(words);
  });

  test('of one’s own can be given up again', async () => {
    const settings = openSettings({ rpcUrls: { '1': ['https://rpc.example'] } });
    expect(settings.text()).toContain('Only this endpoint is used.');
    await userEvent.click(settings.saying('Use public endpoints', 'button'));
    expect(settings.endpoints).toEqual([[1, null]]);
    expect(settings.labelled('Ethereum endpoint (https)').value).toBe('');
  });
});

describe('single sites', () => {
  test('are switched on and off, and what is remembered of the strip stays', async () => {
    const { all, changes } = openSettings();
    const [first] = all('input[type="checkbox"]') as HTMLInputElement[];
    if (first === undefined) throw new Error('a site has a switch');
    expect(first.checked).toBe(true);
    await userEvent.click(first);
    expect(changes.at(-1)?.sites).toEqual({
      ...SETTINGS.sites,
      'app.eigenlayer.xyz': { isOff: true, isStripClosed: true },
    });
  });

  test('are forgotten by a button that names them', async () => {
    const { all, changes } = openSettings();
    const forget = all('button').find(
      (button) => plain(button.getAttribute('aria-label')) === 'Forget app.kelpdao.xyz',
    );
    if (forget === undefined) throw new Error('no button forgets the site');
    await userEvent.click(forget);
    expect(Object.keys(changes.at(-1)?.sites ?? {})).toEqual(['app.eigenlayer.xyz']);
  });

  test('none: said so', () => {
    expect(openSettings({ sites: {} }).text()).toContain('No site has a setting of its own.');
  });
});

describe('what was asked over the network', () => {
  test('is one row for each host and purpose, the latest first, with what failed', () => {
    const { all } = openSettings();
    expect(all('.network > li').map((row) => plain(row.textContent))).toEqual([
      'yields.llama.fiyield of staked assets1 time',
      'eth.drpc.orgreads of the chain2 times1 failed',
    ]);
  });
});
