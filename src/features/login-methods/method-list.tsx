import type { ReactNode } from 'react'

import type { LoginMethod } from '~/api/my-account'
import { Button } from '~/ui/controls/button'
import { Icon, type IconName } from '~/ui/controls/icon'
import { useCan } from '~/session/console-context'
import { TimeAgo } from '~/ui/text/time'

import { featureOf, isEnrollable, isManageable, isPasskey, passwordManagerOf, kindOf, nameOf } from './kinds'
import type { MethodActions } from './method-menu'
import { MethodMenuButton } from './method-menu-button'
import { words } from './words'

const icons: Record<string, IconName> = {
  totp: 'phone',
  'push-notification': 'phone',
  phone: 'phone',
  passkey: 'fingerprint',
  'webauthn-platform': 'fingerprint',
  'webauthn-roaming': 'key',
  'recovery-code': 'lifebuoy',
  email: 'mail',
}

type Props = MethodActions & { label: string; methods: LoginMethod[] }

export function MethodList({ label, methods, ...actions }: Props) {
  return (
    <ul aria-label={label}>
      {methods.map((method) => (
        <MethodRow key={method.id} method={method} {...actions} />
      ))}
    </ul>
  )
}

function MethodRow({ method, ...actions }: MethodActions & { method: LoginMethod }) {
  const name = nameOf(method)
  const canEdit = useCan(featureOf(method.type), 'edit')
  const canFinish = canEdit && !method.isConfirmed && isEnrollable(method.type)
  return (
    <li className="row">
      <Icon name={icons[method.type] ?? 'shield'} size={18} />
      <div className="min-w-0">
        <p className="row-name">
          <bdi>{name}</bdi>
          {!method.isConfirmed && <span className="tag text-warn">{words.unfinished}</span>}
        </p>
        <p className="hint">
          <Facts facts={factsOf(method, name)} />
        </p>
      </div>
      {canFinish && (
        <div className="row-acts">
          <Button small onClick={() => actions.onFinish(method)}>
            {words.finish}
          </Button>
          <Button small look="ghost" onClick={() => actions.onRemove(method)}>
            {words.remove}
          </Button>
        </div>
      )}
      {canEdit && !canFinish && isManageable(method) && <MethodMenuButton method={method} {...actions} />}
    </li>
  )
}

/** Facts in one line, separated by dots. */
export function Facts({ facts }: { facts: ReactNode[] }) {
  return facts.map((fact, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the line is replaced as a whole
    <bdi key={index} className="fact">
      {fact}
    </bdi>
  ))
}

export function factsOf(method: LoginMethod, name = nameOf(method)): ReactNode[] {
  const { type, isConfirmed, target, created, lastUsed, isSynced } = method
  if (!isConfirmed) return [words.unfinishedMore]
  const kind = kindOf(type)
  return [
    !isPasskey(method) && kind !== name && kind,
    target,
    isPasskey(method) && passwordManagerOf(method),
    isPasskey(method) && isSynced !== undefined && (isSynced ? words.synced : words.thisDeviceOnly),
    created && (
      <>
        {type === 'recovery-code' ? words.created : words.added} <TimeAgo at={created} />
      </>
    ),
    lastUsed ? (
      <>
        {words.lastUsed} <TimeAgo at={lastUsed} />
      </>
    ) : (
      words.neverUsed
    ),
    !isManageable(method) && words.unknownKind,
  ].filter(Boolean)
}
