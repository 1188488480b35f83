/** The steps of a rotation after the form for the new token. One chunk, because they are loaded together. */
export { AskIfSaved } from './ask-if-saved'
export { DeployStep } from './deploy-step'
export { RotationMessage, TokenNotFound } from './rotation-message'
