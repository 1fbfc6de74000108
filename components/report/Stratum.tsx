import { useId, useState } from 'react';
import { Chip } from '@/components/ui/Chip';
import { ClaimText } from '@/components/ui/ClaimText';
import { addressLink } from '@/components/ui/explorers';
import { ShareValue } from '@/components/ui/FactValue';
import { formatStart } from '@/components/ui/format';
import { useLocale } from '@/components/ui/locale';
import { OutsideLink } from '@/components/ui/OutsideLink';
import { Phrase } from '@/components/ui/Phrase';
import { Say } from '@/components/ui/Say';
import { SharePair } from '@/components/ui/SharePair';
import { COLOUR_OF_KIND, KIND_KEYS } from '@/components/ui/tone';
import type { Layer } from '@/lib/core/layer';
import type { ServiceTerms, SlashState } from '@/lib/core/slashing';
import { MarkChip } from './MarkChip';

const STATE_KEYS: Readonly<Record<SlashState, string>> = {
  active: 'ui.stack.state.active',
  pending: 'ui.stack.state.pending',
  latent: 'ui.stack.state.latent',
  unable: 'ui.stack.state.unable',
};

/** Statements shown without opening the layer. */
const INLINE_CLAIMS = 1;

const Start = ({ at, now }: { at: number; now: number }) => {
  const { language } = useLocale();
  return <Phrase of="ui.stack.from" slots={{ date: formatStart(at, now, language) }} />;
};

/** What a service that cannot slash yet will be able to take, and from when. */
const LaterLoss = ({ service, now }: { service: ServiceTerms; now: number }) => {
  const { effectAt, state, shareNow, shareLater } = service;
  return (
    <>
      {shareNow.known && shareNow.value === 0n ? (
        <ShareValue of={shareLater} />
      ) : (
        <SharePair from={shareNow} to={shareLater} />
      )}
      <small>
        {state === 'pending' && effectAt?.known === true ? (
          <Start at={effectAt.value} now={now} />
        ) : (
          <Say of={{ key: STATE_KEYS[state] }} />
        )}
      </small>
    </>
  );
};

/** What a service can take today, as it counts in the headline; and where it can take more later, how much and from when. */
const LossNow = ({ layer, service, now }: { layer: Layer; service: ServiceTerms; now: number }) => {
  const { effectAt, shareNow } = service;
  const { largestLoss } = layer;
  const isGrowing = !largestLoss.known || (shareNow.known && largestLoss.value > shareNow.value);
  if (!shareNow.known || !isGrowing) return <ShareValue of={shareNow} />;
  return (
    <>
      <SharePair from={shareNow} to={largestLoss} />
      <small>
        {effectAt?.known === true ? <Start at={effectAt.value} now={now} /> : <Say of={{ key: 'ui.stack.untilOut' }} />}
      </small>
    </>
  );
};

type StratumProps = {
  readonly layer: Layer;
  readonly service?: ServiceTerms;
  /** Unix seconds. */
  readonly now: number;
};

const Loss = ({ layer, service, now }: StratumProps) => {
  if (service?.state === 'active') return <LossNow layer={layer} service={service} now={now} />;
  if (service?.state === 'pending' || service?.state === 'latent') return <LaterLoss service={service} now={now} />;
  if (layer.kind === 'chain' && !layer.largestLoss.known)
    return (
      <span className="muted">
        <Say of={{ key: 'ui.stack.sharedByAll' }} />
      </span>
    );
  return <ShareValue of={layer.largestLoss} />;
};

/** One layer: what it is, what one failure of it takes, and on demand everything said about it. */
export const Stratum = ({ layer, service, now }: StratumProps) => {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? layer.claims : layer.claims.slice(0, INLINE_CLAIMS);
  const hasMore = layer.claims.length > 0 || layer.address !== undefined || layer.isSelfNamed || layer.marks.length > 0;
  return (
    <li className={`stratum ${layer.kind}${isOpen ? ' open' : ''}`}>
      <span className="edge" style={{ background: COLOUR_OF_KIND[layer.kind] }} />
      <div className="stratum-body">
        <div className="stratum-name">
          {hasMore ? (
            <button
              type="button"
              className="disclose"
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => setOpen(!isOpen)}
            >
              <bdi>{layer.name}</bdi>
            </button>
          ) : (
            <bdi>{layer.name}</bdi>
          )}
          <span className={layer.kind === 'service' ? 'visually-hidden' : 'kind'}>
            <Say of={{ key: KIND_KEYS[layer.kind] }} />
          </span>
          {layer.marks.map((mark) => (
            <MarkChip key={mark.key} mark={mark} layer={layer} {...(service === undefined ? {} : { service })} />
          ))}
          {service?.state === 'unable' ? (
            <Chip>
              <Say of={{ key: STATE_KEYS.unable }} />
            </Chip>
          ) : null}
        </div>
        <ul className="stratum-lines" id={id}>
          {shown.map((claim) => (
            <li key={claim.sentence.key}>
              {isOpen ? <ClaimText of={claim} /> : <Say of={claim.sentence} evidence={claim.evidence} />}
            </li>
          ))}
          {isOpen && layer.isSelfNamed ? (
            <li>
              <Say of={{ key: 'ui.stack.selfNamed' }} />
            </li>
          ) : null}
          {isOpen && layer.address !== undefined ? (
            <li>
              <OutsideLink href={addressLink(layer.chainId, layer.address)}>
                <code>{layer.address}</code>
              </OutsideLink>
            </li>
          ) : null}
        </ul>
      </div>
      <div className="take">
        <Loss layer={layer} now={now} {...(service === undefined ? {} : { service })} />
      </div>
    </li>
  );
};
