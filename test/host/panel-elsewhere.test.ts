// The panel of a job whose connection leads to another service meanwhile: that one is asked for nothing.
import assert from 'node:assert/strict';
import { clickInPanel, panelOutline } from './page.ts';
import {
  openJob,
  panelOf,
  panelWith,
  setUserSetting,
  startHeldService,
  submit,
  tidyUp,
  validJob,
  type HeldService,
} from './service.ts';

suite('Job panel, elsewhere', () => {
  let service: HeldService;
  let other: HeldService;

  setup(async () => {
    service = await startHeldService();
    other = await startHeldService();
    await setUserSetting('sandbox.address', service.address);
  });

  teardown(async () => {
    await service.close();
    await other.close();
    await tidyUp();
  });

  test('says where the job was sent to, reads nothing, and offers no change until it leads back', async () => {
    const document = await openJob('elsewhere.ftjob.json', validJob);
    await submit();
    await panelWith(document, 'Cancel Job');
    await setUserSetting('sandbox.address', other.address);
    const words = `was sent to ${service.address}, but the connection Sandbox leads to ${other.address}`;
    const text = await panelWith(document, words);
    assert.match(text, /validating_files/);
    const outline = (await panelOutline(panelOf(document))) ?? '';
    assert.match(outline, /button "Refresh"/);
    assert.doesNotMatch(outline, /button "(Cancel Job|Pause|Connect)"/);
    await clickInPanel(panelOf(document), 'button', 'Refresh');
    const refreshed = await panelWith(document, 'The job was not read');
    assert(refreshed.includes(words) && refreshed.includes('Elapsed when last read'), refreshed);
    assert.deepEqual(other.requests, []);

    await setUserSetting('sandbox.address', service.address);
    service.clock.advance(60_000);
    await clickInPanel(panelOf(document), 'button', 'Refresh');
    await panelWith(document, 'succeeded');
    assert.deepEqual(other.requests, []);
  });
});
