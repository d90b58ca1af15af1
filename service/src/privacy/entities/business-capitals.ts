/** Words that stand with a capital in notes of sales without naming a person or a customer. */

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s{1,20}/).filter((word) => word !== ''));
}

/** Titles, teams and papers: "the Head of Operations", "our Data Protection Officer". */
export const businessWords = listOf(`
  account accounting accounts administration administrator advisor agreement analyst architect
  assistant associate audit auditor board boss business buyer chair chairman chairwoman chief
  christmas client clients commercial committee compliance consultant contract contractor controller
  coordinator council customer customers department deputy design desk digital director directors
  easter ecommerce engineer engineering estate estates european executive facilities finance founder
  general global group head housekeeping hr human infrastructure innovation interim internet it key
  lead leader legal logistics maintenance manager managers managing marketing ministry nhs officer
  operational operations ops owner partner partners people performance plant pm president principal
  procurement product production professor program programme project protection purchasing quality
  ramadan regional resources retail sales security senior service services site software staff
  store strategy superintendent supervisor supplier supply support sustainability systems team teams
  technical technology transformation transport treasurer treasury trust user users vendor vice
  warehouse workplace works xmas ausschreibung betriebsrat einkauf einkaufer expo geschaftsfuhrer messe werk english internet god bot sir madam dad mum mom mother father
  act article champions cup day directive league force month national phase rights treaty union law regulation street road avenue square st rd ave week year
`);

/** Abbreviations and mixed spellings of the trade. */
export const tradeWords = listOf(`
  ai co2 soc2 3pl 4pl api apis b2b b2c bi byod capex ceo cfo chro cio ciso cmo coo cpo crm cso cto dpa dpia dpo ebitda
  ecommerce edi ehr emr eod erp esg eta eu fd fte ftes gdpr gm gms gtm hcm hipaa hr hris iaas
  id iot ip iso it itil kpi kpis l1 l2 ld ltd lms md mes mfa mgmt mrr mvp nda nfc nhs nps oem ok okr
  okrs opex ot paas pc pci pdf pin pms po poc pocs pos pr pto qa qbr qr rfi rfid rfp rfps rfq roi
  saas iban ssn sdk sev sku skus sla slas sme smb soc sop sow sql sso tco tms tv ui uk us usa usb ux vat vp vpn
  agile brexit ciso csrd faq faqs kaizen kanban ofsted scrum sigma ii iia iib iii infosec iv q qs vii viii wfm wi-fi wifi wms xls xlsx y2k
`);

/** Software that half the trade uses: naming it tells nothing of a deal, and themes need it. */
export const brands = listOf(`
  adobe adp amazon android apple atlassian aws azure bing chatgpt cisco confluence copilot docusign
  dropbox dynamics excel facebook github gmail google hubspot ibm instagram intune ios ipad iphone
  jira kronos linkedin linux mac microsoft miro netsuite notion office365 okta oracle outlook paypal
  photoshop power powerbi powerpoint quickbooks sage salesforce sap servicenow sharepoint sheets skype slack
  snowflake stripe tableau teams trello twitter ukg whatsapp windows word workday youtube zapier
  zendesk zoom
`);

/** Words by which a company's name ends, though it may begin with words of every day. */
export const companyEndings = listOf(`
  ag agency associates bank bros brothers capital chemicals co company consulting corp corporation dairy
  data design digital electronics energy enterprises finance foods foundation gmbh group health holding holdings hospital hotel
  hotels inc incorporated industries insurance international kg labs laboratories limited llc llp
  logistics ltd media mobile motors networks nv oy partners pharma plc properties resorts resources sa sarl
  services software solutions sons security spa srl stores studios suites supermarkets systems technologies
  technology transport travel trust university ventures
`);

/** What is of or for something, and so has small words in its name: `Bank of Wexmoor`. */
export const institutions = listOf(`
  academy agency alliance association bank board bureau center centre chamber college commission
  council federation foundation fund guild house institute institution laboratory league museum
  network office partnership school society union university
`);

/** Words that stand before the rest of a company's name: `National Van Lines`. */
export const companyOpenings = listOf(`
  central data digital eastern environmental european first general global infrastructure
  international national northern people performance quality regional royal service smart southern
  staff support technical transport trust united western
`);

/** Without a capital too, these end the name of a company: "acme ltd". */
export const legalEndings = listOf(
  'ag bv corp gmbh inc kg limited llc llp ltd nv oy plc pty sarl srl',
);

export const honorifics = listOf(`
  mr mrs ms mx miss mister dr prof professor sir dame lord lady madam herr frau senor senora señor
  señora monsieur madame signor signora mme mlle
`);

/** What stands behind a name and belongs to it. */
export const nameEndings = listOf('md phd jr sr ii iii iv esq msc mba');

/** Months that are given names too. */
export const monthNames = listOf('jan march april may june august');

/** What people and their languages are called. */
export const peoples = listOf(`
  african albanian american arab arabic argentinian argentine asian australian austrian basque belgian
  brazilian british bulgarian canadian cantonese catalan chilean chinese colombian croatian czech
  danish dutch egyptian english eritrean estonian ethiopian european filipino finnish flemish french
  gaelic georgian german ghanaian greek hebrew hindi hispanic hungarian icelandic indian indonesian
  iranian iraqi irish israeli italian jamaican japanese kenyan korean latin latino latvian lebanese
  lithuanian malay malaysian maltese mandarin mexican moroccan nepalese nepali nigerian nordic
  norwegian pakistani peruvian polish portuguese punjabi romanian roman russian scandinavian scottish
  serbian singaporean slovak slovenian somali spanish sudanese swahili swedish swiss syrian tamil thai
  tibetan tigrinya tunisian turkish ukrainian urdu venezuelan vietnamese welsh
`);

/** Small words; a capital among other capitals makes them part of a title: "The Big Three". */
export const smallWords = listOf(`
  a about above after again against ago ah all almost also always am an and another any anyone are
  around as ask asked at away back be because been before being below best better between both but by
  call called can could dear did do does don during each even every everyone everything few finally
  first for found four five six seven eight nine ten from get give given go going good got great had
  half has have having he hello help her here hers hey hi him his honestly how however i if in into is
  isn it its just last later let like ll made make many may maybe me meet met might more most much
  must my need neither never new next no nobody none nor not nothing now oh of off often oh ok okay on
  once one only or other our out over own people perhaps please put quite re rather really said same
  saw see seems she should since so some someone something soon sorry spoke still such talk talked
  tell than thank thanks that the their them then there these they thing think this those three thus
  to today told tomorrow too two under until up upon us use used very via wait wants was we well went
  were what when where whether which while who whole whom whose why will with without won would yes
  yesterday yet you your
`);
