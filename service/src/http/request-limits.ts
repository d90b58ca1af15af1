/** How many requests are answered in any one minute. */
export interface RequestLimits {
  /** From one address, whatever tokens they bring; a /64 network of IPv6 counts as one address. */
  readonly perAddress: number;
  /** With tokens of one org, whoever brings them. */
  readonly perOrg: number;
}

/** A person reads a few pages a minute; a program that exports every persona asks some hundreds. */
export const usualLimits: RequestLimits = { perAddress: 1200, perOrg: 600 };
