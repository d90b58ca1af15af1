import type { TokenRole } from '../http/token.ts';

/** How people sign in with a browser. */
export interface SignInConfig {
  /** The identity provider, as its discovery document names it. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null: the provider knows us as a public client, and PKCE alone protects the code. */
  readonly clientSecret: string | null;
  readonly scopes: string;
  /** The claim that holds a person's groups. */
  readonly groupsClaim: string;
  /** What each group may be here; of several the first counts. */
  readonly roles: readonly GroupRole[];
  /** The org whose pages they see, 18 characters. */
  readonly orgId: string;
  /** Where browsers reach the service, as in https://watercooler.company.example. */
  readonly publicUrl: string;
}

export interface GroupRole {
  readonly group: string;
  readonly role: TokenRole;
}
