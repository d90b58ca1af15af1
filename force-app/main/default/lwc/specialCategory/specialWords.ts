import type { SpecialCategory } from './specialCategory.ts';

/**
 * Words and phrases that tell something about a person which the law protects specially (GDPR,
 * article 9). One is listed only where it can hardly mean anything else in a note about a deal, so
 * "healthy pipeline", "sick of demos", "checks it religiously" and "works council" pass. Lower case,
 * without accents and apostrophes; commas part the entries.
 */
export const specialWords: Record<SpecialCategory, string> = {
  health: `
    surgery, surgeon, chemo, chemotherapy, radiotherapy, cancer, leukaemia, leukemia, tumour, tumor,
    dialysis, diabetes, diabetic, insulin, epilepsy, epileptic, asthma, asthmatic, arthritis, dementia,
    alzheimers, parkinsons, multiple sclerosis, crohns, lupus, hepatitis, hiv, adhd, autism, autistic,
    aspergers, dyslexic, bipolar, schizophrenia, schizophrenic, anorexia, bulimia, ptsd, migraine,
    migraines, pregnant, pregnancy, miscarriage, ivf, menopause, maternity, expecting a baby,
    having a baby, hysterectomy, wheelchair, crutches, hearing aid, hearing aids, hard of hearing,
    pacemaker, antidepressants, medication, painkillers, in rehab, alcoholic, alcoholism,
    drinking problem, drink problem, heart attack, heart condition, heart operation, heart trouble,
    had a stroke, suffered a stroke, since his stroke, since her stroke, sick leave, medical leave,
    stress leave, off sick, on sick, been sick, called in sick, signed off sick, signed off work,
    sick note, sick pay, long term sick, ill health, mental health, mental breakdown,
    nervous breakdown, had a breakdown, panic attack, panic attacks, panic disorder, anxiety disorder,
    has anxiety, with anxiety, bad anxiety, her anxiety, his anxiety, off with stress,
    off with burnout, off with a burnout, had a burnout, clinical depression, has depression,
    with depression, from depression, her depression, his depression, off with his, off with her,
    in hospital, into hospital, taken to hospital, rushed to hospital, out of hospital,
    hospital appointment, hospital appointments, hip operation, knee operation, back operation,
    eye operation, an operation on, for an operation, having an operation, hip replacement,
    knee replacement, bad back, bad knee, broken leg, broken arm, broken hip, broken ankle,
    slipped disc, hernia, health issues, health issue, health problems, health problem, health scare,
    health condition, health reasons, his health is, her health is, poor health, medical condition,
    medical treatment, medical appointment, medical reasons, his diagnosis, her diagnosis,
    diagnosed with, was diagnosed, been diagnosed, disability, hes disabled, shes disabled, hes deaf,
    shes deaf, deaf in, hes blind, shes blind, blind in one, going blind, going deaf, has covid,
    had covid, caught covid, off with covid, long covid, chronic illness, chronic pain, chronic fatigue,
    long illness, terminally ill, seriously ill, gravely ill, is ill, been ill, was ill, fell ill,
    hes ill, shes ill, in therapy, her therapist, his therapist, psychiatrist, therapy sessions,
    physiotherapy, overdose, suicide, suicidal, krebs, krebskrank, chemotherapie, schwanger,
    krankgeschrieben, im krankenhaus, operiert, herzinfarkt, embarazada, quimioterapia,
    baja medica, de baja por, en el hospital, enceinte, en arret maladie`,
  religion: `
    muslim, muslims, islam, islamic, ramadan, iftar, eid, hijab, headscarf, mosque, imam, koran, quran,
    sharia, jew, jews, jewish, judaism, synagogue, rabbi, shabbat, shabbos, sabbath, yom kippur,
    rosh hashanah, hanukkah, passover, kippah, yarmulke, hindu, hindus, hinduism, diwali, sikh, sikhs,
    sikhism, buddhist, buddhism, catholic, catholics, protestant, methodist, anglican, presbyterian,
    baptist, mormon, quaker, pentecostal, jehovahs witness, jehovahs witnesses, scientologist,
    a christian, devout, christian faith, christian values, evangelical church, evangelical christian,
    churchgoer, church elder, goes to church, going to church, her church, his church, their church,
    church group, sunday mass, goes to mass, prayer room, prayer time, prayer times, prayer group,
    friday prayers, her prayers, his prayers, at prayers, prays, his faith, her faith, is religious,
    hes religious, shes religious, very religious, deeply religious, religious holiday,
    religious holidays, religious reasons, religious festival, religious beliefs, religious family,
    her religion, his religion, their religion, bible study, bible group, reads the bible, atheist,
    baptised, baptized, keeps kosher, eats halal, fasting, moschee, fastenmonat, muslima, katholisch,
    evangelisch, juedisch, mezquita, musulman, musulmana, catolico, catolica, testigo de jehova`,
  politics: `
    far right, far left, hard right, hard left, right winger, left winger, right wing, left wing, tory,
    tories, brexiteer, brexiteers, remainer, labour party, labour voter, labour supporter, labour man,
    labour councillor, conservative party, conservative voter, green party, reform uk, reform voter,
    votes reform, ukip, lib dem, lib dems, liberal democrat, republican, republicans, democrats, maga,
    a democrat, trump supporter, trump voter, trump fan, pro trump, voted for trump, afd, votes green,
    votes labour, votes conservative, votes republican, votes democrat, voted leave, voted remain,
    voted for brexit, pro brexit, anti brexit, voted labour, voted conservative, voted green,
    votes for the right, votes for the left, votes for the greens, political views, his politics,
    her politics, their politics, politically active, member of the party, political party,
    party conference, party activist, socialist, communist, marxist, fascist, neo nazi, neo nazis,
    nationalist party, local councillor, town councillor, running for council, stands for parliament,
    running for parliament, running for mayor, separatist, independentista, rechtsradikal,
    parteimitglied, in der partei, votante de, vota a, de izquierdas, de derechas`,
  sexuality: `
    gay, gays, lesbian, lesbians, bisexual, homosexual, homosexuals, queer, lgbt, lgbtq, transgender,
    transsexual, trans woman, trans man, nonbinary, is non binary, sexual orientation, sexuality,
    same sex, her wife, his husband, his boyfriend, her girlfriend, her ex wife, his ex husband,
    sex life, having an affair, had an affair, an affair with, sleeping with, slept with, schwul,
    lesbisch, homosexuell, lesbiana, homosexuales`,
  'union-membership': `
    trade union, trades union, labour union, labor union, union member, union members, union membership,
    union rep, union reps, union representative, union steward, union leader, union official,
    union organiser, union organizer, union man, union woman, union guy, union card, union dues,
    union meeting, union meetings, union activist, strong union, shop steward, shop stewards,
    in the union, joined the union, in a union, runs the union, active in the union, his union,
    her union, workers union, drivers union, metalworkers union, teamster, teamsters, unite rep,
    unite member, gmb rep, gmb member, usdaw, ig metall, verdi mitglied, gewerkschaft, gewerkschafter,
    gewerkschaftsmitglied, gewerkschaftlich, betriebsgruppe, sindicato, sindicalista,
    comisiones obreras, syndicaliste, syndicat`,
  ethnicity: `
    ethnicity, ethnic background, ethnic origin, ethnic minority, racist, racism, skin colour,
    skin color, mixed race, biracial, romani, gypsy, gypsies, gitano, gitana, traveller family, latino,
    latina, hispanic, aboriginal, african american, afro caribbean, native american, maori, his race,
    her race, person of colour, person of color, people of colour, people of color, immigrant family,
    immigrant background, immigrant parents, son of immigrants, daughter of immigrants,
    migrationshintergrund`,
};

/** Ethnic words that are special only beside one of `besideEthnic`: "Asian markets" are not. */
export const ethnicWords =
  'black brown asian arab arabic kurdish african caribbean indian pakistani turkish nigerian roma chinese';
export const besideEthnic = {
  before: 'hes shes theyre half',
  after:
    'guy man men woman women lady bloke girl boy lad kid person people couple family descent ' +
    'origin heritage roots background ancestry parents',
} as const;
