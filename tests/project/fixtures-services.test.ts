import { describe, expect, it } from 'vitest';
import { moreRightServices } from '../fixtures/more-right-services.js';
import { findingsOf, Project } from '../fixtures/project.js';
import { rightServices } from '../fixtures/right-services.js';
import type { Service } from '../fixtures/service.js';
import { wrongServices } from '../fixtures/wrong-services.js';

/** The lines that are reported in each file. */
function linesOf({ deps, files }: Service): Record<string, number[]> {
  const manifest = { 'package.json': JSON.stringify({ name: 'svc', private: true, dependencies: deps }) };
  const findings = findingsOf(new Project({ ...manifest, ...files }), Object.entries(files));
  return Object.fromEntries(Object.entries(findings).map(([name, found]) => [name, found.map((each) => Number.parseInt(each, 10))]));
}

describe('a service that bounds every wait is left alone', () => {
  it.each([...rightServices, ...moreRightServices])('$name', (service) => {
    expect(linesOf(service)).toEqual({});
  });
});

describe('what waits without bound is reported once, where it is to be mended', () => {
  it.each(wrongServices)('$name', (service) => {
    expect(linesOf(service)).toEqual(service.findings);
  });
});
