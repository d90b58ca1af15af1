import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element's text, or its children by tag; a tag always holds a list, even of one. */
export type XmlNode = string | XmlElement;
export interface XmlElement {
  readonly [tag: string]: readonly XmlNode[];
}

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
});

/** A parsed document: its root tag and content, or why it is no XML. */
export type XmlDocument =
  { readonly tag: string; readonly root: XmlNode } | { readonly malformed: string };

/** Parses one XML document. Attributes (only the namespace, in metadata) are dropped. */
export function parseXml(text: string): XmlDocument {
  const validity = XMLValidator.validate(text);
  if (validity !== true) {
    return { malformed: `line ${validity.err.line}: ${validity.err.msg}` };
  }
  const content = nodeOf(parser.parse(text));
  const [tag, ...others] = typeof content === 'string' ? [] : Object.keys(content);
  if (tag === undefined || others.length > 0) return { malformed: 'not exactly one root element' };
  return { tag, root: all(content, tag)[0] ?? '' };
}

function nodeOf(parsed: unknown): XmlNode {
  if (typeof parsed !== 'object' || parsed === null) return String(parsed ?? '');
  const entries: [string, unknown][] = Object.entries(parsed);
  return Object.fromEntries(
    entries.map(([tag, value]) => [tag, (Array.isArray(value) ? value : [value]).map(nodeOf)]),
  );
}

/** Every child with this tag. */
export function all(node: XmlNode, tag: string): readonly XmlNode[] {
  return typeof node === 'string' ? [] : (node[tag] ?? []);
}

/** The text of the first child with this tag. */
export function text(node: XmlNode, tag: string): string | undefined {
  return all(node, tag).find((child) => typeof child === 'string');
}

/** Whether the first child with this tag says `true`. */
export function isTrue(node: XmlNode, tag: string): boolean {
  return text(node, tag) === 'true';
}
