import { describe, expect, it } from '@jest/globals';
import { findSpecialCategory } from '../specialCategory';

describe('special-category text', () => {
  it.each([
    ['She is off next month for surgery', 'health'],
    ["he's on sick leave, back in May", 'health'],
    ['turns out she is pregnant', 'health'],
    ['Er ist seit Mai krankgeschrieben', 'health'],
    ['the imam rang him twice', 'religion'],
    ["can't meet on Friday afternoon, Shabbat", 'religion'],
    ['he is a Tory and says so', 'politics'],
    ['boss votes for the far right', 'politics'],
    ["she's gay and nobody there knows", 'sexuality'],
    ['met her wife at the dinner', 'sexuality'],
    ["he's the shop steward there", 'union-membership'],
    ["organised in the metalworkers' union", 'union-membership'],
    ['the only black woman on the board', 'ethnicity'],
    ['of Turkish descent, he told me', 'ethnicity'],
    // Two words that tell it together, with others between them.
    ['broke both his ankles skiing', 'health'],
    ['ran for the senate and lost', 'politics'],
    ['his family came over from Lagos', 'ethnicity'],
    ['rep and treasurer for the drivers union', 'union-membership'],
    // Said of somebody, not of a thing.
    ["the buyer's French", 'ethnicity'],
    ['she is expecting so decisions slip', 'health'],
    ['the boss is black', 'ethnicity'],
    // Told without naming the person.
    ['twins, due in june', 'health'],
    ['phased return, two days a week', 'health'],
    ['left the union last year', 'union-membership'],
    ['grew up in syria', 'ethnicity'],
    ['marched against the government', 'politics'],
    ['goes by Mara now', 'sexuality'],
    ['keeps kosher', 'religion'],
  ])('"%s" is held for %s', (text, reason) => {
    expect(findSpecialCategory(text)).toBe(reason);
  });

  it.each([
    'HEALTHY pipeline, she is sick of demos',
    'checks the date religiously',
    '"Union" of 2 depots on one day',
    'the works council must agree first',
    'she is blind to the yard system, management is deaf to it',
    'AGENCY labour at the gate, a conservative estimate',
    'Black Friday, Asian markets, white label',
    'race to the deadline; a straight answer',
    'health and safety signed off, pain point is the queue',
    'she runs her operation from a portakabin',
    'he came out to the gate to meet us',
    'Christmas peak, closed over Easter',
    'party of ten on the site walk, third party logistics',
    'volume doubled since covid',
    'we slipped back to Q3, the arm of the robot broke',
    'ran the numbers. Senate house is the site',
    'flew in from Lagos yesterday',
    'German customer, the French office signs',
    'their ERP had a heart attack on black friday',
    'spreadsheets are their religion',
    'delivery is due in june, then 2 sites',
    'left the European Union tariff as it was',
    'the contract is signed off',
    'the quote came out at 14k',
  ])('"%s" is not held', (text) => {
    expect(findSpecialCategory(text)).toBeNull();
  });
});
