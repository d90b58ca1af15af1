import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Finding } from '../finding.ts';

/**
 * Compiles the components, as `tsc -p force-app/tsconfig.json` does, because the platform takes
 * the JavaScript. A file whose JavaScript would not change is left alone, so that bundles built
 * from it stay fresh.
 */
export function compileComponents(root: string): Finding[] {
  const configFile = path.join(root, 'force-app', 'tsconfig.json');
  const problems: ts.Diagnostic[] = [];
  const config = ts.getParsedCommandLineOfConfigFile(
    configFile,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => problems.push(problem) },
  );
  if (config) {
    const program = ts.createProgram(config.fileNames, config.options);
    problems.push(...config.errors, ...ts.getPreEmitDiagnostics(program));
    if (problems.length === 0) program.emit(undefined, writeIfChanged);
  }
  return problems.map((problem) => findingOf(problem, root, configFile));
}

function writeIfChanged(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  ts.sys.writeFile(file, text);
}

function findingOf(problem: ts.Diagnostic, root: string, configFile: string): Finding {
  const file = path.relative(root, problem.file?.fileName ?? configFile).replaceAll(path.sep, '/');
  const line =
    problem.file && problem.start !== undefined
      ? `:${problem.file.getLineAndCharacterOfPosition(problem.start).line + 1}`
      : '';
  return {
    file: `${file}${line}`,
    problem: `TypeScript says "${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}"`,
    remedy: 'correct it; nothing was compiled',
  };
}
