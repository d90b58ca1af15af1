import ts from 'typescript';
import type { Finding } from '../finding.ts';
import type { PackageSource } from '../source/package-source.ts';
import type { XmlNode } from '../source/xml.ts';
import { metadataTypes } from './metadata-types.ts';

/** What one element got wrong; the path says which, as in `/valueSet/restricted`. */
type Report = (path: string, problem: string, remedy: string) => void;

/** `targetConfigs` of a component holds elements, although the API declares it as text. */
const textWithElements = new Set(['/targetConfigs']);

/** Holds every element and every enum value of the metadata against the types of the API. */
export function checkElements({ metadata }: PackageSource): Finding[] {
  const { typeOf } = metadataTypes();
  return metadata.flatMap(({ path: file, document }) => {
    if ('malformed' in document) {
      return [{ file, problem: `is no XML (${document.malformed})`, remedy: 'close what is open' }];
    }
    const type = typeOf(document.tag);
    if (!type) {
      return [
        {
          file,
          problem: `<${document.tag}> is no metadata type`,
          remedy: 'correct the root element',
        },
      ];
    }
    const findings: Finding[] = [];
    checkNode(document.root, type, '', (path, problem, remedy) =>
      findings.push({ file, problem: `${path || `<${document.tag}>`} ${problem}`, remedy }),
    );
    return findings;
  });
}

function checkNode(node: XmlNode, type: ts.Type, path: string, report: Report): void {
  const values = enumValues(type);
  if (typeof node === 'string') {
    if (values && !values.includes(node)) {
      report(path, `is "${node}", which the API does not know`, `use one of ${values.join(', ')}`);
    } else if (type.flags & ts.TypeFlags.BooleanLike && !['true', 'false'].includes(node)) {
      report(path, `is "${node}"`, 'use true or false');
    } else if (type.flags & ts.TypeFlags.NumberLike && !/^-?\d+(\.\d+)?$/.test(node)) {
      report(path, `is "${node}"`, 'use a number');
    } else if (isStructure(type) && node !== '') {
      report(path, `is the text "${node}"`, 'put its elements there');
    }
    return;
  }
  if (!isStructure(type)) {
    if (!textWithElements.has(path)) report(path, 'holds elements', 'put a plain value there');
    return;
  }
  checkElementsOf(node, type, path, report);
}

function checkElementsOf(
  node: Exclude<XmlNode, string>,
  type: ts.Type,
  path: string,
  report: Report,
): void {
  const { checker } = metadataTypes();
  const known = new Map(type.getProperties().map((property) => [property.name, property]));
  for (const [tag, children] of Object.entries(node)) {
    const property = known.get(tag);
    if (!property) {
      report(`${path}/${tag}`, 'is no element that the API knows', 'check its spelling');
      continue;
    }
    const declared = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    const item = itemOf(declared);
    if (!item && children.length > 1) {
      report(`${path}/${tag}`, `stands ${children.length} times`, 'keep one');
    }
    for (const child of children) checkNode(child, item ?? declared, `${path}/${tag}`, report);
  }
  for (const [tag, property] of known) {
    if (tag in node || tag === 'fullName' || !isNeeded(property)) continue;
    report(`${path}/${tag}`, 'is missing', 'add it; the API requires it');
  }
}

function isNeeded(property: ts.Symbol): boolean {
  const { checker } = metadataTypes();
  const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
  return !isOptional && !itemOf(checker.getTypeOfSymbol(property));
}

function itemOf(type: ts.Type): ts.Type | undefined {
  const { checker } = metadataTypes();
  return checker.isArrayType(type) ? type.getNumberIndexType() : undefined;
}

function enumValues(type: ts.Type): string[] | undefined {
  const members = type.isUnion() ? type.types : [type];
  const values = members.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
  return values.length === members.length ? values : undefined;
}

/** Whether the type is made of elements: neither text, number, boolean, enum, date nor anything. */
function isStructure(type: ts.Type): boolean {
  const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
  return isObject && type.symbol?.name !== 'Date';
}
