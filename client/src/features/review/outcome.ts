/** A promise that is settled once, from outside. */
export interface Outcome<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: unknown) => void;
}

export function outcome<Value>(): Outcome<Value> {
  let settle: Omit<Outcome<Value>, 'promise'> | undefined;
  const promise = new Promise<Value>((resolve, reject) => (settle = { resolve, reject }));
  // It may be rejected before anybody waits for it.
  promise.catch(() => undefined);
  return { promise, ...settle! };
}
