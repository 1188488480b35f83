import { Icon } from '~/ui/controls/icon'
import { messages } from '~/lib/messages'

const words = messages({
  readOnly: 'You can only view this page. Your administrator has turned off changes.',
})

export function ReadOnlyNote() {
  return (
    <p role="note" className="note mb-5">
      <Icon name="shield" />
      {words.readOnly}
    </p>
  )
}
