import rule from '../../src/rules/no-mass-assignment.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-mass-assignment.cases.js';

createRuleTester().run('no-mass-assignment', rule, cases);
