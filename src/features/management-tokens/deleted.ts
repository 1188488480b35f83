/** Name under which the login draft keeps the IDs of the tokens to delete, while a step-up reloads the page. */
export const DELETED = 'deleted'
