import * as z from 'zod/mini'

/** The field of the login draft that holds the IDs of the tokens to delete, separated by spaces. */
export const DELETED = 'deleted'

/** Restores the delete dialog after a step-up login. */
export const DeletionDraft = z.object({ [DELETED]: z.string() })
