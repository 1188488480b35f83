import { useState } from 'react'

import { profileFields, type AccountProfile, type FieldPolicy, type ProfileField } from '~/api/my-account-profile'
import { visibleOr } from '~/lib/visible-text'
import { useCan, useConsole, useUser } from '~/session/console-context'

import { AccountHead } from './account-head'
import type { Claims } from './claims'
import { pictureOf, type Picture } from './picture'
import { ProfileForm, type Field } from './profile-form'
import { ReadOnlyField } from './read-only-field'
import { useAccountStore } from './use-account-store'
import { fieldWords, words } from './words'
import './profile.css'

type Props = {
  /** Undefined if only the ID token is known. */
  profile: AccountProfile | undefined
  claims: Claims | null
}

/** The limits of the My Account API (docs/api/my-account.md#change-the-profile). */
const inputs = {
  name: { maxLength: 300, autoComplete: 'name' },
  given_name: { maxLength: 150, autoComplete: 'given-name' },
  family_name: { maxLength: 150, autoComplete: 'family-name' },
  nickname: { maxLength: 300, autoComplete: 'nickname' },
  picture: { maxLength: 2048, autoComplete: 'photo', type: 'url' },
} as const

/** The user's picture, email address and profile fields. */
export function AccountCard({ profile, claims }: Props) {
  const { config } = useConsole()
  const user = useUser()
  const canEdit = useCan('profile', 'edit')
  const store = useAccountStore()
  const values = profile?.values ?? claims ?? {}
  const picture = pictureOf(values.picture, config.auth0.pictureOrigins)
  const [failedUrl, setFailedUrl] = useState<string>()
  const hasFailed = picture !== undefined && picture.url === failedUrl
  const pictureHint = hintOf(picture, hasFailed)

  const fields = profileFields.map((name): Field & { name: ProfileField } => {
    const label = fieldWords[name]
    const policy = profile?.policies[name]
    if (canEdit && policy?.canEdit)
      return { name, label, ...inputs[name], hint: name === 'picture' ? pictureHint : undefined }
    return { name, label, ...whyNot(canEdit ? policy : undefined) }
  })

  return (
    <div className="panel">
      <AccountHead
        name={visibleOr(values.name, user.name)}
        email={user.email}
        isVerified={claims?.email_verified}
        picture={picture}
        hasFailed={hasFailed}
        onFail={() => setFailedUrl(picture?.url)}
      />
      {profile ? (
        <ProfileForm
          id="account"
          label={words.account}
          fields={[...fields, ...otherFields(profile)]}
          values={{
            ...Object.fromEntries(profileFields.map((name) => [name, values[name] ?? ''])),
            username: profile.username ?? '',
            phone: profile.phone ?? '',
          }}
          store={store}
          note={<span className="hint">{words.otherApps}</span>}
        />
      ) : (
        <div className="profile-rows">
          {fields.map(({ name, label }) => (
            <ReadOnlyField
              key={name}
              label={label}
              value={values[name]}
              reason={name === 'picture' ? pictureHint : undefined}
            />
          ))}
        </div>
      )}
    </div>
  )
}

/** Fields that the API never lets the user change. Most tenants do not have them. */
function otherFields({ username, phone }: AccountProfile): Field[] {
  return [
    ...(username === undefined ? [] : [{ name: 'username', label: words.username }]),
    ...(phone === undefined ? [] : [{ name: 'phone', label: words.phone }]),
  ]
}

function hintOf(picture: Picture | undefined, hasFailed: boolean): string | undefined {
  if (!picture) return undefined
  if (!picture.isAllowed) return words.pictureElsewhere(picture.host)
  return hasFailed ? words.pictureFailed(picture.host) : undefined
}

/** Returns why a field is read-only. Without a policy, the page says so once. */
function whyNot(policy: FieldPolicy | undefined): { reason?: string; tenantReason?: string | undefined } {
  if (!policy) return {}
  const reasons: Partial<Record<string, string>> = {
    idp: words.managedByProvider,
    system: words.managedByOrganization,
  }
  const reason = reasons[policy.source ?? ''] ?? words.notEditable
  return { reason, tenantReason: visibleOr(policy.reason, undefined) }
}
