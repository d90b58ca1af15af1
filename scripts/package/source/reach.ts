import type { PackageSource } from './package-source.ts';

/** Every file of code and markup that a component brings onto a page, its own and its parts'. */
export function filesBehind(
  component: string,
  { scripts, templates }: PackageSource,
): { path: string; text: string }[] {
  const seen = new Set<string>();
  const waiting = [component];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    for (const { path, imports } of scripts) {
      if (!isOf(name, path)) continue;
      waiting.push(...imports.filter((from) => from.startsWith('c/')).map((from) => from.slice(2)));
    }
    for (const { path, text } of templates) {
      if (!isOf(name, path)) continue;
      waiting.push(...[...text.matchAll(/<c-([a-z0-9-]+)/g)].map(([, tag = '']) => camelCase(tag)));
    }
  }
  return [...scripts, ...templates].filter(({ path }) =>
    [...seen].some((name) => isOf(name, path)),
  );
}

function isOf(component: string, file: string): boolean {
  return file.includes(`/lwc/${component}/`);
}

/** `persona-page` in a template is the component `personaPage`. */
export function camelCase(tag: string): string {
  return tag.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
