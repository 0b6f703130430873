import rule from '../../src/rules/no-unscoped-mutation.js';
import { createRuleTester } from '../support/rule-tester.js';
import { cases } from './no-unscoped-mutation.cases.js';

createRuleTester().run('no-unscoped-mutation', rule, cases);
