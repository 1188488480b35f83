import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'

import { asApiError } from '~/api/errors'
import {
  deleteManagementToken,
  forgetManagementTokens,
  managementTokenQueries,
  type ManagementToken,
} from '~/api/management-tokens'
import { serverNow } from '~/api/server-clock'
import type { Rotation } from '~/session/rotations'
import { Button } from '~/ui/button'
import { Dialog, DialogFoot } from '~/ui/dialog'
import { Icon } from '~/ui/icon'
import { Problem } from '~/ui/problem'
import { say } from '~/ui/status'
import { relativeTime } from '~/ui/time'
import { useAction } from '~/ui/use-action'
import { useWait } from '~/ui/use-wait'
import { words as uiWords } from '~/ui/words'

import { replaceWords as words } from './dialog-words'
import { ReplaceSteps } from './replace-steps'
import { statusOf } from './status'
import { words as listWords } from './words'

type Props = {
  old: ManagementToken
  rotation: Rotation
  successor: ManagementToken | undefined
  onForget: () => void
  onClose: () => void
}

/** The second half of a replacement: is it deployed, and then away with the old one. */
export function FinishReplacement({ old, rotation, successor, onForget, onClose }: Props) {
  const end = () => {
    onClose()
    onForget()
  }
  const isOver = successor && statusOf(successor, serverNow()) === 'expired'
  if (!successor || isOver) {
    return (
      <Ending
        title={words.title(old.name)}
        text={isOver ? words.successorOver(rotation.newId) : words.successorGone(rotation.newId)}
        onClose={onClose}
      >
        <Button onClick={onClose}>{uiWords.close}</Button>
        <Button look="primary" onClick={onForget}>
          {words.makeAnother}
        </Button>
      </Ending>
    )
  }
  return <Deployed old={old} successor={successor} onReplaced={end} onClose={onClose} />
}

type EndingProps = { title: string; text: string; onClose: () => void; children: ReactNode }

export function Ending({ title, text, onClose, children }: EndingProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <DialogFoot>{children}</DialogFoot>
    </Dialog>
  )
}

type DeployedProps = { old: ManagementToken; successor: ManagementToken; onReplaced: () => void; onClose: () => void }

function Deployed({ old, successor, onReplaced, onClose }: DeployedProps) {
  const client = useQueryClient()
  const [isDeployed, setDeployed] = useState(false)
  const later = useRef<HTMLButtonElement>(null)

  const check = useAction(() => client.fetchQuery({ ...managementTokenQueries.list(), staleTime: 0, retry: false }))
  const remove = useAction(async () => {
    try {
      await deleteManagementToken(old)
    } catch (thrown) {
      if (asApiError(thrown).kind !== 'not-found') throw thrown
    }
    onReplaced()
    say(words.replaced(old.name, old.id))
    void forgetManagementTokens(client, [old.id])
  })
  const wait = useWait(remove.error)

  return (
    <Dialog title={words.title(old.name)} intro={words.deployIntro} onClose={onClose} focusFirst={later}>
      <ReplaceSteps at={isDeployed ? 3 : 2} />
      <Uses old={old} successor={successor} />
      <div>
        <Button small busy={check.isPending} onClick={() => void check.run()}>
          {words.checkAgain}
        </Button>
      </div>
      {check.error && <Problem error={check.error} title={words.checkFailed} />}
      <fieldset>
        <legend className="font-medium mb-1">{words.isDeployed}</legend>
        <label className="flex items-start gap-2 min-h-6">
          <input
            type="checkbox"
            className="check mt-0.5"
            checked={isDeployed}
            onChange={({ target }) => setDeployed(target.checked)}
          />
          {words.confirm}
        </label>
      </fieldset>
      {remove.error && <Problem error={remove.error} title={words.deleteFailed} />}
      <DialogFoot>
        <Button ref={later} onClick={onClose}>
          {words.later}
        </Button>
        <Button
          look="danger"
          busy={remove.isPending}
          disabledReason={isDeployed ? wait : words.confirmFirst}
          onClick={() => void remove.run()}
        >
          {words.deleteOld}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

/** What the server knows of the use of both: the best sign there is of what still needs the old one. */
function Uses({ old, successor }: Pick<DeployedProps, 'old' | 'successor'>) {
  const isStillUsed = old.lastUsed !== undefined && old.lastUsed > successor.created
  const use = ({ lastUsed }: ManagementToken) =>
    lastUsed ? words.usedAt(relativeTime(lastUsed, serverNow())) : listWords.notUsed
  return (
    <div className="grid gap-2">
      <dl className="facts">
        <dt>{words.old(old.id)}</dt>
        <dd>{use(old)}</dd>
        <dt>{words.successor(successor.id)}</dt>
        <dd>{use(successor)}</dd>
      </dl>
      <p className={`note ${isStillUsed ? 'warn' : successor.lastUsed ? 'ok' : ''}`} role="status">
        {(isStillUsed || successor.lastUsed) && <Icon name={isStillUsed ? 'warning' : 'check'} />}
        {isStillUsed ? words.stillUsed : words.quiet} {successor.lastUsed ? words.successorUsed : words.successorUnused}
      </p>
    </div>
  )
}
