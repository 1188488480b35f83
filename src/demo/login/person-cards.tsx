import type { Persona } from '~/demo/data/personas'
import { initials } from '~/lib/initials'

type Props = { people: Persona[]; email: string; onChoose: (persona: Persona) => void }

/** One radio button per user. Native radio buttons have the arrow keys and the single tab stop of the ARIA pattern. */
export function PersonCards({ people, email, onChoose }: Props) {
  return people.map((persona) => {
    const id = `demo-person-${persona.email}`
    return (
      <label key={persona.id} className="demo-person">
        <span className="avatar" aria-hidden="true">
          {initials(persona.name)}
        </span>
        <span>
          <b id={id}>{persona.name}</b>
          <small id={`${id}-description`}>{persona.description}</small>
        </span>
        <input
          type="radio"
          name="demo-person"
          value={persona.email}
          checked={email === persona.email}
          onChange={() => onChoose(persona)}
          aria-labelledby={id}
          aria-describedby={`${id}-description`}
        />
      </label>
    )
  })
}
