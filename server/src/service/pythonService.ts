/** What is said about the Python of graders: loaded together with its parsers, without which there is nothing to say. */
export { pythonCompletions } from './completion/python.ts';
export { hoverInPython } from './hoverPython.ts';
export { pythonNameAt } from './pythonNames.ts';
export { pythonRules } from './rules/python.ts';
