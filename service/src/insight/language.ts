export function isEnglish(_text: string): boolean {
  return true;
}
