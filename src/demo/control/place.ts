/** Where the control is shown: in the console, or on a page that stands in for Auth0. */
export type Place = 'console' | 'login'
