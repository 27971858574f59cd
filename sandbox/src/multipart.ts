// Reading a `multipart/form-data` body, as an upload has it.

export interface Part {
  /** The name of the file, for a part that is one. */
  readonly fileName: string | undefined;
  readonly content: Uint8Array;
}

/** The parts of a body by their names; `undefined` when the body is not what the content type says. */
export function readMultipart(
  contentType: string,
  body: Uint8Array,
): ReadonlyMap<string, Part> | undefined {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return undefined;
  // A line break before the first boundary makes it like the others.
  const text = Buffer.concat([Buffer.from('\r\n'), body]);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts = new Map<string, Part>();
  let start = text.indexOf(delimiter);
  while (start >= 0) {
    start += delimiter.length;
    if (text.toString('latin1', start, start + 2) === '--') return parts;
    const end = text.indexOf(delimiter, start);
    if (end < 0) return undefined;
    const part = readPart(text.subarray(start, end));
    if (part === undefined) return undefined;
    parts.set(...part);
    start = end;
  }
  return undefined;
}

function boundaryOf(contentType: string): string | undefined {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return undefined;
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return found?.[1] ?? found?.[2];
}

/** A part from behind its boundary: a line break, header lines, an empty line, the content. */
function readPart(text: Buffer): [string, Part] | undefined {
  const headersEnd = text.indexOf('\r\n\r\n');
  if (headersEnd < 0) return undefined;
  const disposition = text
    .toString('utf8', 0, headersEnd)
    .split('\r\n')
    .find((line) => /^content-disposition\s*:\s*form-data\s*;/i.test(line));
  const name = disposition && /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) return undefined;
  // Browsers and fetch write these three characters of a file's name as percent codes.
  const fileName = /;\s*filename="([^"]*)"/i
    .exec(disposition!)?.[1]
    ?.replaceAll(/%22|%0A|%0D/gi, decodeURIComponent);
  return [name, { fileName, content: text.subarray(headersEnd + 4) }];
}
