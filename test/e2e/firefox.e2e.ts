import { describe } from 'vitest';
import { describeScenarios } from './scenarios';

describe('Firefox', () => describeScenarios('firefox'));
