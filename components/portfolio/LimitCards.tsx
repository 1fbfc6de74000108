import { FactValue } from '@/components/ui/FactValue';
import { Phrase } from '@/components/ui/Phrase';
import { Quantity } from '@/components/ui/Quantity';
import { Say } from '@/components/ui/Say';
import type { LimitCheck } from './portfolio-data';

const CAPTION_KEYS: Readonly<Record<LimitCheck['id'], string>> = {
  loss: 'ui.limits.loss',
  exit: 'ui.limits.exit',
  liquidation: 'ui.limits.liquidation',
};

/** The person's own limits against what they hold. */
export const LimitCards = ({ checks }: { checks: readonly LimitCheck[] }) => (
  <ul className="limits">
    {checks
      .filter((check) => check.status !== 'not-applicable')
      .map(({ id, status, measure, limit, subject }) => (
        <li key={id} className={status === 'beyond' ? 'limit-card beyond' : 'limit-card'}>
          <div className="limit-value">
            <FactValue of={measure} as={(quantity) => quantity} />
          </div>
          <div className="limit-caption">
            <Phrase of={CAPTION_KEYS[id]} slots={{ subject: <bdi>{subject ?? ''}</bdi> }} />
          </div>
          <div className="limit-caption">
            <Phrase of="ui.limits.yours" slots={{ limit: <Quantity of={limit} /> }} />
            {status === 'beyond' ? (
              <strong>
                <Say of={{ key: 'ui.tile.beyond' }} />
              </strong>
            ) : null}
          </div>
        </li>
      ))}
  </ul>
);
