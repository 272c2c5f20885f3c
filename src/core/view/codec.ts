import { LINK_FIELDS } from './linkFields.ts';
import type { LinkField } from './linkFields.ts';
import { MAX_QUERY_LENGTH, decodeText, encodeText, excerptOf, protectEnd } from './linkText.ts';
import { LINK_VERSION, upgrade, upgraders } from './linkVersions.ts';
import type { LinkPart } from './linkVersions.ts';
import { DEFAULT_VIEW } from './viewState.ts';
import type { ViewState } from './viewState.ts';

/** A part of a link that the view does not carry. */
export interface IgnoredPart {
  /** Name of the parameter; `link` for what is wrong with the link as a whole. */
  readonly field: string;
  /** The refused text, shortened and safe to print. */
  readonly value: string;
  readonly reason: string;
}

/** What a link says, and what it says in vain. */
export interface ParsedView {
  readonly view: ViewState;
  readonly ignored: readonly IgnoredPart[];
}

type Ignore = (field: string, value: string, reason: string) => void;

const VERSION_FIELD = 'v';
const VERSION_PART = `${VERSION_FIELD}=${String(LINK_VERSION)}`;
/** `protectEnd` turns one character into three. */
const PROTECTED_END_GROWTH = 2;
const FIELDS: ReadonlyMap<string, LinkField> = new Map(LINK_FIELDS.map((field) => [field.name, field]));

/**
 * The query of a link to the view: empty for the default view, else `?v=1&…` with only what differs from it.
 * A name with a control character, or a view beyond the limits of `parseView`, is written but will be refused there.
 */
export function formatView(view: ViewState): string {
  const parts = LINK_FIELDS.map((field) => formatField(field, view)).filter((part) => part !== null);
  return parts.length === 0 ? '' : `?${protectEnd([VERSION_PART, ...parts].join('&'))}`;
}

/**
 * Reads any string, with or without the leading `?`, and never throws: each part that cannot be used leaves the
 * default in its place and is reported.
 */
export function parseView(search: string): ParsedView {
  const ignored: IgnoredPart[] = [];
  const ignore: Ignore = (field, value, reason) => ignored.push({ field: excerptOf(field), value: excerptOf(value), reason });
  const stated = readParts(search.startsWith('?') ? search.slice(1) : search, ignore);
  const version = readVersion(stated.find((part) => part.name === VERSION_FIELD), ignore);
  const parts = upgrade(stated.filter((part) => part.name !== VERSION_FIELD), version, upgraders);
  return { view: applyParts(parts, ignore), ignored };
}

function formatField(field: LinkField, view: ViewState): string | null {
  const text = field.write(view);
  return text === null ? null : `${field.name}=${encodeText(text)}`;
}

/** Decoded parameters, each name once. */
function readParts(query: string, ignore: Ignore): readonly LinkPart[] {
  const parts = new Map<string, LinkPart>();
  for (const piece of withinLimit(query, ignore).split('&')) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    const rawName = equals === -1 ? piece : piece.slice(0, equals);
    const rawText = equals === -1 ? '' : piece.slice(equals + 1);
    const name = decodeText(rawName);
    const text = decodeText(rawText);
    if (name === null || text === null) ignore(name ?? rawName, text ?? rawText, 'broken percent escape');
    else if (parts.has(name)) ignore(name, text, 'stated twice');
    else parts.set(name, { name, text });
  }
  return [...parts.values()];
}

/** The parameters that end before the limit. */
function withinLimit(query: string, ignore: Ignore): string {
  if (query.length <= MAX_QUERY_LENGTH) return query;
  const end = Math.max(0, query.lastIndexOf('&', MAX_QUERY_LENGTH));
  ignore('link', query.slice(end), `too long (more than ${String(MAX_QUERY_LENGTH)} characters)`);
  return query.slice(0, end);
}

function readVersion(part: LinkPart | undefined, ignore: Ignore): number {
  if (part === undefined) return 1;
  if (!/^[1-9]\d{0,5}$/.test(part.text)) {
    ignore(VERSION_FIELD, part.text, 'not a link version');
    return 1;
  }
  const version = Number(part.text);
  if (version > LINK_VERSION) ignore(VERSION_FIELD, part.text, 'newer link version');
  return version;
}

/** Also spends the length limit on what is accepted, so that the link written for the view is one that can be read. */
function applyParts(parts: readonly LinkPart[], ignore: Ignore): ViewState {
  let view = DEFAULT_VIEW;
  let room = MAX_QUERY_LENGTH - VERSION_PART.length - PROTECTED_END_GROWTH;
  for (const { name, text } of parts) {
    const field = FIELDS.get(name);
    if (field === undefined) {
      ignore(name, text, 'unknown parameter');
      continue;
    }
    if (text === '') {
      ignore(name, text, 'empty');
      continue;
    }
    const next = field.read(view, text, (reason, value = text) => ignore(name, value, reason));
    const written = formatField(field, next);
    const needed = written === null ? 0 : written.length + 1;
    if (needed > room) {
      ignore(name, text, `too long (the link has more than ${String(MAX_QUERY_LENGTH)} characters)`);
      continue;
    }
    room -= needed;
    view = next;
  }
  return view;
}
