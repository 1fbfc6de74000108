import type { Sentence } from '@/lib/core/sentence';

/** A line that goes with a decoded call. */
export const note = (key: string): Sentence => ({ key: `symbiotic.note.${key}` });
