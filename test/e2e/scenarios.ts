import type { BrowserName } from '../support/browsers';
import { describeDecisions } from './decisions';
import { describeEveryProtocol } from './every-protocol';
import { describeExplanation } from './explanation';
import { describeHostilePages } from './hostile-pages';
import { describePopup } from './popup';
import { setStage } from './stage';
import { describeSurvival } from './survival';

/** Everything that must hold in a real browser. The same scenarios run in both. */
export function describeScenarios(name: BrowserName): void {
  const stage = setStage(name);
  describeDecisions(stage);
  describeExplanation(stage);
  describeSurvival(stage);
  describeHostilePages(stage);
  describePopup(stage);
  describeEveryProtocol(stage);
}
