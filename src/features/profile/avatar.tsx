import { initials } from '~/lib/initials'

import type { Picture } from './picture'

type Props = {
  name: string
  picture: Picture | undefined
  /** True after the picture could not be loaded. */
  hasFailed: boolean
  onFail: () => void
}

/** The picture if its host is allowed, or else the initials. The name beside it says who it is. */
export function Avatar({ name, picture, hasFailed, onFail }: Props) {
  if (picture?.isAllowed && !hasFailed)
    return <img className="avatar large" src={picture.url} alt="" referrerPolicy="no-referrer" onError={onFail} />
  return (
    <span className="avatar large" aria-hidden="true">
      {initials(name)}
    </span>
  )
}
