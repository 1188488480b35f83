import { useState, type ReactNode } from 'react'

import type { LoginMethod } from '~/api/my-account'
import { Button } from '~/ui/controls/button'
import { Icon, type IconName } from '~/ui/controls/icon'
import { lazyComponent } from '~/lib/lazy-component'
import { TimeAgo } from '~/ui/text/time'

import { isEnrollable, isManageable, isPasskey, passwordManagerOf, kindOf, nameOf } from './kinds'
import type { MethodActions } from './method-menu'
import { words } from './words'

const MethodMenu = lazyComponent(() => import('./method-menu').then((module) => module.MethodMenu))

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
  const [menu, setMenu] = useState<{ method: LoginMethod; anchor: HTMLElement }>()
  return (
    <>
      <ul className="panel rows" aria-label={label}>
        {methods.map((method) => (
          <MethodRow
            key={method.id}
            method={method}
            isOpen={menu?.method === method}
            onFinish={actions.onFinish}
            onRemove={actions.onRemove}
            onMenu={(anchor) => setMenu(menu?.method === method ? undefined : { method, anchor })}
          />
        ))}
      </ul>
      {menu && <MethodMenu {...menu} {...actions} onClose={() => setMenu(undefined)} />}
    </>
  )
}

type RowProps = Pick<MethodActions, 'onFinish' | 'onRemove'> & {
  method: LoginMethod
  isOpen: boolean
  onMenu: (anchor: HTMLElement) => void
}

function MethodRow({ method, isOpen, onMenu, onFinish, onRemove }: RowProps) {
  const name = nameOf(method)
  const canFinish = !method.isConfirmed && isEnrollable(method.type)
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
          <Button small onClick={() => onFinish(method)}>
            {words.finish}
          </Button>
          <Button small look="ghost" onClick={() => onRemove(method)}>
            {words.remove}
          </Button>
        </div>
      )}
      {!canFinish && isManageable(method) && (
        <button
          type="button"
          className="icon-btn"
          aria-label={words.actions(name)}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          onClick={({ currentTarget }) => onMenu(currentTarget)}
        >
          <Icon name="dots" />
        </button>
      )}
    </li>
  )
}

/** Facts in one line, separated by dots. */
function Facts({ facts }: { facts: ReactNode[] }) {
  return facts.map((fact, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the line is replaced as a whole
    <bdi key={index} className="fact">
      {fact}
    </bdi>
  ))
}

function factsOf(method: LoginMethod, name: string): ReactNode[] {
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
