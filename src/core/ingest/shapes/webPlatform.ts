import { boundedDetails } from '../details.ts';
import { Fields, isList, isObject, ownValue } from '../fields.ts';
import { Findings } from '../findings.ts';
import { readModel } from '../parts/subject.ts';
import { readWeb } from '../parts/web.ts';
import { hardwareFields, resultRecord, testFields } from '../record.ts';
import type { Shape } from '../shape.ts';
import { simulationOf } from '../simulation.ts';
import type { ResultRecord } from '../types.ts';

/** One model in a browser, on WebGPU or WebNN. */
export const webPlatformShape: Shape = {
  key: 'web-platform',
  label: 'a result of a web platform',
  matches: (content) =>
    !isList(content) && typeof ownValue(content, 'platform') === 'string' && (Object.hasOwn(content, 'model_name') || Object.hasOwn(content, 'model_key')) &&
    ['platform_support', 'is_simulation', 'browser_opened', 'test_file'].some((key) => Object.hasOwn(content, key)),
  read: (content) => {
    const findings = new Findings();
    const record = isObject(content) ? readFile(new Fields(content, '', findings)) : null;
    return findings.reading(record === null ? [] : [record]);
  },
};

function readFile(fields: Fields): ResultRecord | null {
  const model = readModel(fields);
  const platform = fields.name('platform');
  if (model === null) fields.findings.reject('no-model', fields.at('model_name'), 'No name of a model was found in model_name; it is needed to say what was tested.');
  else if (platform === null) fields.findings.reject('no-hardware', fields.at('platform'), 'No platform such as webgpu or webnn was found; it is needed to say where the model ran.');
  if (model === null || platform === null) return null;
  const metrics = fields.object('metrics');
  const support = fields.object('platform_support');
  const simulation = simulationOf(fields, support, metrics);
  const web = readWeb(metrics ?? new Fields({}, fields.at('metrics'), fields.findings));
  const test = testFields({ testType: 'web_platform', status: fields.text('status'), success: fields.boolean('success'), errorMessage: fields.error('error', 'error_message') });
  const own = { browser: fields.name('browser_name', 'browser'), browserVersion: fields.name('browser_version'), testFile: fields.text('test_file'), implementationType: fields.text('implementation_type') };
  const atMs = fields.time('timestamp');
  fields.raw('model_key');
  const rest = { ...fields.rest(), ...(support === null ? {} : { platform_support: support.content }), ...web.metrics };
  return resultRecord({
    place: '', model, hardware: hardwareFields({ type: platform }), atMs, test, ...simulation,
    web: { ...web, browser: web.browser ?? own.browser, browserVersion: web.browserVersion ?? own.browserVersion, testFile: own.testFile, implementationType: web.implementationType ?? own.implementationType, metrics: boundedDetails(rest) },
  });
}
