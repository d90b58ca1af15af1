const OUR_ROLES = [
  'economic-buyer',
  'user-influencer',
  'technical-influencer',
  'champion',
  'gatekeeper',
  'executive-sponsor',
];

/** Salesforce's own contact roles, where one of ours says the same. */
const STANDARD_ROLES: Readonly<Record<string, string>> = {
  'business-user': 'user-influencer',
  'economic-decision-maker': 'economic-buyer',
  'technical-buyer': 'technical-influencer',
};

/** The buyer role that an opportunity's contact role stands for, or null if none clearly does. */
export function buyerRoleOf(contactRole: string): string | null {
  const key = contactRole
    .trim()
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');
  return OUR_ROLES.includes(key) ? key : (STANDARD_ROLES[key] ?? null);
}
