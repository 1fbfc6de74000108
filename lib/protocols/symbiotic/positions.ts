import type { Position } from '@/lib/core/terms';
import type { Address } from '@/lib/core/units';
import type { ReadContext } from '../contract';

export const readPositions = async (
  _context: ReadContext,
  _owners: readonly Address[],
): Promise<readonly Position[]> => [];
