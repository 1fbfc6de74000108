import { type Sentence, say } from '@/lib/core/sentence';

/** A remark on a Mellow call: text under `mellow.note.<key>`. */
export const note = (key: string): Sentence => say(`mellow.note.${key}`);
