import { describe, expect, it } from 'vitest';
import { findEntities } from './find-entities.ts';

function found(text: string): string[] {
  return findEntities(text).map(({ start, end, kind }) => `${text.slice(start, end)} ${kind}`);
}

describe('people whom no list of the CRM has', () => {
  it.each([
    ['a consultant Rupert Haldane built a spreadsheet', ['Rupert Haldane person']],
    ['Selam the supervisor asked politely', ['Selam person']],
    ['signed by a Mr Delacroix, and dr. Falk', ['Mr Delacroix person', 'dr. Falk person']],
    ['everyone looked at Willemine ten Pas', ['Willemine ten Pas person']],
    ['brought by van der Berg', ['van der Berg person']],
    ["it is P. Sallow's number, O'Brien said", ['P. Sallow person', "O'Brien person"]],
    ['ask elizabeth, or eva kleist', ['elizabeth person', 'eva kleist person']],
    ['benjamin a seiler rang', ['benjamin a seiler person']],
    ['met prya yesterday. nurul says no', ['prya person', 'nurul person']],
    ['mr spall will not have it', ['mr spall person']],
    ['and Giovanna Rodrigues MD came', ['Giovanna Rodrigues MD person']],
    ['our Director Tom Hale left on Monday', ['Tom Hale person']],
  ])('are found in "%s"', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('companies whom no list of the CRM has', () => {
  it.each([
    ['visit at Gullrock Bay did more', ['Gullrock Bay company']],
    ['they are with Clean Power Finance now', ['Clean Power Finance company']],
    ['Oddfellow & Pine love it', ['Oddfellow & Pine company']],
    ['lost to Henderson, Hicks and Brown again', ['Henderson, Hicks and Brown company']],
    ['Wexmoor Ltd and acme ltd', ['Wexmoor Ltd company', 'acme ltd company']],
    ['the Bank of Wexmoor said', ['Bank of Wexmoor company']],
    ['the Centre for Better Ageing waits', ['Centre for Better Ageing company']],
    ['run by QuickDocks since May', ['QuickDocks company']],
    ['finger scanner = dead at zuiderlicht', ['zuiderlicht company']],
  ])('are found in "%s"', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what a name is called', () => {
  it.each([
    // By the lists of names, by what people do, by what one does with them.
    ['Anjali is out, Henrike decides', ['Anjali person', 'Henrike person']],
    ['chatted with Wexlin. Wexlin shrugged', ['Wexlin person', 'Wexlin person']],
    ['our planner Wexlin, then Zentra from finance', ['Wexlin person', 'Zentra person']],
    ['Wexlin, the night supervisor', ['Wexlin person']],
    ['the DeSantorro laptop broke', ['DeSantorro name']],
    // By its shape, by what it sells, by what one does with it.
    ['Sunil Rao PhD told McDonald', ['Sunil Rao PhD person', 'McDonald person']],
    ['GreenDock quoted half', ['GreenDock company']],
    ['Not cheapest, Wexlin 18% under', ['Wexlin company']],
    ['Wexlin is a lot cheaper', ['Wexlin company']],
    ['the Wexlin renewal, incumbent: Zentra', ['Wexlin company', 'Zentra company']],
    ['went with Wexlin, lost to Zentra', ['Wexlin company', 'Zentra company']],
    // By nothing.
    ['and then Wexlin happened', ['Wexlin name']],
    ["our demo crashed, Wexlin's did not", ['Wexlin name']],
  ])('follows from the words in "%s"', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('names that are words too', () => {
  it.each([
    'Will they sign? Mark it up. May we come? Rose by 5 %. Grant us time. Bill them.',
    "Don't know. I'll chase it in April, or June. Art is hard, hope is not a plan",
    'the bill, a grant, by may, will price say, the mark',
    'in April the planner left and prices rose',
  ])('stay in "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['we saw Will there, and Rose', ['Will person', 'Rose person']],
    ['will says they pay already', ['will person']],
    ['Grant says no. April said yes', ['Grant person', 'April person']],
    ['April the planner had a phone on each ear', ['April person']],
  ])('go in "%s"', (text, expected) => {
    const loose = found(text);
    for (const name of expected) expect(loose).toContain(name);
  });
});

describe('capitals that name nobody', () => {
  it.each([
    'the Head of Operations and our CFO want an RFP for SAP, GDPR first',
    'Excel and Teams on Monday, Salesforce in Nov, PoC before Christmas',
    'two Danish sites, English only. London, Munich, Germany',
    'ROLE PLAY: he ALREADY knows the PRICE',
    'Google Sheets, Six Sigma and a Kaizen board',
    'Dock 5, Phase 2, Article 50 and Q3',
    'the VP Sales, a Data Protection Officer, Regional Finance Director',
    'Turnover is up; Coud go thru as opex',
    'met nobody from belgium, sweden says no, hosting in Yorkshire',
    'they dont want on-prem, the x-ray said nein, a plc, old Mr. chairman',
    'Only question is "Who pays?" Asked twice - Never again',
  ])('stay in "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('stay in other languages, where nouns have them', () => {
    const text = 'die Lohnbuchhaltung hat Angst, dass Nachtzuschläge falsch übergeben werden';
    expect(found(text)).toEqual([]);
  });
});

describe('any text', () => {
  it.each([
    '',
    ' ',
    '.',
    'A',
    '😀',
    '\u200d',
    'Dr',
    'van',
    "'",
    '& Sons',
    'العربية',
    'ΠΑΦΟΣ',
    '42',
  ])('gives spans inside of it: "%s"', (piece) => {
    for (const text of [piece, `${piece} `.repeat(500)]) {
      let end = 0;
      for (const span of findEntities(text)) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });
});
