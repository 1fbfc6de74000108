// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { FlowPicture } from '@/components/portfolio/FlowPicture';
import { flowOf, PER_COLUMN } from '@/components/portfolio/flow-fold';
import type { FlowColumn, FlowGraph } from '@/components/portfolio/flow-graph';
import { layOutFlow, WIDTH } from '@/components/portfolio/flow-layout';
import { summarisePortfolio } from '@/components/portfolio/summary';
import { DEFAULT_LIMITS } from '@/lib/core/report-rules';
import type { Position } from '@/lib/core/terms';
import { sumOf, WAD } from '@/lib/core/units';
import { HELD_WIDELY } from '../fixtures/held-widely';
import { CROWDED, POSITIONS, position, UNVALUED } from '../fixtures/portfolio';
import { draw, plain } from '../support/draw';
import { pressEvidence } from '../support/popovers';

const column = ({ nodes }: FlowGraph, at: FlowColumn) => nodes.filter((node) => node.column === at);
const namesAt = (graph: FlowGraph, at: FlowColumn) => column(graph, at).map(({ name }) => name);
const linksFrom = ({ links }: FlowGraph, from: string) => links.filter((link) => link.from === from);

const openFlow = (positions: readonly Position[]) =>
  draw(<FlowPicture positions={positions} total={summarisePortfolio(positions, DEFAULT_LIMITS).total} />);

describe('a flow', () => {
  const wide = flowOf(HELD_WIDELY.positions);

  test('leads from what is held to where it is restaked, also through a wrapper; else to the protocol it lies in', () => {
    const restaked = HELD_WIDELY.positions.filter(({ asset }) => asset.symbol === 'weETH');
    expect(namesAt(flowOf(restaked), 1)).toEqual(['EigenLayer']);
    const staked = HELD_WIDELY.positions.filter(({ id }) => id === 's-rETH');
    expect(flowOf(staked).nodes.map(({ name }) => name)).toEqual(['rETH', 'Rocket Pool']);
  });

  test('through one restaking protocol into another ends at the first; side by side nobody knows the split', () => {
    const [first] = POSITIONS;
    if (first === undefined) throw new Error('the fixture holds something');
    const lower = first.terms.layers.find(({ kind }) => kind === 'restaking');
    if (lower === undefined) throw new Error('the fixture is restaked');
    const withUpper = (restsOn: readonly string[]) => [
      {
        ...first,
        terms: { ...first.terms, layers: [{ ...lower, id: 'upper', name: 'Upper', restsOn }, ...first.terms.layers] },
      },
    ];
    expect(namesAt(flowOf(withUpper([lower.id])), 1)).toEqual(['Upper']);
    const beside = flowOf(withUpper([]));
    expect(namesAt(beside, 1).sort()).toEqual(['EigenLayer', 'Upper']);
    expect(linksFrom(beside, 'held:stETH').map(({ wei }) => wei.known)).toEqual([false, false]);
  });

  test('puts the smallest of an overfull column together, last in it, and nothing is lost by it', () => {
    const held = column(wide, 0);
    expect(held).toHaveLength(PER_COLUMN);
    expect(held.findIndex(({ members }) => members !== undefined)).toBe(PER_COLUMN - 1);
    const members = held.at(-1)?.members ?? [];
    const symbols = new Set(HELD_WIDELY.positions.map(({ asset }) => asset.symbol));
    expect(new Set([...namesAt(wide, 0).slice(0, -1), ...members.map(({ name }) => name)])).toEqual(symbols);
    const sizes = members.map(({ wei }) => (wei.known ? wei.value : -1n));
    expect(sizes).toEqual(sizes.toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0)));
    const largest = sizes[0] ?? 0n;
    for (const { id } of held.slice(0, -1))
      expect(sumOf(linksFrom(wide, id).map(({ wei }) => (wei.known ? wei.value : 0n)))).toBeGreaterThanOrEqual(largest);
    const total = sumOf(HELD_WIDELY.positions.map(({ valueWei }) => (valueWei.known ? valueWei.value : 0n)));
    const drawn = held.flatMap(({ id }) => linksFrom(wide, id));
    expect(sumOf(drawn.map(({ wei }) => (wei.known ? wei.value : 0n)))).toBe(total);
  });

  test('of as many as fit is not folded at all', () => {
    const all = Array.from({ length: PER_COLUMN }, (_, place) =>
      position(`p${place}`, 1, { asset: { symbol: `t${place}`, decimals: 18 } }),
    );
    expect(column(flowOf(all), 0).every(({ members }) => members === undefined)).toBe(true);
  });

  test('holdings stand beside their place, so that bands to one place lie together', () => {
    const positions = HELD_WIDELY.positions.filter(({ id }) =>
      ['s-stETH', 's-cbETH', 'w-weETH', 'w-ezETH'].includes(id),
    );
    const graph = flowOf(positions);
    expect(namesAt(graph, 1)).toEqual(['Lido', 'EigenLayer', 'Coinbase cbETH']);
    expect(namesAt(graph, 0)).toEqual(['stETH', 'weETH', 'ezETH', 'cbETH']);
  });

  test('is laid out in the order of its columns, inside the picture, no node over the name of the next', () => {
    const { nodes, height } = layOutFlow(wide);
    for (const at of [0, 1, 2, 3] as const) {
      const placed = nodes.filter((node) => node.column === at);
      expect(placed.map(({ id }) => id)).toEqual(column(wide, at).map(({ id }) => id));
      placed.forEach((node, index) => {
        expect(node.x >= 0 && node.x < WIDTH && node.y + node.height <= height).toBe(true);
        const before = placed[index - 1];
        // Two lines of a name and what is between.
        if (before !== undefined) expect(node.y - before.y - before.height).toBeGreaterThanOrEqual(30);
        const end = before === undefined ? 0 : before.y + before.height;
        expect(node.lines).toBeGreaterThanOrEqual(2);
        expect(node.y - node.lines * 15).toBeGreaterThanOrEqual(end);
      });
    }
  });
});

