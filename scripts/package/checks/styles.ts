import type { Finding } from '../finding.ts';
import type { PackageSource } from '../source/package-source.ts';

/** A style sheet imports only styles of the package, by `@import 'c/noteStyles';`. */
export function checkStyles({ styles, files }: PackageSource): Finding[] {
  const paths = new Set(files.map(({ path }) => path));
  return styles.flatMap(({ path: file, text }) =>
    [...withoutComments(text).matchAll(/@import\s+(?:url\()?['"]?([^'")\s;]+)/g)].flatMap(
      ([, from = '']) => {
        const name = /^c\/(\w+)$/.exec(from)?.[1];
        if (name === undefined) {
          return [
            {
              file,
              problem: `imports the style ${from}, which is not of the package`,
              remedy: "import a style module of the package, as in @import 'c/noteStyles'",
            },
          ];
        }
        if (paths.has(`force-app/main/default/lwc/${name}/${name}.css`)) return [];
        return [
          {
            file,
            problem: `imports the style ${from}, which is none`,
            remedy: 'correct the import',
          },
        ];
      },
    ),
  );
}

function withoutComments(css: string): string {
  return css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
}
