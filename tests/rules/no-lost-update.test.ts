import rule from '../../src/rules/no-lost-update.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-lost-update.cases.js';

createRuleTester().run('no-lost-update', rule, cases);
