import type { Stage } from './stage';
export function describeExplanation(_stage: () => Stage): void {}
