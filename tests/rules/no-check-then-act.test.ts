import rule from '../../src/rules/no-check-then-act.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-check-then-act.cases.js';

createRuleTester().run('no-check-then-act', rule, cases);
