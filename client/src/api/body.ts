/** Reads the body of an answer, but never more of it than was asked for. */

/** More than a JSON answer of this service can have. */
const usualMaximum = 10 * 1024 * 1024;

/** The whole body, or its first `maximumBytes` and a little more with `isCut`. Rejects when the connection breaks. */
export async function readBounded(
  response: Response,
  maximumBytes = usualMaximum,
): Promise<{ readonly bytes: Uint8Array; readonly isCut: boolean }> {
  if (!response.body) return { bytes: new Uint8Array(), isCut: false };
  const reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> = response.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let length = 0; ;) {
    const { done, value } = await reader.read();
    if (!done) chunks.push(value);
    length += value?.byteLength ?? 0;
    const isCut = length > maximumBytes;
    if (isCut) await reader.cancel();
    if (done || isCut) return { bytes: await new Blob(chunks).bytes(), isCut };
  }
}
