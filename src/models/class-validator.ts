import type { LibraryModel } from '../semantics/types.js';

const source = 'class-validator@0.15.1, class-transformer@0.5.1: behaviour run';

/** `plainToInstance` makes an instance and checks nothing; `validate` gives a list of errors and never throws. */
export const classValidatorModel: LibraryModel = {
  library: 'class-validator',
  packages: ['class-validator', 'class-transformer', 'class-transformer-validator'],
  majors: [0],
  fieldChecks: [
    { paths: ['IsJSON()'], holds: 'json', source: 'class-validator@0.15.1:cjs/decorator/string/IsJSON.js' },
    { paths: ['Max()'], holds: 'value', source: 'class-validator@0.15.1:cjs/decorator/number/Max.js' },
    { paths: ['IsIn()'], holds: 'value', source: 'class-validator@0.15.1:cjs/decorator/common/IsIn.js' },
    { paths: ['IsEnum()'], holds: 'value', source: 'class-validator@0.15.1:cjs/decorator/typechecker/IsEnum.js' },
    { paths: ['ArrayMaxSize()'], holds: 'length', source: 'class-validator@0.15.1:cjs/decorator/array/ArrayMaxSize.js' },
  ],
  checks: [
    { names: ['validateOrReject'], gives: 'assertion', unknownKeys: 'kept', source },
    { names: ['validate', 'validateSync'], gives: 'verdict', unknownKeys: 'kept', source },
    { names: ['transformAndValidate', 'transformAndValidateSync'], gives: 'value', unknownKeys: 'kept', source },
    { names: ['plainToInstance', 'plainToClass'], gives: 'same', argument: 1, source },
  ],
};
