import rule from '../../src/rules/no-unchecked-response.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-unchecked-response.cases.js';

createRuleTester().run('no-unchecked-response', rule, cases);
