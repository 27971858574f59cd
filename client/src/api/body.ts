/** Reads the body of an answer, but never more of it than an answer of this service can have. */

const maximumBytes = 10 * 1024 * 1024;

/** The whole body as text, or its first 10 MB with `isCut` when there is more. Rejects when the connection breaks. */
export async function readBounded(
  response: Response,
): Promise<{ readonly text: string; readonly isCut: boolean }> {
  if (!response.body) return { text: '', isCut: false };
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), isCut: false };
    bytes += value.byteLength;
    text += decoder.decode(value, { stream: true });
    if (bytes > maximumBytes) {
      await reader.cancel();
      return { text: text, isCut: true };
    }
  }
}
