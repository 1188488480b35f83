import { messages } from '~/lib/messages'

/** Words of the search field in the top bar, which loads after the first screen. */
export const fieldWords = messages({
  search: 'Search or do…',
  shieldOn: 'Shield on',
  turnShieldOff: 'Shield on. Turn it off',
  shieldOnAnnouncement: 'Presenter shield on. Names, email addresses, IDs and tokens are covered on screen.',
  shieldOffAnnouncement: 'Presenter shield off',
})
