import { useId } from 'react'

import { Icon } from '~/ui/controls/icon'

import { changeWords as words } from './change-words'
import type { Rule, RuleId } from './policy'

type State = 'met' | 'not-met' | 'by-server' | 'refused'

/** Read by screen readers before the text of a rule. Sighted users see an icon. */
const stateWords: Record<State, string> = {
  met: words.met,
  'not-met': words.notMet,
  'by-server': '',
  refused: words.refusedRule,
}

type Props = { id: string; rules: Rule[]; password: string; refused: RuleId | undefined }

/** The rules of the policy. Marks the rules that the password meets, and the rules that only the server can check. */
export function RuleList({ id, rules, password, refused }: Props) {
  const titleId = useId()
  return (
    <div id={id}>
      <p id={titleId} className="text-[13px] font-[520] mb-1">
        {words.rules}
      </p>
      <ul aria-labelledby={titleId} className="rules">
        {rules.map((rule) => {
          const state = stateOf(rule, password, refused)
          return (
            <li key={rule.label} className={state}>
              {state === 'met' || state === 'refused' ? (
                <Icon name={state === 'met' ? 'check' : 'close'} size={14} />
              ) : (
                <span className="dot" />
              )}
              <span className="sr-only">{stateWords[state]}</span>
              <span>
                {rule.label}
                {state === 'by-server' && <small> {words.byServer}</small>}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function stateOf({ id, check }: Rule, password: string, refused: RuleId | undefined): State {
  if (id === refused) return 'refused'
  if (!check) return 'by-server'
  return password !== '' && check(password) ? 'met' : 'not-met'
}
