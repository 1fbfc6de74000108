/** Root of every error Underlayer throws. The message tells a person what happened and what to do. */
export class UnderlayerError extends Error {
  override readonly name: string = 'UnderlayerError';
  /** One sentence, no trailing detail. */
  readonly shortMessage: string;
  /** Machine or library wording, for the evidence panel. */
  readonly details: string | undefined;

  constructor(shortMessage: string, options: { details?: string; cause?: unknown } = {}) {
    super(
      options.details === undefined ? shortMessage : `${shortMessage} (${options.details})`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.shortMessage = shortMessage;
    this.details = options.details;
  }
}

/** A quantity was asked of inputs for which it has no meaning (a zero divisor, a share above 100 %). */
export class OutOfDomainError extends UnderlayerError {
  override readonly name = 'OutOfDomainError';
  constructor(
    readonly quantity: string,
    readonly requirement: string,
  ) {
    super(`${quantity} needs ${requirement}.`);
  }
}
