import type { Adds } from '@/components/report/ReportBody';
import type { Report } from '@/lib/core/report';
import type { Sentence } from '@/lib/core/sentence';

/** One held request, as the sheet shows it. */
export type Review = {
  readonly id: string;
  readonly host: string;
  /** The host is the one the protocol is registered at. */
  readonly isRegisteredHost: boolean;
  readonly report: Report;
  /** What each intent asks for, in the order they are carried out. */
  readonly asked: readonly Sentence[];
  /** Place in `asked` of the one the report is about, which heads the sheet. */
  readonly about: number;
  readonly adds?: Adds;
  /** Place among the held requests, from 1. */
  readonly queue: { readonly position: number; readonly total: number };
};
