import { describe, expect, it } from '@jest/globals';
import { findKnownNames, redactKnownNames, type KnownName } from '../knownNames';

const names: KnownName[] = [
  { role: 'buyer', name: 'Pete Sallow' },
  { role: 'buyer', name: 'Núria Casals' },
  { role: 'buyer', name: 'Robert Trevena' },
  { role: 'buyer', name: 'Jürgen Falk' },
  { role: 'account', name: 'Bramley Chilled' },
  { role: 'account', name: 'Marlow & Finch Drinks' },
  { role: 'colleague', name: 'Bernadette Coyle' },
  { role: 'site', name: 'Otley' },
];

function redacted(text: string, known = names): string {
  return redactKnownNames(text, known).text;
}

describe('known names', () => {
  it('go, and the sentence stays readable', () => {
    expect(redacted('Pete at Bramley: it lead again')).toBe('[buyer] at [account]: it lead again');
  });

  it('go as whole names in one piece', () => {
    expect(redacted('Pete Sallow of Bramley Chilled, and Marlow & Finch')).toBe(
      '[buyer] of [account], and [account]',
    );
  });

  it('go in lower case, in capitals and without their accents', () => {
    expect(redacted('pete, PETE and nuria; Juergen, jurgen')).toBe(
      '[buyer], [buyer] and [buyer]; [buyer], [buyer]',
    );
  });

  it('go in the possessive, with and without its apostrophe', () => {
    expect(redacted("Pete's desk, petes chair, the bramleys")).toBe(
      "[buyer]'s desk, [buyer] chair, the [account]",
    );
  });

  it('go in short and fond forms', () => {
    expect(redacted('rob says come at midnight bernie')).toBe(
      '[buyer] says come at midnight [colleague]',
    );
  });

  it('go with one letter wrong, missing, doubled or swapped', () => {
    expect(redacted('Bramly, Brammley, Barmley, Bramlex')).toBe(
      '[account], [account], [account], [account]',
    );
  });

  it('go when invisible characters part their letters', () => {
    expect(redacted('Bram\u200Bley and Pe\u00ADte')).toBe('[account] and [buyer]');
  });

  it('go with their places', () => {
    expect(redacted('the otley lot have been bragging')).toBe('the [site] lot have been bragging');
  });

  it('go with the parts that hang on them', () => {
    const known: KnownName[] = [
      { role: 'buyer', name: "Siobhán O'Brien" },
      { role: 'buyer', name: 'Anne-Marie van der Berg' },
      { role: 'colleague', name: 'Paul Sallow' },
    ];
    expect(redacted("O'Brien, Mrs. O’Brien, obrien, OBrien", known)).toBe(
      '[buyer], Mrs. [buyer], [buyer], [buyer]',
    );
    expect(redacted('Annemarie, anne-marie; so van der Berg, vanderberg', known)).toBe(
      '[buyer], [buyer]; so [buyer], [buyer]',
    );
    expect(redacted('P. Sallow and P Sallow, option B. Sallow', known)).toBe(
      '[colleague] and [colleague], option B. [colleague]',
    );
  });

  it('go when they are short, once they have their capital', () => {
    const known: KnownName[] = [
      { role: 'buyer', name: 'Li Ek' },
      { role: 'buyer', name: 'Al No' },
      { role: 'account', name: '3M' },
    ];
    expect(redacted('Li is in. Al said so, 3M too. No it is, al of it', known)).toBe(
      '[buyer] is in. [buyer] said so, [account] too. No it is, al of it',
    );
  });

  it('go in letters that only look like ours', () => {
    expect(redacted('P\u0435te, \u0420\u0435t\u0435, 𝐏𝐞𝐭𝐞, ᴘᴇᴛᴇ, \u03a1ete')).toBe(
      '[buyer], [buyer], [buyer], [buyer], [buyer]',
    );
    expect(redacted('Иван сказал', [{ role: 'buyer', name: 'Иван Петров' }])).toBe(
      '[buyer] сказал',
    );
  });

  it('go when a company is written as one word', () => {
    const known: KnownName[] = [{ role: 'account', name: 'Bramley Chilled Foods Ltd' }];
    expect(redacted('bramleychilledfoods called', known)).toBe('[account] called');
  });

  it('leave the words of a company that others share', () => {
    expect(redacted('chilled drinks on the dock')).toBe('chilled drinks on the dock');
  });

  it('leave everyday words that a typo could make of them', () => {
    expect(
      redacted('the first finch, not French; pets at work', [{ role: 'buyer', name: 'Wirth' }]),
    ).toBe('the first finch, not French; pets at work');
    expect(redacted('worth it', [{ role: 'buyer', name: 'Wirth' }])).toBe('worth it');
  });

  it('are reported with where they stood', () => {
    const text = 'ok Pete left';
    expect(findKnownNames(text, names)).toEqual([{ start: 3, end: 7, role: 'buyer' }]);
  });
});

