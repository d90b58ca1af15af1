/**
 * The domains that Salesforce answers the API under: its own, branded ones, those of government clouds and
 * of China. Its command line trusts the same (@salesforce/core 8, SfdcUrl.isSalesforceDomain).
 */
const domains = [
  'salesforce.com',
  'cloudforce.com',
  'force.com',
  'salesforce.mil',
  'crmforce.mil',
  'sfcrmproducts.cn',
];

/** Whether Salesforce answers at this host, as `URL` writes it. */
export function isSalesforceHost(host: string): boolean {
  return domains.some((domain) => host.endsWith(`.${domain}`));
}

/** Whether the users of every org sign in at this host: login.salesforce.com, or test for sandboxes. */
export function isHostOfEveryOrg(host: string): boolean {
  return domains.some((domain) => host === `login.${domain}` || host === `test.${domain}`);
}
