import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

/** The shapes of all metadata types, as `@salesforce/types` declares them for the Metadata API. */
export interface MetadataTypes {
  readonly checker: ts.TypeChecker;
  /** Undefined for a root element that is no metadata type. */
  typeOf(rootTag: string): ts.Type | undefined;
}

let loaded: MetadataTypes | undefined;

/** Loads the declarations once; that takes about two seconds. */
export function metadataTypes(): MetadataTypes {
  loaded ??= load();
  return loaded;
}

function load(): MetadataTypes {
  const runtime = createRequire(import.meta.url).resolve('@salesforce/types/metadata');
  const file = path.join(path.dirname(runtime), 'metadata.d.ts');
  const program = ts.createProgram([file], { strict: true, types: [] });
  const checker = program.getTypeChecker();
  const module = program.getSourceFile(file);
  const symbol = module && checker.getSymbolAtLocation(module);
  if (!symbol) throw new Error(`${file} holds no metadata types: reinstall @salesforce/types`);
  const types = new Map(
    checker
      .getExportsOfModule(symbol)
      .map((exported) => [exported.name, checker.getDeclaredTypeOfSymbol(exported)]),
  );
  return { checker, typeOf: (rootTag) => types.get(rootTag) };
}
