import rule from '../../src/rules/no-connection-leak.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-connection-leak.cases.js';

createRuleTester().run('no-connection-leak', rule, cases);
