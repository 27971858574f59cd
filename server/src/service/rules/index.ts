/** All rules, in the order in which they are asked; of the rules about one value, the first that finds fault speaks. */
import { answerSchema } from './answerSchema.ts';
import { azureLimit } from './azureLimit.ts';
import { azureOnly } from './azureOnly.ts';
import { contentShape } from './contentShape.ts';
import { bareSchema } from './bareSchema.ts';
import { bareType } from './bareType.ts';
import { duplicateProperty } from './duplicateProperty.ts';
import { emptyValue } from './emptyValue.ts';
import { evalsOnlyMetric } from './evalsOnlyMetric.ts';
import { fewGraders } from './fewGraders.ts';
import { fileId, placeholderFileId } from './fileIds.ts';
import { foreignHyperparameter } from './foreignHyperparameter.ts';
import { foreignMethodBlock } from './foreignMethodBlock.ts';
import { ambiguousPower, graderKey, mixedRanges, unusedGrader } from './formulaGraders.ts';
import { formulaSyntaxRules } from './formulaSyntax.ts';
import { formulaUnknownName } from './formulaUnknownName.ts';
import { formulaConstant, formulaMayFail, formulaWithoutValue } from './formulaValue.ts';
import { graderComparesItself } from './graderComparesItself.ts';
import { graderIgnoresSample } from './graderIgnoresSample.ts';
import { graderList } from './graderList.ts';
import { unwrappedGrader } from './unwrappedGrader.ts';
import { gradersNotAMap } from './gradersNotAMap.ts';
import { constantLabels, duplicateLabel, unknownLabel } from './labels.ts';
import { propertyLimit, valueLimit } from './limits.ts';
import { literalSecret } from './literalSecret.ts';
import { messagesNotAList } from './messagesNotAList.ts';
import { mismatchedType } from './mismatchedType.ts';
import { misspeltModel } from './misspeltModel.ts';
import { misplacedProperty } from './misplacedProperty.ts';
import { misplacedGrader } from './misplacedGrader.ts';
import { missingName } from './missingName.ts';
import { missingProperty } from './missingProperty.ts';
import { missingTrainingType } from './missingTrainingType.ts';
import { missingValidationFile } from './missingValidationFile.ts';
import { nullValue } from './nullValue.ts';
import { passThreshold } from './passThreshold.ts';
import { pythonTooLarge } from './pythonTooLarge.ts';
import { rangeOrder } from './rangeOrder.ts';
import { retiredModel } from './retiredModel.ts';
import { reversedSearch } from './reversedSearch.ts';
import type { Rule } from './rule.ts';
import { sameFile } from './sameFile.ts';
import { samplingParameter } from './samplingParameter.ts';
import { sourceList } from './sourceList.ts';
import { syntaxRules } from './syntax.ts';
import { serviceAnswer } from './serviceAnswer.ts';
import { surroundingBlanks } from './surroundingBlanks.ts';
import { templateNoBraces } from './templateNoBraces.ts';
import { templateOutputJson } from './templateOutputJson.ts';
import { templateSyntaxRules } from './templateSyntax.ts';
import { templateTooLong } from './templateTooLong.ts';
import { templateUnknownAnswer } from './templateUnknownAnswer.ts';
import { templateUnknownVariable } from './templateUnknownVariable.ts';
import { topLevelHyperparameters } from './topLevelHyperparameters.ts';
import { unknownProperty } from './unknownProperty.ts';
import { unknownType } from './unknownType.ts';
import { unknownValue } from './unknownValue.ts';
import { unknownVersion } from './unknownVersion.ts';
import { unsupportedMethod } from './unsupportedMethod.ts';
import { unsupportedTrainingType } from './unsupportedTrainingType.ts';
import { untrainableModel } from './untrainableModel.ts';
import { wrappedProperties } from './wrappedProperties.ts';
import { wrongType } from './wrongType.ts';

/** All but those about Python, which are loaded with its parsers: python.ts. */
export const rules: readonly Rule[] = [
  ...syntaxRules,
  unknownType,
  misplacedGrader,
  mismatchedType,
  unknownProperty,
  misplacedProperty,
  wrappedProperties,
  serviceAnswer,
  unwrappedGrader,
  missingProperty,
  missingName,
  duplicateProperty,
  propertyLimit,
  bareType,
  bareSchema,
  nullValue,
  wrongType,
  unknownValue,
  valueLimit,
  graderList,
  gradersNotAMap,
  messagesNotAList,
  contentShape,
  sourceList,
  fewGraders,
  topLevelHyperparameters,
  foreignHyperparameter,
  foreignMethodBlock,
  missingValidationFile,
  sameFile,
  fileId,
  emptyValue,
  surroundingBlanks,
  placeholderFileId,
  passThreshold,
  rangeOrder,
  unknownLabel,
  duplicateLabel,
  constantLabels,
  evalsOnlyMetric,
  samplingParameter,
  reversedSearch,
  literalSecret,
  azureLimit,
  missingTrainingType,
  azureOnly,
  ...templateSyntaxRules,
  templateUnknownVariable,
  templateNoBraces,
  templateOutputJson,
  answerSchema,
  templateUnknownAnswer,
  templateTooLong,
  graderIgnoresSample,
  graderComparesItself,
  ...formulaSyntaxRules,
  formulaUnknownName,
  formulaWithoutValue,
  formulaMayFail,
  formulaConstant,
  unusedGrader,
  graderKey,
  mixedRanges,
  ambiguousPower,
  retiredModel,
  untrainableModel,
  unsupportedMethod,
  unknownVersion,
  misspeltModel,
  unsupportedTrainingType,
  pythonTooLarge,
];
