/**
 * Loaded before all tests: properties try the same cases in every run, so that whether a change lands is no matter of
 * luck. `FTJOB_SEED=$RANDOM npm run test:unit` looks for new ones; what it finds becomes a fixture.
 */
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['FTJOB_SEED'] ?? 1) });
