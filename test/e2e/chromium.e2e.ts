import { describe } from 'vitest';
import { describeScenarios } from './scenarios';

describe('Chromium', () => describeScenarios('chromium'));