describe('its picture', () => {
  test('has a head for every column it draws, and no other', () => {
    const heads = (positions: readonly Position[]) =>
      openFlow(positions)
        .all('.flow-columns > *')
        .map((head) => plain(head.textContent));
    expect(heads(POSITIONS)).toEqual(['you hold', 'it lies in', 'operators', 'services']);
    expect(heads(HELD_WIDELY.positions.filter(({ id }) => id === 's-rETH'))).toEqual(['you hold', 'it lies in']);
  });

  test('says what a band’s width is, and of services and dashes only where there are any', () => {
    const plainest = openFlow(HELD_WIDELY.positions.filter(({ id }) => id === 's-rETH')).text();
    expect(plainest).toContain('A band is as wide as the value that passes through it.');
    expect(plainest).not.toContain('service');
    expect(plainest).not.toContain('Dashed');
    const all = openFlow(UNVALUED.positions).text();
    expect(all).toContain('as wide as what that service can slash.');
    expect(all).toContain('Dashed, the share is not known.');
  });

  test('shows names whole to whoever asks', () => {
    const { all } = openFlow(HELD_WIDELY.positions);
    const label = all('.flow-label bdi').find((one) => one.textContent === 'Long Horizon Validator Cooperative');
    expect(label?.getAttribute('title')).toBe('Long Horizon Validator Cooperative');
  });

  test('what was put together opens: names, values, and shares of everything held', () => {
    const { all } = openFlow(HELD_WIDELY.positions);
    const [button] = all('.flow-label button.link');
    if (button === undefined) throw new Error('nothing was put together');
    const panel = pressEvidence(button);
    expect(panel.getAttribute('aria-label')).toBe(plain(button.textContent));
    const rows = [...panel.querySelectorAll('li')].map((row) => plain(row.textContent));
    expect(`${rows.length} more`).toBe(plain(button.textContent));
    expect(rows).toContain('osETH12 ETH1.88 %');
    expect(rows).toContain('wrsETHunknown');
  });

  test('of forty services still is one, with a table of every thread', () => {
    const { all, text } = openFlow(CROWDED.positions);
    expect(all('.flow rect').length).toBeLessThanOrEqual(PER_COLUMN * 4);
    expect(text()).toContain('As a table');
    expect(all('.flow-table tbody tr').length).toBe(all('.flow path').length);
  });

  test('of a thread that is known in part says at least that much', () => {
    const rows = openFlow(UNVALUED.positions)
      .all('.flow-table tbody tr')
      .map((row) => plain(row.textContent));
    expect(rows).toContain('EigenLayerNorthwind Stakingat least 58.2 ETH');
    expect(rows).toContain('wrsETHEigenLayerunknown');
  });

  test('nothing is drawn of nothing', () => {
    expect(openFlow([]).all('section')).toEqual([]);
  });
});

test('a wei beside a million ETH is drawn', () => {
  const graph = flowOf([
    position('a', 1_000_000),
    position('b', 0, {
      asset: { symbol: 'dust', decimals: 18 },
      valueWei: { known: true, value: 1n, source: { kind: 'assumed', why: 'fixture' }, asOf: 0 },
    }),
  ]);
  const { links } = layOutFlow(graph);
  expect(links.every(({ width }) => width >= 1.5 && width < 1_000)).toBe(true);
  expect(links.some(({ wei }) => wei.known && wei.value === 10n ** 6n * WAD)).toBe(true);
});
