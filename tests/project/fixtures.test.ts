import { describe, expect, it } from 'vitest';
import { fixtures } from '../fixtures/projects.js';
import { findingsOf, Project } from '../fixtures/project.js';

describe('the files of a small package are reported for what all of them say together', () => {
  it.each(fixtures)('$name', ({ files, findings }) => {
    expect(findingsOf(new Project(files), Object.entries(files))).toEqual(findings);
  });

  it.each(fixtures)('$name, in any order', ({ files, findings }) => {
    expect(findingsOf(new Project(files), Object.entries(files).reverse())).toEqual(findings);
  });
});
