import { messages } from '~/lib/messages'
import { useConsole } from '~/session/console-context'

const words = messages({
  legal: 'Legal',
  privacy: 'Privacy',
  terms: 'Terms',
  accessibility: 'Accessibility',
})

/** The operator's legal pages. Everyone may read them, also before the login. */
export function LegalLinks() {
  const { privacy, terms, accessibility } = useConsole().config.links
  const links = [
    [words.privacy, privacy],
    [words.terms, terms],
    [words.accessibility, accessibility],
  ] as const
  if (!links.some(([, href]) => href)) return null
  return (
    <nav aria-label={words.legal} className="legal flex flex-wrap gap-x-3 text-[13px]">
      {links.map(
        ([label, href]) =>
          href && (
            <a key={label} href={href} rel="noreferrer" className="link link-alone">
              {label}
            </a>
          ),
      )}
    </nav>
  )
}
