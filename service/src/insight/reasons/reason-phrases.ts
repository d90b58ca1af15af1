import type { StatedReason } from '../../notes/note.ts';

const cannot =
  "(?:can'?t|cannot|couldn'?t|could not|don'?t|do not|doesn'?t|does not|didn'?t|did not|won'?t|wouldn'?t|isn'?t|never)";
const rival =
  '(?:competitor|competition|rival|incumbent|other (?:vendor|supplier|firm|bidder|lot|offer))';
const until = '(?:until|till|til|before|b4)';
const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const season = '(?:spring|summer|autumn|fall|winter|harvest|christmas|xmas|q[1-4]|20\\d\\d)';

/**
 * Ways in which reps name the reason that a buyer gave against buying, as regular expressions over
 * lower case with straight apostrophes. Each is fixed words with few and short gaps, so none backtracks
 * far. How often each sort is right: `node scripts/run.mjs insight/measure-reasons`.
 */
export const reasonPhrases: Readonly<Record<StatedReason, readonly string[]>> = {
  price: [
    '(?:too|awfully) (?:expensive|pricey|dear|costly|steep)',
    'extortionate|overpriced|unaffordable|sticker shock|price shock',
    `${cannot} (?:really |quite |possibly )?(?:afford|stretch to|stomach the)`,
    '(?:over|above|beyond|outside|exceeds|exceeded|blew|bust|out of) (?:the|their|our|his|her|any|this) (?:\\w{1,20} )?budget',
    "(?:got|have|has|is|there'?s|simply) no (?:money|cash|budget|funds|funding|dosh)",
    'no (?:money|cash|budget|funds|funding|dosh) (?:for (?:it|this|that|us)|left|in it|at all)',
    "hav(?:e|en'?t) (?:not )?got the (?:cash|money|budget|funds)|hasn'?t got (?:the cash|the money|a penny)",
    'budget(?:.s| is| was| got| has been)? (?:cut|slashed|axed|gone)',
    'more than (?:they|he|she) (?:can|could) (?:spend|fund|pay)',
    "price (?:is|was|'s) (?:the|their|his|her|a|our) (?:only |main |real |big )?(?:problem|issue|blocker|obstacle|reason|killer|sticking point|deal ?breaker)",
    '(?:price|cost|fee|quote|rate|premium|figure|sum|number)s? (?:is |was |are |were |came out |came in )?(?:way |far |much |simply |just )?too high',
    `${cannot} justify (?:the|that|this|it|spending|our)`,
    "(?:not|isn'?t|never|hardly) worth (?:the (?:money|price|cost|fee)|what we|that (?:money|much))",
    '(?:cheaper|less money) elsewhere|went cheaper|cheaper or nothing|found (?:something|one|it) cheaper|whoever is cheapest',
    '(?:for|at|does it for) (?:about |roughly )?half (?:the|our|that) (?:price|rate|money|cost)',
    "(?:pay ?back|roi|return|business case|sums?|savings)(?:.s| is| are| was)? (?:too (?:long|slow|thin|low)|(?:don'?t|doesn'?t|didn'?t|never) (?:stack up|add up|work out))",
    '(?:never|not) pays? (?:back|off|for itself)',
    '(?:balk|baulk|chok|winc|laugh|whistl|gasp|flinch)(?:ed|s|es) (?:at|over) (?:the|our|that) (?:price|quote|cost|number|figure|total|fee|rate)',
    'priced (?:ourselves |yourselves |us )out',
    'costs? (?:them )?(?:too much|more than (?:it saves|it|they|he|she|what|keeping|the saving))',
    "we(?:'re|'d be| are| were| come out| came in| came out) (?:about |roughly |at |still |some ){0,4}(?:a third|twice|double|\\d{1,9} ?(?:%|pct|percent|per cent)) (?:more|above|over|higher|dearer|the price)",
    '(?:set-?up|licen[cs]e|seat|monthly|upfront|per-\\w{1,20}|annual) (?:fees?|costs?|price|sum) (?:killed|is the problem|put them|scared|too)',
    'hidden (?:extras|costs|fees)',
  ],
  complex: [
    'too (?:complex|complicated|fiddly|techy|technical|clunky|convoluted|confusing|messy|tricky|intricate)',
    'too (?:hard|difficult) to (?:use|learn|run|operate|set up|integrate|implement)',
    'too many (?:clicks|screens|steps|moving parts|interfaces|options|modules|menus|buttons|add-ons)',
    'too (?:much (?:work|effort|hassle)|big a (?:lift|change|leap)|heavy for)',
    'so (?:complicated|complex|confusing|convoluted)',
    'overkill|sledgehammer|learning curve|not intuitive|unintuitive|not user[- ]friendly',
    '(?:integrat\\w{2,5}|migrat\\w{2,4}|implement\\w{3,6}|roll ?out|set-?up|onboarding) (?:[\\w-]{1,20} ){0,4}(?:nightmare|headache)',
    'nightmare to (?:integrate|implement|migrate|set up|run)',
    '(?:no ?one|nobody) (?:there |on site |in house )?(?:can|could|who can) (?:operate|program|administer|maintain|configure)',
    "(?:couldn'?t|can'?t|didn'?t|don'?t|doesn'?t) (?:get past the set-?up|understand (?:it|the (?:tool|product|system|offer|tariff)|our)|make sense of)",
    '(?:eyes|head)s? (?:bleed|bled|spin|spinning|hurt)',
    'wants? (?:something|it) simple|a phd|a cockpit|the cockpit',
  ],
  missing: [
    'missing (?:a |the |some |one )?(?:features?|functions?|modules?|interface|integration|certificate)',
    '(?:features?|functions?|modules?) (?:is|was|are|were) missing',
    "(?:ours|our \\w{1,20}|we) (?:still |just |simply )?(?:can'?t|cannot|couldn'?t|doesn'?t|does not|don'?t) (?:handle|cover|support|talk to|integrate with|connect to|export|import|read|have (?:an?|any))",
    "ours (?:can'?t|cannot|doesn'?t|isn'?t|has no|hasn'?t|ends|stops)",
    'no (?:native |direct |ready |standard |proper |working |certified )?(?:connector|integration|interface|api|sso|single sign-?on|mobile app|ce mark|certification|atex)s?(?! [a-z]{3,8} (?:before|b4|until|til))',
    'no (?:[\\w-]{1,20} ){1,2}(?:version|variant|mode)',
    'lack(?:s|ed)? (?:the |a |an |of )?(?:\\w{1,20} )?(?:features?|functions?|integration|interface|module|traceability|support|certificate|connector|api|reporting|version)',
    "(?:not|isn'?t|aren'?t|wasn'?t) (?:yet )?(?:certified|compatible|supported|available in|approved for|in our range)",
    '(?:on|not on) our roadmap|(?:one|only) thing (?:it|we|ours) (?:can.?t|doesn.?t|don.?t|lack)',
  ],
  timing: [
    '(?:bad|wrong|awkward|not the right|not a good|not the) (?:time|timing|moment|month|week)',
    `not (?:this|until|till|til|before|b4) (?:next |the |this |new ){0,4}(?:year|yr|quarter|half|financial|fiscal|${month}|${season})`,
    `(?:come|call|ring|check|talk|circle|get|try|ask) (?:\\w{1,20} )?(?:back|again) (?:(?:in|at|next|after|around|later) |when we|when they|when the|after)(?!you)`,
    `(?:call|ring|ask|phone|contact|try) (?:me |us )(?:again )?(?:in|after|not before) `,
    `(?:postponed|deferred|delayed|pushed|put off|park it|on hold|hold fire|on ice) (?:back |it |them )?(?:by|to|till|til|until|into|for (?:a|the|six|\\d))`,
    'deferred|premature|bigger fires',
    'too (?:early|soon|late) (?:he|she|they|after|now|for this)|(?:two|three|2|3) (?:years|yrs) too (?:soon|early)',
    '(?:next|new|coming) (?:budget|planning|financial|fiscal) (?:year|round|cycle|period)',
    `(?:locked in|tied in|under contract|policy runs|lease runs|contract fixed) (?:[\\w ]{0,30} )?(?:until|till|til|for another|to (?:the )?end of)`,
    "just renewed|(?:missed|misses|miss) (?:the|this|this year'?s) (?:\\w{1,20} )?(?:window|round|deadline|budget|planning|season|board|slot|season opening)",
    `(?:no|zero) (?:capacity|bandwidth|time|slots?|resources?|hands) ${until}`,
    `after the (?:audit|erp|go-?live|merger|summer|holidays|harvest|season|elections?|refurb\\w{0,20}|inspection|migration|relaunch|ipo)(?:, not before| only| first)`,
    '(?:goes|comes|has to go) first, then',
    `${cannot} spare (?:a|one|any|the|ppl|people)|no point ${until}|let (?:us|them|me) get through`,
    'until the (?:new|audit|erp|merger|refurb|inspection|property|building)',
    'waits? (?:for|until) (?:the |a )?(?:new|next|version|regulation|standard|subsidy|prices?|budget|election)|waiting for (?:the |a )?(?:new|next|regulation|subsidy|planning|permission|election)',
  ],
  'no-decision': [
    "(?:can'?t|cannot|couldn'?t|unable to|not to) (?:decide|agree on|make up (?:their|his|her) minds?)",
    'undecided|indecision|decision paralysis|dither\\w{0,4}|stalemate|status quo|inertia',
    'no (?:decision|consensus|owner)(?!s)|orphan project',
    '(?:no ?one|nobody) (?:there |here |really )?(?:decides|decided|owns|wants to (?:decide|sign|own)|will (?:sign|decide|own))',
    '(?:gone|going|went|go) round in circles',
    'petered out|ghosted|just faded|going nowhere|no longer (?:being )?pursued|pass the parcel|kick(?:ed|ing)? the can',
    '(?:tender|rfp|rfq|initiative|project|search|procurement) (?:was |is |got |has been )?(?:cancelled|canceled|withdrawn|abandoned|scrapped|dropped|shelved|called off)',
    '(?:leave|leaving|keep|keeping|stay|staying|carry on|carrying on) (?:with )?(?:everything |things |it )?as (?:is|it is|they are)',
    '(?:keep|keeping|carry on with|muddle on with|stick with|sticking with|staying with|stay with) (?:on with )?(?:their |the )?(?:paper|excel|spreadsheets?|whiteboard|existing process)',
    'always done it|worked since|why (?:change|touch)|decided to do nothing|no (?:urgency|hurry)\\b',
    'just (?:looking|browsing)|benchmarking exercise|sleep on it|still thinking|sub-? ?committee|to be looked into',
    'agreed to (?:not |dis)agree|neither yes nor no|sponsor just shrugged|ended in a shrug',
  ],
  competitor: [
    `(?:went|going|go|gone|goes|signed|sticking|stayed|staying) (?:with|for) (?:a |an |the |their |another |our )?(?:\\w{1,20} )?${rival}`,
    `(?:chose|picked|preferred|prefers|awarded|took|selected|re-?signed with|leaning to|leaning towards) (?:it to |to )?(?:a |an |the |their |another |our )?(?:\\w{1,20} )?${rival}`,
    '(?:went|going) (?:with|for) (?:someone|somebody) else|to a different (?:supplier|vendor|firm)|(?:chose|picked|signed with) (?:someone else|another)',
    '(?:picked|chose|took|signed with|went with|went for|plumped for) (?:the|a) (?:\\w{1,20} ){0,2}(?:vendor|maker|supplier|integrator|market leader|carrier|provider)',
    'lost (?:it |them |this |the deal |out )?to (?:the|a|an|their|our|another) (?:\\w{1,20} )?(?:incumbent|rival|competitor|outfit|vendor|supplier|french|german|dutch|big)',
    `${rival} (?:just |already )?(?:won|got it|matched|had stock|was (?:better|cheaper|faster))`,
    'runner[- ]?up|(?:we )?came second|(?:beaten|outbid) (?:on|by)|they were better|got the nod|safe choice',
    "already (?:signed|bought) (?:with|from)|yeah we'?ve signed|contract'?s gone (?:there|to)",
    'used our (?:quote|offer|price) to|(?:global|worldwide|group) deal with',
  ],
  trust: [
    `${cannot} (?:quite |really |simply |fully |just )?(?:trust|believe) (?:us|our|me|the (?:claim|savings|numbers|figures)|those|that (?:figure|number))`,
    "doesn'?t believe the|simply don'?t believe",
    'snake oil|too good to be true|pull the other one|smells a rat',
    "(?:we're|we are|you're|you are) (?:just |simply |far |much )?too (?:small|young|new)|think we're too (?:small|young)",
    'what (?:happens )?if (?:you|we) (?:go|went) (?:bust|under|broke)|if (?:you|we) (?:went|go) (?:bust|under)|(?:we|you) go bust',
    "where'?s the catch|where the catch is|what'?s the catch|you'?d say that|all vendors say|every vendor says|heard it all before",
    'all your logos',
    '(?:dpo|ciso|privacy officer|data protection officer|security team) (?:\\w{1,20} ){0,2}(?:said no|choked|blocks?|blocked|refused|vetoed|not happy)',
    "our (?:\\w{1,20} )?(?:support|acct mgr|account manager|rep|technician) (?:\\w{1,20} ){0,3}(?:never (?:rang|called|came|replied)|closed his|didn'?t (?:call|ring|reply))",
    '(?:too|model) rosy|answers changed|read about (?:our|the) (?:layoffs|breach|funding)',
    'wants? a written guarantee',
  ],
  other: [
    '(?:site|plant|company|firm|office|branch|factory|shop|business) (?:is |was |got |being |gets |has been )(?:closing|closed|sold|acquired|bought|taken over|shut)',
    'merged into|took it over|heirs selling|lost their own',
    '(?:parent|mother) (?:company |group )?(?:\\w{1,20} ){0,3}(?:picks|decides|ordered|prescribes|dictates)',
    'insourc\\w{1,4}|(?:building|build|doing) (?:it|their own) (?:themselves|in-?house)|building their own',
    'export licen[cs]e (?:was )?refused|sanction rules|permission (?:was )?refused',
  ],
};
