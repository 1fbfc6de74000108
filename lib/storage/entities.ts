import * as z from 'zod/mini';

import { defineParsedItem } from './parsed-item';
import { addressSchema } from './report-schema';

/** Contracts remembered; those looked up longest ago leave first. */
const CAPACITY = 500;
/** A contract nobody claims may be somebody's later (an address without code, a new factory). Seconds. */
const NOBODY_VALID_SECONDS = 86_400;

const entitySchema = z.object({
  protocol: z.string(),
  chainId: z.number(),
  address: addressSchema,
  kind: z.string(),
  traits: z.record(z.string(), z.string()),
});

const answerSchema = z.object({
  /** Ids of the protocols that were asked. */
  asked: z.array(z.string()),
  /** null: it is none of theirs. */
  entity: z.nullable(entitySchema),
  /** Unix seconds. */
  at: z.number(),
});

/** What the chain said a contract is. */
export type EntityAnswer = z.infer<typeof answerSchema>;

/** By `chainId:address`, lower case. What a contract is stays; that it is nobody's is asked again after a day. */
export const entitiesItem = defineParsedItem('local:entities', z.record(z.string(), answerSchema), {});

/** Whether an answer still answers for these protocols. `now` unix seconds. */
export const isAnswered = (answer: EntityAnswer | undefined, protocols: readonly string[], now: number): boolean => {
  if (answer === undefined) return false;
  if (answer.entity !== null) return true;
  return now - answer.at <= NOBODY_VALID_SECONDS && protocols.every((id) => answer.asked.includes(id));
};

/** Keeps answers, newest first where there are too many. */
export const rememberAnswers = async (answers: Readonly<Record<string, EntityAnswer>>): Promise<void> => {
  await entitiesItem.update((all) =>
    Object.fromEntries(
      Object.entries({ ...all, ...answers })
        .sort(([, a], [, b]) => b.at - a.at)
        .slice(0, CAPACITY),
    ),
  );
};
