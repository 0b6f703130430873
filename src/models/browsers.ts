import type { LibraryModel } from '../semantics/types.js';

/** Browsers that a program starts: each is a process of its own, which goes on when nobody closes it. */
export const browsersModel: LibraryModel = {
  library: 'puppeteer',
  packages: ['puppeteer', 'puppeteer-core', 'playwright', 'playwright-core'],
  majors: [1, 24],
  resources: [
    { what: 'browser', taken: ['launch()', 'default.launch()', '{chromium,firefox,webkit}.launch()'], returned: ['close'], awaited: true, source: 'puppeteer-core@24.43.1:lib/types.d.ts; playwright-core@1.65.1:types/types.d.ts' },
  ],
};
