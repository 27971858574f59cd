/**
 * What can be taken from the modules that graders mostly use, and from texts: of what `dir()` of Python 3.11 lists, that
 * which 3.10 to 3.13 have too and people need. What is not listed here may be there all the same.
 */

type MemberKind = 'function' | 'class' | 'constant';
export type Member = { readonly name: string; readonly kind: MemberKind };

const textMethods = `capitalize casefold center count encode endswith expandtabs find format format_map index isalnum
  isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower
  lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines
  startswith strip swapcase title translate upper zfill`;

/** By the dotted name of a module or class: functions, classes and constants, parted by `|`. */
const lists: Readonly<Record<string, string>> = {
  ast: 'dump literal_eval parse unparse walk | NodeVisitor',
  base64: 'b64decode b64encode',
  bisect: 'bisect bisect_left bisect_right insort insort_left insort_right',
  'builtins.str': `${textMethods} maketrans`,
  collections: 'namedtuple | ChainMap Counter OrderedDict defaultdict deque',
  copy: 'copy deepcopy',
  csv: 'reader writer | DictReader DictWriter',
  dataclasses: 'asdict astuple dataclass field fields is_dataclass replace',
  datetime: '| date datetime time timedelta timezone tzinfo',
  'datetime.date': 'fromisoformat fromordinal fromtimestamp today',
  'datetime.datetime': 'combine fromisoformat fromtimestamp now strptime today',
  decimal:
    'getcontext localcontext | Context Decimal DivisionByZero InvalidOperation Overflow | ROUND_DOWN ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP',
  difflib: 'context_diff get_close_matches ndiff unified_diff | Differ SequenceMatcher',
  enum: 'unique | Enum Flag IntEnum IntFlag auto',
  fractions: '| Fraction',
  functools:
    'cache cmp_to_key lru_cache reduce singledispatch total_ordering wraps | cached_property partial',
  hashlib: 'md5 new sha1 sha256 sha512',
  heapq: 'heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest',
  html: 'escape unescape',
  io: '| BytesIO StringIO',
  itertools:
    'tee | accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby islice pairwise permutations product repeat starmap takewhile zip_longest',
  'itertools.chain': 'from_iterable',
  json: 'dump dumps load loads | JSONDecodeError JSONDecoder JSONEncoder',
  math: 'acos acosh asin asinh atan atan2 atanh ceil comb copysign cos cosh degrees dist erf erfc exp expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nextafter perm pow prod radians remainder sin sinh sqrt tan tanh trunc ulp || e inf nan pi tau',
  operator:
    'add contains countOf eq ge gt le lt mod mul ne neg not_ sub truediv xor | attrgetter itemgetter methodcaller',
  random:
    'choice choices gauss getrandbits normalvariate randint random randrange sample seed shuffle uniform | Random',
  re: 'compile escape findall finditer fullmatch match search split sub subn | Match Pattern error | ASCII DOTALL IGNORECASE MULTILINE UNICODE VERBOSE A I M S X',
  statistics:
    'correlation covariance fmean geometric_mean harmonic_mean linear_regression mean median median_grouped median_high median_low mode multimode pstdev pvariance quantiles stdev variance | NormalDist StatisticsError',
  str: textMethods,
  string:
    'capwords | Formatter Template | ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits printable punctuation whitespace',
  textwrap: 'dedent fill indent shorten wrap | TextWrapper',
  time: 'monotonic perf_counter process_time sleep strftime strptime time',
  typing:
    'cast get_args get_origin overload | Any Callable ClassVar Counter DefaultDict Deque Dict Final FrozenSet Generator Generic Iterable Iterator List Literal Mapping MutableMapping NamedTuple Optional Protocol Sequence Set Tuple Type TypedDict TypeVar Union | TYPE_CHECKING',
  unicodedata: 'category combining decimal digit is_normalized lookup name normalize numeric',
};

const kinds = ['function', 'class', 'constant'] as const;

/** The members of what a dotted name means, in the order of the alphabet; none where they are not listed. */
export function membersOf(dottedName: string): readonly Member[] {
  if (!Object.hasOwn(lists, dottedName)) return [];
  return lists[dottedName]!.split('|').flatMap((names, index) =>
    names.split(/\s+/).flatMap((name) => (name === '' ? [] : { name, kind: kinds[index]! })),
  );
}

/** The modules of which the members are listed. */
export const listedModules: readonly string[] = Object.keys(lists).filter(
  (name) => name !== 'str' && !name.includes('.'),
);

/** What gives a text when it is called. */
const givesText: ReadonlySet<string> = new Set([
  ...['builtins.str', 'html.escape', 'html.unescape', 'json.dumps'],
  ...['str.capitalize', 'str.casefold', 'str.center', 'str.expandtabs', 'str.format', 'str.join'],
  ...[
    'str.ljust',
    'str.lower',
    'str.lstrip',
    'str.removeprefix',
    'str.removesuffix',
    'str.replace',
  ],
  ...['str.rjust', 'str.rstrip', 'str.strip', 'str.swapcase', 'str.title', 'str.translate'],
  ...['str.upper', 'str.zfill', 'unicodedata.normalize'],
]);

/** The dotted name of what a path of names and calls `()` leads to; undefined where that is not known. */
export function dottedNameOf(path: readonly string[]): string | undefined {
  const [first, ...steps] = path;
  let name = first;
  for (const step of steps) {
    if (step !== '()') name = `${name}.${step}`;
    else if (name !== undefined && givesText.has(name)) name = 'str';
    else return undefined;
  }
  return name;
}
