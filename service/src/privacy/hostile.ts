/**
 * Text that is meant for a machine: a spreadsheet formula, markup, code, or instructions to a program.
 * It would be shown as text in any case; holding it keeps it out of counts, exports and prompts as well.
 * Every quantifier is bounded and no repeated class can match what follows it, so the work is linear.
 */
const formulas: readonly RegExp[] = [
  // At the start of a line, or of what a sheet would take for a cell: =HYPERLINK(, @SUM(, +cmd|' /C.
  /(?:^|[;,|\t])[ \t"']{0,4}[=+@-]{1,2} ?[a-z_.]{1,40}\d{0,4}(?:[(|]|!\$?[a-z])/imu,
  /^[ \t"']{0,4}=[ ]?["\d(+-]/mu,
  /^[ \t"']{0,4}=[a-z]{1,3}\d{1,7}(?:[ "'+*/:;,)^&-]|$)/imu,
  // Dynamic data exchange anywhere: cmd|' /C calc'!A0.
  /\b(?:cmd|powershell|msexcel|dde)\|/iu,
];

const tagNames =
  '(?:a|abbr|article|b|base|big|blockquote|body|br|button|center|code|dd|div|dl|dt|em|embed|font|footer|form|frame|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|marquee|math|meta|nav|noscript|object|ol|option|p|param|pre|q|s|script|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|u|ul|video)';

const markup: readonly RegExp[] = [
  // A tag: <b>, </b>, <br/>, <img src=…; "took <a week" and "<name> told me" are none.
  new RegExp(`</?${tagNames}\\s?/?>`, 'iu'),
  /<\/[a-z][a-z0-9-]{0,20}\s?>/iu,
  /<[a-z][a-z0-9-]{0,20}[\s/]{1,4}[a-z-]{1,30}\s?=/iu,
  /<(?:!--|!doctype|\?xml|\?php|script|iframe|svg|img)/iu,
  /(?:&lt;|&#(?:60|x3c);|%3c)\/?(?:script|iframe|svg|img|body|a\b)/iu,
  /\bjavascript:|\bdata:text\/html|\bon(?:error|load|click|mouseover|focus)\s?=\s?["'a-z]/iu,
  /!\[[^\][]{0,80}\]\(/u,
  // Templates: {{config.items()}}, {{7*7}}, ${name}; "${40k}" is a slip of the finger.
  /\{\{[^{}]{0,80}[.(*+|][^{}]{0,80}\}\}|[$#]\{[^{}]{0,40}[a-z*+(][^{}]{0,40}\}(?<![$#]\{\d{1,9}[a-z]\})|<%/u,
  // Database commands: '; DROP TABLE notes; --, 1' OR '1'='1, ' UNION SELECT a FROM b.
  /\b(?:drop|truncate|alter)\s(?:table|database|schema)\s[a-z_]{1,40}\s?(?:;|--)/iu,
  /'\s?(?:or|and)\s['"]?\w{1,20}['"]?\s?=\s?['"]?\w/iu,
  /\b(?:union\s(?:all\s)?select|select\s[\w*, ]{1,60}\sfrom\s\w{1,40}\swhere|insert\sinto|delete\sfrom\s\w{1,40}\s?(?:;|where))\b/iu,
];

/** Words that take an instruction back. */
const drop = String.raw`\b(?:ignore|disregard|forget|override|bypass|skip)\s`;
/** What is published here, and what this keeps to itself. */
const secrets = String.raw`(?:contributors?|withheld\scells?|persona\s(?:as\s)?approved|personas?\sas\sapproved|all\scells|every\scell|(?:names|list)\sof\s(?:all\s|the\s){0,2}(?:reps|contributors|authors)|who\swrote\s(?:this|it|them)|(?:your|system)\sprompt)`;

const instructions: readonly RegExp[] = [
  new RegExp(
    String.raw`${drop}(?:all\s|any\s|the\s|your\s|these\s|my\s){0,2}(?:previous|prior|earlier|above|preceding|other|system)\s(?:notes?|instructions?|prompts?|rules?|text|messages?|context|guidelines?)`,
    'iu',
  ),
  new RegExp(
    String.raw`${drop}(?:all\s|any\s|the\s|your\s){1,2}(?:instructions?|guidelines|release\srules?|privacy\srules?)\b`,
    'iu',
  ),
  new RegExp(String.raw`${drop}(?:all\s(?:of\s)?)?your\s(?:rules|prompts?)\b`, 'iu'),
  new RegExp(
    String.raw`${drop}(?:the\sabove\s(?:and|then)|(?:everything|all)\s(?:before|above|you\s(?:were|have\sbeen|are|know)))\b`,
    'iu',
  ),
  /\bdo not (?:follow|obey) (?:your|the|any) (?:\w{1,20}\s)?(?:rules|instructions|prompts?|guidelines)/iu,
  /\b(?:SYSTEM|ASSISTANT|DEVELOPER)\s?:\s?/u,
  // "You are now the system of record" is praise.
  /\byou are (?:now )?(?:the|a|an|my)\s(?:\w{1,20}\s){0,3}(?:job|assistant|bot|model|ai|agent|service|llm|chatbot|system|administrator)\b(?! of\b)/iu,
  /\b[Yy]ou are (?:now )?DAN\b/u,
  /\b(?:act as|pretend (?:to be|you are|you're))\s(?:the|an?|my)\s(?:\w{1,20}\s){0,2}(?:job|assistant|bot|model|ai|llm|chatbot|administrator|admin)\b/iu,
  /\bas an ai (?:language )?(?:model|assistant)\b/iu,
  /\b(?:to|for|note to|hey|dear) (?:the |any |an )?(?:ai|llm|model|bot|language model|chatbot|assistant)(?: \w{1,12}){0,3}:/iu,
  /\binstructions? (?:to|for) (?:the |any |an )?(?:ai|llm|model|language model|chatbot)\b/iu,
  /\b(?:when|while|before) (?:summari[sz]ing|classifying|labell?ing|coding|filing)(?: this| these| notes)?,? (?:always |please )?(?:say|write|state|answer|mark|set|output|claim)\b/iu,
  /\b(?:system prompt|jailbreak|prompt injection)\b/iu,
  /<\|[a-z_]{1,20}\|>|\[\/?INST\]|^#{2,4} ?(?:instruction|system|response)/imu,
  /\bset (?:the )?(?:status|theme|tone|persona|area)\s?(?:=|:|to\b)/iu,
  new RegExp(
    String.raw`\b(?:mark|set|approve|publish|release|reveal|list|print|output|show|export|delete|tell)\s(?:\w{1,20}\s){0,3}${secrets}\b`,
    'iu',
  ),
  /\b(?:print|output|list|reveal|show|publish) (?:me )?(?:all |the ){0,2}names? (?:of (?:all |the ){0,2}(?:reps?|contributors?|authors?|sellers?))/iu,
  /\b(?:export|send|post|publish) all (?:the )?notes\b/iu,
  // The commonest one in the languages that reps write besides English.
  /\b(?:ignorier\w{0,3}|vergiss|missachte\w?)\s(?:\w{1,15}\s){0,3}(?:anweisung\w{0,3}|regeln|befehle)/iu,
  /\b(?:ignora|olvida|ignore|oublie|oubliez|ignorez|dimentica|negeer)\s(?:\w{1,15}\s){0,3}(?:instrucciones|instructions|instruções|istruzioni|instructies)/iu,
];

const signs = [...formulas, ...markup, ...instructions];

/** Whether a text holds a formula, markup, code or instructions to a program. */
export function findHostile(text: string): boolean {
  return signs.some((sign) => sign.test(text));
}
