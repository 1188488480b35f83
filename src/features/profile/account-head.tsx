import { useConsole } from '~/session/console-context'
import { Icon } from '~/ui/controls/icon'

import { Avatar } from './avatar'
import type { Picture } from './picture'
import { words } from './words'

type Props = {
  name: string
  email: string
  /** Undefined if the ID token does not say. */
  isVerified: boolean | undefined
  picture: Picture | undefined
  hasFailed: boolean
  onFail: () => void
}

/** Picture, name and email address. The address identifies the account, so it cannot be changed. */
export function AccountHead({ name, email, isVerified, ...picture }: Props) {
  const { support } = useConsole().config.links
  return (
    <>
      <div className="profile-head flex items-center gap-4 p-4">
        <Avatar name={name} {...picture} />
        <div className="min-w-0">
          <p className="break-words">
            <strong>
              <bdi>{name}</bdi>
            </strong>
          </p>
          <p className="break-words">
            <bdi>{email === '' ? words.noEmail : email}</bdi>
            {email !== '' && isVerified !== undefined && (
              <span className={isVerified ? 'tag text-ok' : 'tag text-warn'}>
                {isVerified ? words.verified : words.notVerified}
              </span>
            )}
          </p>
          {email !== '' && <p className="hint">{words.emailFixed}</p>}
        </div>
      </div>
      {email !== '' && isVerified === false && (
        <div className="note warn mx-4 mb-4">
          <Icon name="mail" />
          <div>
            <p className="font-medium">{words.verifyFirst}</p>
            <p className="text-text">
              {words.verifyHow}{' '}
              {support === undefined ? (
                words.askAdministrator
              ) : (
                <a href={support} className="link" rel="noreferrer">
                  {words.askSupport}
                </a>
              )}
            </p>
          </div>
        </div>
      )}
    </>
  )
}
