import { type ReactNode, useId, useState } from 'react';
import { Chip } from '@/components/ui/Chip';
import { ClaimText } from '@/components/ui/ClaimText';
import { addressLink } from '@/components/ui/explorers';
import { ShareValue } from '@/components/ui/FactValue';
import { OutsideLink } from '@/components/ui/OutsideLink';
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
const INLINE_CLAIMS = 2;

const Loss = ({ layer, service }: { layer: Layer; service?: ServiceTerms }) => {
  if (service !== undefined && (service.state === 'pending' || service.state === 'latent'))
    return <SharePair from={service.shareNow} to={service.shareLater} />;
  if (layer.kind === 'chain' && !layer.largestLoss.known)
    return (
      <span className="muted">
        <Say of={{ key: 'ui.stack.sharedByAll' }} />
      </span>
    );
  return <ShareValue of={layer.largestLoss} />;
};

type StratumProps = { readonly layer: Layer; readonly service?: ServiceTerms };

/** One layer: what it is, what one failure of it takes, and on demand everything said about it. */
export const Stratum = ({ layer, service }: StratumProps) => {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? layer.claims : layer.claims.slice(0, INLINE_CLAIMS);
  const lines: { key: string; isHidden?: boolean; content: ReactNode }[] = [
    {
      key: 'kind',
      // A run of services says by its place what each of them is.
      isHidden: layer.kind === 'service' && !isOpen,
      content: <Say of={{ key: KIND_KEYS[layer.kind] }} />,
    },
  ];
  if (service !== undefined && service.state !== 'active')
    lines.push({ key: 'state', content: <Say of={{ key: STATE_KEYS[service.state] }} /> });
  for (const claim of shown)
    lines.push({
      key: claim.sentence.key,
      content: isOpen ? <ClaimText of={claim} /> : <Say of={claim.sentence} evidence={claim.evidence} />,
    });
  const hasMore =
    layer.claims.length > INLINE_CLAIMS || layer.address !== undefined || layer.isSelfNamed || layer.marks.length > 0;
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
          {layer.marks.map((mark) => (
            <MarkChip key={mark.key} mark={mark} />
          ))}
          {service?.state === 'unable' ? (
            <Chip>
              <Say of={{ key: STATE_KEYS.unable }} />
            </Chip>
          ) : null}
        </div>
        <ul className="stratum-lines" id={id}>
          {lines.map((line) => (
            <li key={line.key} className={line.isHidden === true ? 'visually-hidden' : ''}>
              {line.content}
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
        <Loss layer={layer} {...(service === undefined ? {} : { service })} />
      </div>
    </li>
  );
};
