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
  /** What each intent asks for, in the order of `report.intents`; the first heads the sheet. */
  readonly asked: readonly Sentence[];
  readonly adds?: Adds;
  /** Place among the held requests, from 1. */
  readonly queue: { readonly position: number; readonly total: number };
};
