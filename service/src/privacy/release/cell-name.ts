/** One theme within one persona. */
export interface CellName {
  readonly personaKey: string;
  readonly themeKey: string;
}

/** Text by which a cell can be looked up in a map. */
export function cellNameText(cell: CellName): string {
  return JSON.stringify([cell.personaKey, cell.themeKey]);
}
