import { readFileSync, readdirSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);

/** What sees the text of a note: whole folders of the service, and the rules that it shares with the panel. */
const folders = [
  'service/src/privacy/',
  'service/src/insight/',
  'service/src/notes/',
  ...['knownNames', 'specialCategory', 'vagueAnswer', 'statedReasons', 'noteText', 'noteCare'].map(
    (module) => `force-app/main/default/lwc/${module}/`,
  ),
];

/** Files whose strings are put together to expressions elsewhere. */
const partsOfExpressions = ['reason-phrases.ts', 'hostile.ts'];

describe('every regular expression that sees a note', () => {
  it('bounds each of its quantifiers, so that no text keeps it busy for long', () => {
    const sources = folders.flatMap(sourcesIn);
    const expressions = sources.flatMap(({ name, text }) =>
      expressionsOf(name, text).map((source) => ({ name, source })),
    );
    expect(expressions.length).toBeGreaterThan(200);
    expect(expressions.filter(({ source }) => isUnbounded(source))).toEqual([]);
  });

  it.each([
    ['const a = /x+y/u;', 1],
    ['text.replace(/[a-z*]\\w*/g, "")', 1],
    ['text.split(/a{2,}b/)', 1],
    ['new RegExp(`${start}.*`, "u")', 1],
    ['new RegExp("a+" + end)', 1],
    ['RegExp(String.raw`\\d+`)', 1],
    ['/[*+]\\+\\p{L}{1,3}a?/u.test(text); a / b + c / d; "a+b"', 0],
  ])('would be caught in %s', (text, count) => {
    expect(expressionsOf('planted.ts', text).filter(isUnbounded)).toHaveLength(count);
  });
});

function sourcesIn(folder: string): { name: string; text: string }[] {
  const names = readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .map((name) => ({
      name: folder + name,
      text: readFileSync(new URL(folder + name, root), 'utf8'),
    }));
}

/** The expressions written in a source, and the texts that it makes expressions of. */
function expressionsOf(name: string, text: string): string[] {
  const isOfParts = partsOfExpressions.some((file) => name.endsWith(file));
  const found: string[] = [];
  const visit = (node: ts.Node, isPart: boolean): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      found.push(node.text.slice(1, node.text.lastIndexOf('/')));
    } else if (
      isPart &&
      (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node))
    ) {
      found.push(node.text);
    } else if (isPart && ts.isTemplateHead(node)) {
      found.push(node.text);
    }
    const isMade =
      (ts.isNewExpression(node) || ts.isCallExpression(node)) && isRegExp(node.expression);
    ts.forEachChild(node, (child) => {
      visit(child, isPart || isMade);
    });
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true), isOfParts);
  return found;
}

function isRegExp(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === 'RegExp';
}

/** Whether a quantifier without an upper end stands outside of character classes and escapes. */
function isUnbounded(source: string): boolean {
  const bare = source
    .replace(/\\p\{[^}]*\}/g, 'x')
    .replace(/\\./g, 'x')
    .replace(/\[[^\]]*\]/g, 'x');
  return /[*+]|\{\d+,\}/.test(bare);
}
