/** The words of the first steps of a rotation, and of every title. */
export type RotationWords = {
  title: (name: string) => string
  titleWithoutName: string
  steps: string
  create: string
  save: string
  deploy: string
  delete: string
}

/** The words of the steps after the creation, whose code is loaded after the first dialog. */
export type LaterWords = RotationWords & {
  /** Starts an announcement about a dialog that has been closed. */
  about: (name: string, what: string) => string
  askIfSaved: string
  askIfSavedMore: (id: string) => string
  /** The response with the secret was lost, or had no secret. */
  valueLost: (id: string) => string
  wasSaved: string
  startAgain: string
  removeFailed: string
  removeUnknown: string
  newRemoved: (id: string) => string
  newMissing: (id: string) => string
  createAnother: string
  stop: string
  oldMissing: string
  endedElsewhere: string
  noSuchItem: string
  reload: string
  notFound: string
  newNotFound: (id: string) => string
  loadFailed: string
  deployIntro: string
  /** If the browser does not keep the progress. */
  deployIntroUnstored: string
  isDeployed: string
  confirm: string
  confirmFirst: string
  /** Why the old item cannot be deleted yet, if the feature asks for a test. */
  testFirst?: string
  deleteOld: string
  later: string
  deleteFailed: string
  deleteUnknown: string
  rotated: (name: string, id: string) => string
}
