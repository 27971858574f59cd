/** What is used of Ruff, by name: the default export of a bundle is another thing than that of the module in it. */
export { default as initialize, PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web';
