import { possibleMajors, specifiersOf, type Module } from '../../project/index.js';

/** A package that a repair may import. */
export interface ImportablePackage {
  readonly package: string;
  /** The majors that CommonJS can require everywhere; all when left out. */
  readonly required?: { readonly majors: readonly number[]; readonly only: readonly number[] };
}

/** What of some packages a file can import, as the module system that it is written in allows. */
export function usablePackages<P extends ImportablePackage>(module: Module, all: readonly P[]): readonly P[] {
  const isCommonJs = !/^\s*(import|export)\b/mu.test(module.text);
  return all.filter(({ package: name, required }) => !isCommonJs || required === undefined || possibleMajors(module.package, name, required.majors).every((each) => required.only.includes(each)));
}

/** The package that a file imports already, else one that its own package depends on. */
export function findPackageAtHand<P extends ImportablePackage>(module: Module, usable: readonly P[]): P | undefined {
  const imported = new Set(specifiersOf(module));
  return usable.find((each) => imported.has(each.package)) ?? usable.find((each) => module.package?.dependsOn(each.package) === true);
}
