/** The rules about the source of Python graders, loaded with its parsers. Without them only its size is judged. */
import { pythonImport } from './pythonImport.ts';
import { pythonNoGrade } from './pythonNoGrade.ts';
import { pythonNoReturn } from './pythonNoReturn.ts';
import { pythonOutputJson } from './pythonOutputJson.ts';
import { pythonParameters } from './pythonParameters.ts';
import { pythonSampleKey } from './pythonSampleKey.ts';
import { pythonSwapped } from './pythonSwapped.ts';
import { pythonSyntax } from './pythonSyntax.ts';
import { pythonUnknownAnswer } from './pythonUnknownAnswer.ts';
import { pythonUnknownName } from './pythonUnknownName.ts';
import type { Rule } from './rule.ts';

export const pythonRules: readonly Rule[] = [
  pythonSyntax,
  pythonNoGrade,
  pythonParameters,
  pythonSwapped,
  pythonNoReturn,
  pythonImport,
  pythonUnknownName,
  pythonSampleKey,
  pythonOutputJson,
  pythonUnknownAnswer,
];