describe('names with a letter wrong', () => {
  const isWord = (word: string): boolean => ['coin', 'grand', 'data', 'foods'].includes(word);

  function struck(text: string, known: KnownName[], dictionary: typeof isWord | null): string[] {
    return findKnownNames(text, known, dictionary).map(({ start, end }) => text.slice(start, end));
  }

  it('go at the first letter too, once it is a capital', () => {
    expect(redacted('Xramley, Oete and Pramley')).toBe('[account], [buyer] and [account]');
  });

  it('go as whole names, even where the wrong letter makes a word', () => {
    const known: KnownName[] = [
      { role: 'buyer', name: 'Grant Iversen' },
      { role: 'account', name: 'Bramley Chilled Foods' },
    ];
    expect(redacted('grand iversen of bramley chiled foods', known)).toBe('[buyer] of [account]');
    expect(redacted('grant iverson, bramly chilled foods', known)).toBe('[buyer], [account]');
  });

  it('go where only a name can stand', () => {
    const known: KnownName[] = [{ role: 'buyer', name: 'Colin Shea' }];
    expect(redacted('we told Coin. She says so, coin by coin', known)).toBe(
      'we told [buyer]. She says so, coin by coin',
    );
  });

  it('are told from words by a dictionary, where there is one', () => {
    const known: KnownName[] = [
      { role: 'buyer', name: 'Colin Wyatt' },
      { role: 'account', name: 'Kelda Foods' },
    ];
    expect(struck('wyat, wiatt, xyatt', known, isWord)).toEqual(['wyat', 'wiatt', 'xyatt']);
    expect(struck('xyatt', known, null)).toEqual([]);
    expect(struck('one coin, no foods, Clin', known, isWord)).toEqual(['Clin']);
  });

  it('go where only a name can stand, though they are words when they are right', () => {
    const known: KnownName[] = [{ role: 'buyer', name: 'Marsh' }];
    expect(struck('spoke with Mrsh, a mrsh, Maarsh said', known, isWord)).toEqual([
      'Mrsh',
      'Maarsh',
    ]);
    expect(struck('spoke with Mrsh', known, null)).toEqual([]);
  });
});

describe('names that are words too', () => {
  const words: KnownName[] = [
    { role: 'buyer', name: 'Will Price' },
    { role: 'colleague', name: 'Mark Grant' },
    { role: 'colleague', name: 'Don Rose' },
  ];

  it('stay where they read as words', () => {
    const text =
      "Will they sign? price was the issue, they will mark it up. Don't know. I don't, a grant rose.";
    expect(redacted(text, words)).toBe(text);
  });

  it('go where they read as names', () => {
    expect(redacted('I saw Will there. mark says no, Rose too', words)).toBe(
      'I saw [buyer] there. [colleague] says no, [colleague] too',
    );
    expect(redacted("will price called, mark's idea", words)).toBe(
      "[buyer] called, [colleague]'s idea",
    );
  });

  it('go at the start of a sentence when in doubt', () => {
    expect(redacted('Mark left early', words)).toBe('[colleague] left early');
  });
});

it('knows no names and changes nothing', () => {
  expect(redactKnownNames('Pete', [])).toEqual({ text: 'Pete', spans: [] });
  expect(redactKnownNames('Pete', [{ role: 'buyer', name: ' ' }]).text).toBe('Pete');
});

it('comes to an end on a full field of nothing but names', () => {
  const text = 'pete bramlex '.repeat(2500);
  expect(redactKnownNames(text, names).spans.length).toBe(5000);
});
