import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Hex } from 'viem';
import type { Action, ActionInput } from './actions';

/** One thing the person asked for, and how far it is. */
export interface Entry {
  readonly id: number;
  readonly label: string;
  readonly state: 'waiting for the wallet' | 'sent' | 'mined' | 'signed' | 'refused' | 'failed';
  readonly detail: string;
}

/** Runs actions and keeps what became of each, newest first. What was read of the chain is read again once one is mined. */
export function useActivity() {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const queries = useQueryClient();
  const run = useCallback(
    async (label: string, action: Action, input: ActionInput) => {
      const id = nextId++;
      const update = (change: Pick<Entry, 'state' | 'detail'>) =>
        setEntries((all) => all.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)));
      setEntries((all) => [{ id, label, state: 'waiting for the wallet', detail: '' }, ...all]);
      try {
        const outcome = await action(input, (hash) => update({ state: 'sent', detail: hash }));
        if (outcome.kind === 'mined') {
          update({ state: 'mined', detail: outcome.hashes.join(' ') });
          await queries.invalidateQueries();
        } else update({ state: 'signed', detail: outcome.signature });
      } catch (error) {
        update(describeFailure(error));
      }
    },
    [queries],
  );
  return { entries, run };
}

let nextId = 1;

/** A wallet's error code lies some causes deep, wherever the client libraries have put it. */
function describeFailure(error: unknown): Pick<Entry, 'state' | 'detail'> {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'number') {
      const state = at.code === 4001 ? 'refused' : 'failed';
      return { state, detail: `code ${at.code}: ${firstLine(at.message)}` };
    }
  }
  return { state: 'failed', detail: firstLine(error instanceof Error ? error.message : String(error)) };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

export function shorten(hex: Hex | string): string {
  return hex.length > 24 ? `${hex.slice(0, 10)}…${hex.slice(-8)}` : hex;
}
