/** Holds the session of somebody who signed in. */
export const sessionCookie = 'watercooler';
/** Holds, for ten minutes, what a browser has to bring back from the provider. */
export const departureCookie = 'watercooler-sign-in';
