import { type Sentence, say } from '@/lib/core/sentence';

/** A remark on a Karak call: text under `karak.note.<key>`. */
export const note = (key: string): Sentence => say(`karak.note.${key}`);
