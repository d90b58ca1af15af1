import type { MetadataFile } from './files.ts';
import { all, text, type XmlNode } from './xml.ts';

/** A metadata file that is sound XML. */
export interface ReadMetadata {
  readonly name: string;
  readonly file: string;
  readonly root: XmlNode;
  readonly text: string;
}

/** The files of one kind that are XML; the element check names those that are not. */
export function metadataOf(metadata: readonly MetadataFile[], kind: string): ReadMetadata[] {
  return metadata.flatMap((file) => {
    if (file.kind !== kind || 'malformed' in file.document) return [];
    return [{ name: file.name, file: file.path, root: file.document.root, text: file.text }];
  });
}

/** The object in whose folder a list view, a compact layout or a rule stands. */
export function objectOf(file: string): string {
  return /\/objects\/([^/]+)\//.exec(file)?.[1] ?? '';
}

/** The object whose layout this is: `Buyer_Note__c` for `Buyer_Note__c-Note Layout`. */
export function objectOfLayout(name: string): string {
  return decodeURIComponent(name).split('-')[0] ?? '';
}

/** Every element with this tag, at any depth. */
export function allWithin(node: XmlNode, tag: string): XmlNode[] {
  if (typeof node === 'string') return [];
  return Object.entries(node).flatMap(([name, children]) => [
    ...(name === tag ? children : []),
    ...children.flatMap((child) => allWithin(child, tag)),
  ]);
}

/** The texts of every child with this tag. */
export function texts(node: XmlNode, tag: string): string[] {
  return all(node, tag).filter((child) => typeof child === 'string');
}

/** The texts of a tag below each child of another: `texts2(layout, 'relatedLists', 'fields')`. */
export function textsBelow(node: XmlNode, parent: string, tag: string): string[] {
  return allWithin(node, parent).flatMap((child) => text(child, tag) ?? []);
}
