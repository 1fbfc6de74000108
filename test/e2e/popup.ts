import type { Stage } from './stage';
export function describePopup(_stage: () => Stage): void {}
