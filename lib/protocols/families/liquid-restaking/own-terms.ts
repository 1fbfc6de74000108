import type { ExitPlan } from '@/lib/core/exit';
import { type Fact, known, type Source, unknown } from '@/lib/core/fact';
import type { Finding } from '@/lib/core/findings';
import type { Layer } from '@/lib/core/layer';
import { type Claim, duration, evidenceOf, say } from '@/lib/core/sentence';
import type { SlashCeiling } from '@/lib/core/slashing';
import type { ReadPoint, Terms } from '@/lib/core/terms';
import { type Address, WAD } from '@/lib/core/units';
import type { YieldPart } from '@/lib/core/yield';
import { chainLayer, chainLayerId } from '../../reading/stack';

/** One form the money takes: the pool's own token, a wrapped one, a vault's share, a bridge's stand-in. */
export type Form = {
  readonly kind: 'wrapper' | 'bridge';
  readonly symbol: string;
  readonly address: Address;
  readonly chainId: number;
  readonly claims: readonly Claim[];
};

/** Who says what the token is worth. */
export type RateSource = { readonly name: string; readonly address: Address; readonly claims: readonly Claim[] };

/** Everything known about a liquid restaking token itself, whatever its money is restaked in. */
export type OwnReading = {
  readonly protocol: string;
  readonly point?: ReadPoint;
  /** Nearest the person first; each rests on the next. */
  readonly forms: readonly [Form, ...Form[]];
  readonly oracle: RateSource;
  /** Who can replace the contracts: everything in them can be moved by them. */
  readonly control: Source;
  readonly controlAsOf: number;
  /** Layers under the token that hold for all of its money, top to bottom; the chain is added. */
  readonly ground: readonly Layer[];
  readonly exit: ExitPlan;
  /** What services may take of the money that is in no place the protocol names. */
  readonly rest: SlashCeiling;
  readonly yields: readonly YieldPart[];
  readonly findings: readonly Finding[];
};

export const formId = ({ kind, chainId, address }: Pick<Form, 'kind' | 'chainId' | 'address'>): string =>
  `${kind}:${chainId}:${address}`;

const formLayer = (form: Form, { protocol, control, controlAsOf }: OwnReading, restsOn: readonly string[]): Layer => ({
  id: formId(form),
  kind: form.kind,
  protocol,
  name: form.symbol,
  isSelfNamed: false,
  address: form.address,
  chainId: form.chainId,
  restsOn,
  largestLoss: known(WAD, control, controlAsOf),
  marks: [],
  claims: form.claims,
});

/** The layers a liquid restaking token adds: its forms, its rate, and the ground under all of them. */
const layersOf = (reading: OwnReading): Layer[] => {
  const { forms, oracle, ground, protocol } = reading;
  const oracleId = `oracle:1:${oracle.address}`;
  const chains = [...new Set([...forms.map(({ chainId }) => chainId), 1])];
  const groundId = ground[0]?.id ?? chainLayerId(1);
  return [
    ...forms.map((form, index) => {
      const next = forms[index + 1];
      return formLayer(form, reading, [
        ...(next ? [formId(next)] : [oracleId, groundId]),
        ...(form.chainId === 1 ? [] : [chainLayerId(form.chainId)]),
      ]);
    }),
    {
      id: oracleId,
      kind: 'oracle',
      protocol,
      name: oracle.name,
      isSelfNamed: false,
      address: oracle.address,
      chainId: 1,
      restsOn: [],
      largestLoss: unknown('not-measured', 'what a wrong rate would cost'),
      marks: [],
      claims: oracle.claims,
    },
    ...ground,
    ...chains.map(chainLayer),
  ];
};

/** The terms of the token itself; what it is restaked in is joined to them elsewhere. Pure. */
export const buildOwnTerms = (reading: OwnReading): Terms => ({
  protocol: reading.protocol,
  stage: reading.point ? 'live' : 'registry',
  ...(reading.point ? { readPoint: reading.point } : {}),
  layers: layersOf(reading),
  slash: reading.rest,
  exit: reading.exit,
  yields: reading.yields,
  findings: reading.findings,
});

/** How long ahead its upgrades are announced. */
export const upgradeClaim = (delay: Fact<number>): Claim[] =>
  delay.known
    ? [
        {
          sentence: say('liquidRestaking.upgrade', { delay: duration(delay.value) }),
          evidence: evidenceOf(delay),
        },
      ]
    : [{ sentence: say('liquidRestaking.upgradeUnknown'), evidence: [] }];
