import ts from 'typescript';
import type { SourceFile } from './files.ts';

/** What a check needs to know of a component's TypeScript. */
export interface Script extends SourceFile {
  /** Module names of its imports and re-exports. */
  readonly imports: readonly string[];
  /** Contents of its `gql` templates; null for one that interpolates. */
  readonly queries: readonly (string | null)[];
  /** Identifiers and texts in its code, comments and queries left out. */
  readonly words: readonly string[];
}

/** Reads a component's TypeScript without resolving anything. */
export function readScript({ path, text }: SourceFile): Script {
  const imports: string[] = [];
  const queries: (string | null)[] = [];
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText(file) === 'gql') {
      const { template } = node;
      queries.push(ts.isNoSubstitutionTemplateLiteral(template) ? template.text : null);
      return;
    }
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const from = node.moduleSpecifier;
      if (from && ts.isStringLiteral(from)) imports.push(from.text);
      return;
    }
    if (ts.isIdentifier(node) || ts.isLiteralExpression(node) || isTemplatePart(node)) {
      words.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext);
  visit(file);
  return { path, text, imports, queries, words };
}

/** The fixed words around the `${}` of a template. */
function isTemplatePart(
  node: ts.Node,
): node is ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail {
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
}
