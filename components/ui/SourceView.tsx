import type { ReactNode } from 'react';
import type { Source } from '@/lib/core/fact';
import { shortAddress } from '@/lib/core/text';
import { distinctSources } from './distinct-sources';
import { addressLink, blockLink, chainName, httpsLink } from './explorers';
import { formatCount, formatExactTime, formatIsoDate } from './format';
import { useLocale } from './locale';
import { OutsideLink } from './OutsideLink';
import { Say } from './Say';

/** Formulas nest; below this the inputs of inputs are counted instead of shown. */
const DEEPEST = 4;

const KIND_KEYS: Readonly<Record<Source['kind'], string>> = {
  onchain: 'ui.evidence.onchain',
  feed: 'ui.evidence.feed',
  registry: 'ui.evidence.registry',
  page: 'ui.evidence.page',
  derived: 'ui.evidence.derived',
  assumed: 'ui.evidence.assumed',
};

const Row = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt>
      <Say of={{ key: term }} />
    </dt>
    <dd>{children}</dd>
  </div>
);

const Onchain = ({ source }: { source: Extract<Source, { kind: 'onchain' }> }) => {
  const { language } = useLocale();
  return (
    <dl>
      <Row term="ui.evidence.contract">
        <OutsideLink href={addressLink(source.chainId, source.contract)}>
          <code title={source.contract}>{shortAddress(source.contract)}</code>
        </OutsideLink>
      </Row>
      <Row term="ui.evidence.call">
        <code>
          <bdi>{source.call}</bdi>
        </code>
      </Row>
      <Row term="ui.evidence.block">
        <OutsideLink href={blockLink(source.chainId, source.block)}>{formatCount(source.block, language)}</OutsideLink>{' '}
        <span className="faint">{chainName(source.chainId) ?? formatCount(source.chainId, language)}</span>
      </Row>
    </dl>
  );
};

/** A source that is no formula over others. */
export type LeafSource = Exclude<Source, { kind: 'derived' }>;

const Named = ({ source }: { source: Exclude<LeafSource, { kind: 'onchain' }> }) => {
  const { language } = useLocale();
  switch (source.kind) {
    case 'feed':
      return (
        <dl>
          <Row term="ui.evidence.address">
            <OutsideLink href={httpsLink(source.url)}>{source.url}</OutsideLink>
          </Row>
          <Row term="ui.evidence.fetched">{formatExactTime(source.fetchedAt, language)}</Row>
        </dl>
      );
    case 'registry':
      return (
        <dl>
          <Row term="ui.evidence.document">
            <OutsideLink href={httpsLink(source.document)}>{source.document}</OutsideLink>
          </Row>
          <Row term="ui.evidence.date">{formatIsoDate(source.date, language)}</Row>
        </dl>
      );
    case 'page':
      return (
        <dl>
          <Row term="ui.evidence.host">
            <bdi>{source.host}</bdi>
          </Row>
          <Row term="ui.evidence.seen">{formatExactTime(source.seenAt, language)}</Row>
        </dl>
      );
    case 'assumed':
      return (
        <p>
          <bdi>{source.why}</bdi>
        </p>
      );
  }
};

const Derived = ({ source, depth }: { source: Extract<Source, { kind: 'derived' }>; depth: number }) => (
  <>
    <code className="formula">
      <bdi>{source.formula}</bdi>
    </code>
    {source.inputs.length > 0 && depth >= DEEPEST ? (
      <p className="faint">
        <Say of={{ key: 'ui.evidence.deeper', values: { count: { type: 'count', count: source.inputs.length } } }} />
      </p>
    ) : (
      <ul className="sources inputs">
        {distinctSources(source.inputs).map((input) => (
          <li key={input.key}>
            <SourceView source={input.source} depth={depth + 1} />
          </li>
        ))}
      </ul>
    )}
  </>
);

const Kind = ({ of }: { of: Source['kind'] }) => (
  <span className="source-kind">
    <Say of={{ key: KIND_KEYS[of] }} />
  </span>
);

/** One source that is no formula, in full. */
export const LeafView = ({ source }: { source: LeafSource }) => (
  <>
    <Kind of={source.kind} />
    {source.kind === 'onchain' ? <Onchain source={source} /> : <Named source={source} />}
  </>
);

/** One source, in full; a formula with its inputs below it. */
export const SourceView = ({ source, depth }: { source: Source; depth: number }) =>
  source.kind === 'derived' ? (
    <>
      <Kind of="derived" />
      <Derived source={source} depth={depth} />
    </>
  ) : (
    <LeafView source={source} />
  );
