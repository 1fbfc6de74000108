import type { Fact, Known, Source, Unknown } from './fact';
import { strongestUnknown } from './fact';
import { camelCase, type Quantity, type Sentence, say, text } from './sentence';

export type FindingStatus = 'within' | 'beyond' | 'notable' | 'unknown' | 'not-applicable';

/**
 * What a finding puts at stake for a person, weightiest first; absent: the rest (yield, worth, records, what is merely unusual).
 * - `fails`: as it stands the request does not go through on chain, or does nothing there. Only where that is certain.
 * - `money`: money can be lost: slashed, taken, or paid to somebody else.
 * - `exit`: one cannot leave, or not in time, or only behind others or for a fee.
 * - `control`: somebody may change the terms, the code, or who slashes.
 */
export type AtStake = 'fails' | 'money' | 'exit' | 'control';

/** A typed sentence with its measure. Unknown inputs make it `unknown`, never `within`. */
export type Finding = {
  readonly id: string;
  readonly status: FindingStatus;
  readonly atStake?: AtStake;
  readonly sentence: Sentence;
  readonly measure?: Quantity;
  readonly limit?: Quantity;
  readonly layerId?: string;
  readonly evidence: readonly Source[];
  /** Why it is unknown, for the evidence panel. */
  readonly why?: Sentence;
};

/** The three numbers a person sets. */
export type Limits = {
  /** Largest loss from one failure, share of everything held in the watched accounts. WAD. */
  readonly largestLossWad: bigint;
  readonly longestExitSeconds: number;
  /** Smallest distance to liquidation. WAD. */
  readonly smallestDistanceWad: bigint;
};

/** Facts by name, for findings to draw on. */
export type FindingInputs = Readonly<Record<string, Fact<unknown>>>;

type KnownValues<I extends FindingInputs, N extends keyof I> = {
  readonly [K in N]: I[K] extends Fact<infer T> ? T : never;
};

/** What a rule makes of known inputs; undefined: it does not apply to them. */
export type Verdict = {
  readonly status: 'within' | 'beyond' | 'notable';
  readonly sentence: Sentence;
  readonly measure?: Quantity;
  readonly limit?: Quantity;
  readonly layerId?: string;
};

/** One rule as data: what it needs to know, and what it says once it does. */
export type FindingDefinition<I extends FindingInputs, N extends keyof I & string> = {
  readonly id: string;
  /** Names of the facts it rests on. One unknown among them makes the finding unknown. */
  readonly needs: readonly N[];
  /** Holds for whatever it finds, also for what it cannot find out. */
  readonly atStake?: AtStake;
  readonly judge: (values: KnownValues<I, N>, limits: Limits) => Verdict | undefined;
};

/** A rule ready to be evaluated with others over the same inputs. */
export type FindingRule<I extends FindingInputs> = {
  readonly id: string;
  readonly needs: readonly (keyof I & string)[];
  readonly atStake?: AtStake;
  readonly evaluate: (inputs: I, limits: Limits) => Finding;
};

/** Why something is unknown, in words: key `core.why.<reason>` (camel case), with the reader's own detail where there is one. */
export const sayWhy = (why: Unknown): Sentence => {
  return say(`core.why.${camelCase(why.why)}`, why.detail === undefined ? undefined : { detail: text(why.detail) });
};

const unknownFinding = (id: string, facts: readonly Fact<unknown>[], evidence: readonly Source[]): Finding => ({
  id,
  status: 'unknown',
  sentence: say(`core.finding.${id}.unknown`),
  evidence,
  why: sayWhy(strongestUnknown(facts.filter((fact): fact is Unknown => !fact.known))),
});

/**
 * Makes a rule of a definition. Sentence keys: `core.finding.<id>.unknown` where an input is unknown, else what `judge` says.
 * Its evidence is the sources of what it needed. Call as `defineFinding<Inputs>()({ id, needs, judge })`.
 */
export const defineFinding =
  <I extends FindingInputs>() =>
  <const N extends keyof I & string>(definition: FindingDefinition<I, N>): FindingRule<I> => {
    const { id, needs, atStake } = definition;
    const concern = atStake === undefined ? {} : { atStake };
    return {
      id,
      needs,
      ...concern,
      evaluate: (inputs, limits) => {
        const facts = needs.map((name) => inputs[name] as Fact<unknown>);
        const known = facts.filter((fact): fact is Known<unknown> => fact.known);
        const evidence = known.map((fact) => fact.source);
        if (known.length < facts.length) return { ...unknownFinding(id, facts, evidence), ...concern };
        const values = Object.fromEntries(needs.map((name, index) => [name, known[index]?.value]));
        const verdict = definition.judge(values as KnownValues<I, N>, limits);
        return verdict === undefined
          ? { id, status: 'not-applicable', sentence: say(`core.finding.${id}.notApplicable`), ...concern, evidence }
          : { id, ...verdict, ...concern, evidence };
      },
    };
  };

const STATUS_ORDER: readonly FindingStatus[] = ['beyond', 'notable', 'unknown', 'within', 'not-applicable'];

const STAKE_ORDER: readonly (AtStake | undefined)[] = ['fails', 'money', 'exit', 'control', undefined];

/**
 * Findings by weight: beyond a limit, notable, unknown, within, not applicable; within one status by what is at stake, and else in the
 * order given.
 */
export const orderFindings = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort(
    (a, b) =>
      STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
      STAKE_ORDER.indexOf(a.atStake) - STAKE_ORDER.indexOf(b.atStake),
  );

/** It says that the request fails as it stands, and does not only leave it open. */
export const isFailing = ({ status, atStake }: Finding): boolean => status === 'notable' && atStake === 'fails';

/** Why the request fails as it stands: the first finding that says so. */
export const whyItFails = (findings: readonly Finding[]): Finding | undefined => findings.find(isFailing);

/** A finding about a place below what is asked for: what fails there is another request than this one. */
export const beneath = (finding: Finding): Finding => {
  const { atStake, ...rest } = finding;
  return atStake === 'fails' ? rest : finding;
};

/**
 * Evaluates every rule over the same inputs, in order. A rule that throws becomes an `unknown` finding that names it: silence would
 * read as safe.
 */
export const evaluateFindings = <I extends FindingInputs>(
  rules: readonly FindingRule<I>[],
  inputs: I,
  limits: Limits,
): readonly Finding[] =>
  rules.map((rule) => {
    try {
      return rule.evaluate(inputs, limits);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return {
        id: rule.id,
        status: 'unknown',
        ...(rule.atStake === undefined ? {} : { atStake: rule.atStake }),
        sentence: say('core.finding.ruleFailed', { rule: text(rule.id) }),
        evidence: [],
        why: say('core.why.ruleFailed', { detail: text(detail) }),
      };
    }
  });
