import { isObject } from '../fields.ts';
import type { Shape, ShapeReading } from '../shape.ts';
import type { Json, JsonObject } from '../types.ts';
import { named, noResult } from './noResult.ts';

/** What a browser can do, as it was asked: `browser`, `user_agent`, and `{supported}` for webgpu, webnn, webgl and wasm. */
export const browserCapabilitiesShape: Shape = { key: 'browser-capabilities', label: 'the capabilities of a browser', matches, read };

const FEATURES = ['webgpu', 'webnn', 'webgl', 'wasm'];

function matches(content: JsonObject | readonly Json[]): boolean {
  if (!isObject(content) || 'model' in content || 'model_name' in content) return false;
  const probed = FEATURES.filter((name) => isObject(content[name]) && 'supported' in content[name]);
  return probed.length >= 2 || (probed.length === 1 && ('user_agent' in content || 'browser' in content));
}

function read(content: JsonObject | readonly Json[]): ShapeReading {
  const file = isObject(content) ? content : {};
  const features = FEATURES.filter((name) => name in file).map((name) => {
    const feature = file[name];
    return `${name} ${isObject(feature) && feature['supported'] === true ? 'yes' : 'no'}`;
  });
  const browser = typeof file['browser'] === 'string' ? file['browser'].slice(0, 60) : 'a browser';
  return noResult(`This is what ${browser} said it can do (${named(features)}); no model was run.`);
}
