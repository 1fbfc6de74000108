import type { RegistryFact } from '../../contract';
import { registrySource } from '../../registry-fact';

/** A dated statement about a protocol: `[id, kind, words, document, date]`. */
export type FactRow = readonly [string, RegistryFact['kind'], string, string, string];

/** Rows as facts of one protocol. */
export const datedFacts = (protocol: string, rows: readonly FactRow[]): readonly RegistryFact[] =>
  rows.map(([id, kind, text, document, date]) => ({
    id: `${protocol}:${id}`,
    kind,
    text,
    source: registrySource(document, date),
  }));
