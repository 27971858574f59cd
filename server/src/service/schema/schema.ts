/** The compiled schema of a job, made when the first document asks for it. */
import source from '../../../../schemas/ftjob.schema.json' with { type: 'json' };
import { compileSchema, type JsonSchema } from './compile.ts';
import type { Shape } from './shape.ts';

let compiled: Shape | undefined;

/** The shape of a whole job body. */
export function jobShape(): Shape {
  return (compiled ??= compileSchema(source as unknown as JsonSchema));
}
