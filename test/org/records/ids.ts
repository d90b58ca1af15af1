const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checksumDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The three last characters of an Id: which of the first fifteen are capitals, five bits each. */
function checksumOf(id15: string): string {
  return [0, 5, 10]
    .map((start) => {
      const bits = [...id15.slice(start, start + 5)].reduce(
        (sum, char, position) => sum + (char >= 'A' && char <= 'Z' ? 2 ** position : 0),
        0,
      );
      return checksumDigits.charAt(bits);
    })
    .join('');
}

/** The 18-character Id of the nth record of an object; later records sort after earlier ones. */
export function makeId(keyPrefix: string, n: number): string {
  let rest = n;
  let counter = '';
  while (counter.length < 9) {
    counter = digits.charAt(rest % 62) + counter;
    rest = Math.floor(rest / 62);
  }
  const id15 = `${keyPrefix}5g0${counter}`;
  return id15 + checksumOf(id15);
}

/** Which record of its object an Id made by `makeId` is. */
export function counterOf(id: string): number {
  return [...id.slice(6, 15)].reduce((sum, char) => sum * 62 + digits.indexOf(char), 0);
}

/** Makes 18 characters of an Id given with 15 or 18; null when it is no Id at all. */
export function completeId(id: string): string | null {
  if (!/^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(id)) return null;
  const full = id.slice(0, 15) + checksumOf(id.slice(0, 15));
  return id.length === 15 || id === full ? full : null;
}
