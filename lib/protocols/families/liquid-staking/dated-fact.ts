import type { RegistryFact } from '../../contract';
import { registrySource } from '../../reading/registry-fact';

/**
 * A dated statement about a protocol, `[id, kind, words, document, date]`: a short name for it, once in the protocol; what it is about, as in
 * `RegistryFact`; one or two sentences as shown; the document that says so (`owner/repository commit`, or whose page or report); the day of
 * that document, or on which it was read where it has none, as `2026-07-30`. Without a document it is no fact.
 */
export type FactRow = readonly [string, RegistryFact['kind'], string, string, string];

/** Rows as facts of one protocol. */
export const datedFacts = (protocol: string, rows: readonly FactRow[]): readonly RegistryFact[] =>
  rows.map(([id, kind, text, document, date]) => ({
    id: `${protocol}:${id}`,
    kind,
    text,
    source: registrySource(document, date),
  }));
