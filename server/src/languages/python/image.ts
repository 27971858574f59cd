/**
 * What is in the image that runs Python graders, and what it refuses, as the graders guide of the API tells. Nobody
 * says which Python it has; the versions of its packages leave 3.10 to 3.13.
 */
import { standardModules } from './standardModules.ts';

export type ImagePackage = {
  /** As it is installed. */
  readonly name: string;
  /** Undefined for a package that is only there because another needs it. */
  readonly version: string | undefined;
  /** What it is imported by, its main name first. */
  readonly imports: readonly string[];
  /** The packages that bring it along; empty for those that the guide lists. */
  readonly neededBy: readonly string[];
};

/** The packages of `image_tag` 2025-05-08, the only one that the guide documents. */
export const imagePackages: readonly ImagePackage[] = [
  listed('numpy', '2.2.4'),
  listed('scipy', '1.15.2'),
  listed('sympy', '1.13.3'),
  listed('pandas', '2.2.3'),
  listed('rapidfuzz', '3.10.1'),
  listed('scikit-learn', '1.6.1', 'sklearn'),
  listed('rouge-score', '0.1.2', 'rouge_score'),
  listed('deepdiff', '8.4.2'),
  listed('jsonschema', '4.23.0'),
  listed('pydantic', '2.10.6'),
  listed('pyyaml', '6.0.2', 'yaml', '_yaml'),
  listed('nltk', '3.9.1'),
  listed('sqlparse', '0.5.3'),
  listed('rdkit', '2024.9.6'),
  listed('scikit-bio', '0.6.3', 'skbio'),
  listed('ast-grep-py', '0.36.2', 'ast_grep_py'),
];

/** What the listed packages cannot be installed without, by their own metadata. The guide does not list these. */
const neededPackages: readonly ImagePackage[] = [
  needed('python-dateutil', ['dateutil'], ['pandas']),
  needed('pytz', ['pytz'], ['pandas']),
  needed('tzdata', ['tzdata'], ['pandas']),
  needed('six', ['six'], ['python-dateutil', 'rouge-score']),
  needed('joblib', ['joblib'], ['scikit-learn', 'nltk']),
  needed('threadpoolctl', ['threadpoolctl'], ['scikit-learn']),
  needed('mpmath', ['mpmath'], ['sympy']),
  needed('absl-py', ['absl'], ['rouge-score']),
  needed('orderly-set', ['orderly_set'], ['deepdiff']),
  needed('attrs', ['attr', 'attrs'], ['jsonschema']),
  needed('jsonschema-specifications', ['jsonschema_specifications'], ['jsonschema']),
  needed('referencing', ['referencing'], ['jsonschema']),
  needed('rpds-py', ['rpds'], ['jsonschema']),
  needed('pydantic-core', ['pydantic_core'], ['pydantic']),
  needed('annotated-types', ['annotated_types'], ['pydantic']),
  needed('typing-extensions', ['typing_extensions'], ['pydantic']),
  needed('click', ['click'], ['nltk']),
  needed('regex', ['regex'], ['nltk']),
  needed('tqdm', ['tqdm'], ['nltk']),
  needed('pillow', ['PIL'], ['rdkit']),
  needed('requests', ['requests'], ['scikit-bio']),
  needed('urllib3', ['urllib3'], ['requests']),
  needed('certifi', ['certifi'], ['requests']),
  needed('idna', ['idna'], ['requests']),
  needed('charset-normalizer', ['charset_normalizer'], ['requests']),
  needed('decorator', ['decorator'], ['scikit-bio']),
  needed('natsort', ['natsort'], ['scikit-bio']),
  needed('h5py', ['h5py'], ['scikit-bio']),
  needed('biom-format', ['biom'], ['scikit-bio']),
  needed('statsmodels', ['statsmodels'], ['scikit-bio']),
  needed('patsy', ['patsy'], ['scikit-bio']),
  needed('packaging', ['packaging'], ['statsmodels']),
];

function listed(name: string, version: string, ...imports: string[]): ImagePackage {
  return { name, version, imports: imports.length > 0 ? imports : [name], neededBy: [] };
}

function needed(name: string, imports: string[], neededBy: string[]): ImagePackage {
  return { name, version: undefined, imports, neededBy };
}

const packagesByImport: ReadonlyMap<string, ImagePackage> = new Map(
  [...neededPackages, ...imagePackages].flatMap((one) => one.imports.map((name) => [name, one])),
);

/**
 * Where a module comes from, by its name as it is imported, dots and all: Python's own library, a package of the image,
 * or nowhere that is known (undefined), in which case the import most likely fails.
 */
export function knownImport(moduleName: string): 'standard' | ImagePackage | undefined {
  const [first] = moduleName.split('.') as [string];
  return standardModules.has(first) ? 'standard' : packagesByImport.get(first);
}

/** The package of the image that is installed by this name, for those who import it so. */
export function packageNamed(name: string): ImagePackage | undefined {
  const normal = name.toLowerCase().replace(/[-_.]+/g, '-');
  return imagePackages.find((one) => one.name === normal);
}

const networkModules: ReadonlySet<string> = new Set([
  ...['ftplib', 'http.client', 'http.server', 'imaplib', 'nntplib', 'poplib', 'requests'],
  ...['smtpd', 'smtplib', 'socket', 'socketserver', 'ssl', 'telnetlib', 'urllib.request'],
  ...['urllib.robotparser', 'urllib3', 'webbrowser', 'wsgiref.simple_server'],
  ...['xmlrpc.client', 'xmlrpc.server'],
]);

/**
 * Whether a module can be imported but does nothing useful without a network, which the image does not have. The
 * dotted name counts: of `from urllib import request` it is `urllib.request`.
 */
export function needsNetwork(moduleName: string): boolean {
  const parts = moduleName.split('.');
  return parts.some((_, index) => networkModules.has(parts.slice(0, index + 1).join('.')));
}
