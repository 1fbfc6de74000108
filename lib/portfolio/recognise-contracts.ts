import { UnderlayerError } from '@/lib/core/errors';
import { type Entity, type EntityBook, entityKey } from '@/lib/protocols/contract';
import { protocolById, type Suspect } from '@/lib/protocols/registry';
import { type EntityAnswer, entitiesItem, isAnswered, rememberAnswers } from '@/lib/storage/entities';
import type { Deps } from './deps';
import { within } from './within';

/** How long a request may wait for the chain to say whose contract it calls. Milliseconds. */
export const LOOK_UP_BUDGET = 1_500;

/** More unknown contracts than this are asked about by no request a person makes; the others stay unresolved. */
const MOST_ASKED = 100;

/** What the chain, or the memory of it, said about contracts nobody lists. */
export type Recognition = {
  readonly entities: EntityBook;
  /** By `entityKey`: nobody could say in time whose they are. */
  readonly unresolved: ReadonlySet<string>;
};

const keyOf = ({ chainId, address }: Suspect): string => entityKey(chainId, address);

type Memory = Readonly<Record<string, EntityAnswer>>;

const recall = (suspects: readonly Suspect[], memory: Memory, now: number): Recognition => {
  const entities = new Map<string, Entity>();
  const unresolved = new Set<string>();
  for (const suspect of suspects) {
    const answer = memory[keyOf(suspect)];
    if (!isAnswered(answer, suspect.protocols, now)) unresolved.add(keyOf(suspect));
    else if (answer?.entity) entities.set(keyOf(suspect), answer.entity as Entity);
  }
  return { entities, unresolved };
};

/** Asks every protocol it may belong to about each suspect of one chain: one round trip for all of them. */
const askChain = async (chainId: number, suspects: readonly Suspect[], deps: Deps): Promise<Memory> => {
  const client = await deps.reader(chainId);
  if (client === undefined) return {};
  const context = { client, chainId, now: deps.now() };
  const ids = [...new Set(suspects.flatMap(({ protocols }) => protocols))];
  const found = await Promise.all(
    ids.map(async (id) => {
      const theirs = suspects.filter(({ protocols }) => protocols.includes(id)).map(({ address }) => address);
      return (await protocolById(id)?.recognise?.entitiesAmong(context, [...new Set(theirs)])) ?? [];
    }),
  );
  const entities = found.flat();
  const answerOf = (suspect: Suspect): EntityAnswer => ({
    asked: ids.filter((id) => suspects.some((one) => keyOf(one) === keyOf(suspect) && one.protocols.includes(id))),
    entity: entities.find((entity) => entityKey(entity.chainId, entity.address) === keyOf(suspect)) ?? null,
    at: context.now,
  });
  return Object.fromEntries(suspects.map((suspect) => [keyOf(suspect), answerOf(suspect)]));
};

/** What could not be read stays open. Answers that come too late for this request are kept for the next. */
const askAll = async (suspects: readonly Suspect[], deps: Deps): Promise<Memory> => {
  const chains = [...new Set(suspects.map(({ chainId }) => chainId))];
  const answers = await Promise.all(
    chains.map(async (chainId) => {
      try {
        return await askChain(
          chainId,
          suspects.filter((suspect) => suspect.chainId === chainId),
          deps,
        );
      } catch (error) {
        if (!(error instanceof UnderlayerError)) throw error;
        return {};
      }
    }),
  );
  const all: Memory = Object.assign({}, ...answers);
  if (Object.keys(all).length > 0) await rememberAnswers(all);
  return all;
};

/**
 * Whose contracts these are: from memory, else from the chain within `budget` milliseconds; 0 asks nobody. Never throws for an
 * unreachable chain.
 */
export const recogniseContracts = async (
  suspects: readonly Suspect[],
  budget: number,
  deps: Deps,
): Promise<Recognition> => {
  if (suspects.length === 0) return { entities: new Map(), unresolved: new Set() };
  const memory = await entitiesItem.read();
  const recalled = recall(suspects, memory, deps.now());
  if (recalled.unresolved.size === 0 || budget === 0) return recalled;
  const asked = new Set([...recalled.unresolved].slice(0, MOST_ASKED));
  const open = suspects.filter((suspect) => asked.has(keyOf(suspect)));
  const answers = await within(askAll(open, deps), budget);
  return answers === undefined ? recalled : recall(suspects, { ...memory, ...answers }, deps.now());
};
