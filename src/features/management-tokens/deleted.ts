/** Under this name the ids of what is to be deleted wait for somebody who has to log in first. */
export const DELETED = 'deleted'
