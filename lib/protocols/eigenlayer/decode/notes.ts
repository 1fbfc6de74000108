import type { Sentence } from '@/lib/core/sentence';

/** A line that goes with a decoded call; texts are in the catalogue under `intent.note`. */
export const note = (key: string): Sentence => ({ key: `intent.note.${key}` });
