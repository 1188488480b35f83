/** Where the control is shown: in the console, or on a page in place of Auth0. */
export type Place = 'console' | 'login'
