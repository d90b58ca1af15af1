/**
 * Text that is meant for a machine: a spreadsheet formula, markup, or instructions to a program. It
 * would be shown as text in any case; holding it keeps it out of counts, exports and prompts as well.
 * Every quantifier is bounded and no repeated class can match what follows it, so the work is linear.
 */
const signs: readonly RegExp[] = [
  // A formula at the start of a line: =HYPERLINK(, @SUM(, +cmd|' /C.
  /^[ \t"']{0,4}[=+@-]{1,2} ?[a-z_.]{1,40}\d{0,4}[(|!]/imu,
  /^[ \t"']{0,4}=[ ]?["\d(+-]/mu,
  // Dynamic data exchange anywhere: cmd|' /C calc'!A0.
  /\b(?:cmd|powershell|msexcel|dde)\|/iu,
  // A tag: <b>, </b>, <br/>, <img src=…; "took <a week" is none.
  /<\/?[a-z][a-z0-9-]{0,20}\s?\/?>/iu,
  /<[a-z][a-z0-9-]{0,20}\s{1,4}[a-z-]{1,30}\s?=/iu,
  /<(?:!--|!doctype|\?xml|\?php|script|iframe|svg|img)/iu,
  /\bjavascript:|\bdata:text\/html|\bon(?:error|load|click|mouseover|focus)\s?=/iu,
  /\{\{[^{}]{0,80}[.(][^{}]{0,80}\}\}|\$\{.{0,80}\}|<%/u,
  // Instructions to whoever, or whatever, reads this later.
  /\b(?:ignore|disregard|forget|override|bypass)\s(?:all\s|any\s|the\s|your\s|these\s|my\s){0,2}(?:previous|prior|earlier|above|preceding|other|system)\s(?:notes?|instructions?|prompts?|rules?|text|messages?|context|guidelines?)/iu,
  /\b(?:ignore|disregard|forget|override|bypass)\s(?:all\s|any\s|the\s|your\s){1,2}(?:instructions?|prompts?|rules|guidelines)\b/iu,
  /\b(?:SYSTEM|ASSISTANT|DEVELOPER)\s?:\s?/u,
  /\byou are (?:now )?(?:the|a|an|my)\s(?:\w{1,20}\s){0,3}(?:job|assistant|bot|model|ai|agent|service|llm|chatbot|system|administrator)\b/iu,
  /\b(?:system prompt|jailbreak|prompt injection)\b/iu,
  /<\|[a-z_]{1,20}\|>|\[\/?INST\]|^#{2,4} ?(?:instruction|system|response)/imu,
  /\b(?:mark|set|approve|publish|release|reveal|list|print|export|delete)\s(?:\w{1,20}\s){0,3}(?:contributors?|withheld cells?|persona approved|personas? as approved|all cells|all notes)\b/iu,
];

/** Whether a text holds a formula, markup or instructions to a program. */
export function findHostile(text: string): boolean {
  return signs.some((sign) => sign.test(text));
}
