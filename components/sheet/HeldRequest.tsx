import type { Review } from './review';
import { Sheet } from './Sheet';
import { UnreadRequest } from './UnreadRequest';

export type HeldRequestProps = {
  /** What is held; null: nothing, or not read yet. */
  readonly review: Review | null;
  /** Why the held request could not be read, in words; null when it could. */
  readonly trouble: string | null;
  /** Unix seconds. */
  readonly now: number;
  /** `id` null: the oldest held request, whatever it is. */
  readonly onDecide: (id: string | null, outcome: 'release' | 'reject') => void;
  readonly onRetry: () => void;
};

/** A held request on whatever surface shows it: explained, or the plain fact that it is held. */
export const HeldRequest = ({ review, trouble, now, onDecide, onRetry }: HeldRequestProps) => {
  if (review === null)
    return trouble === null ? null : (
      <UnreadRequest
        trouble={trouble}
        onRetry={onRetry}
        onContinue={() => onDecide(null, 'release')}
        onReject={() => onDecide(null, 'reject')}
      />
    );
  return (
    <Sheet
      review={review}
      trouble={trouble}
      now={now}
      onContinue={(id) => onDecide(id, 'release')}
      onReject={(id) => onDecide(id, 'reject')}
    />
  );
};
