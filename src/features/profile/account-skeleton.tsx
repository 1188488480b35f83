import { profileFields } from '~/api/my-account-profile'
import { useUser } from '~/session/console-context'

import { AccountHead } from './account-head'
import { fieldWords, words } from './words'
import './profile.css'

/** The card while the profile loads. The name and the email address are known from the login. */
export function AccountSkeleton() {
  const { name, email } = useUser()
  return (
    <div className="panel" aria-busy="true">
      <AccountHead
        name={name}
        email={email}
        isVerified={undefined}
        picture={undefined}
        hasFailed={false}
        onFail={() => {}}
      />
      <div role="status" aria-label={words.loading} className="profile-rows">
        {profileFields.map((field) => (
          <dl key={field} className="profile-row" aria-hidden="true">
            <dt>{fieldWords[field]}</dt>
            <dd>
              <span className="bone w-40" />
            </dd>
          </dl>
        ))}
      </div>
    </div>
  )
}
