import { UnderlayerError } from '@/lib/core/errors';

/** A feed did not answer, or answered something its schema does not allow. */
export class FeedFailedError extends UnderlayerError {
  override readonly name = 'FeedFailedError';
  constructor(
    readonly url: string,
    reason: string,
    cause?: unknown,
  ) {
    super(`${new URL(url).host} did not give a usable answer; what depends on it is shown as unknown.`, {
      details: reason,
      cause,
    });
  }
}
