import { useConsole } from '~/console-context'

/** The title of the document. React puts it into the head, wherever it is rendered. */
export function PageTitle({ page }: { page: string }) {
  const { brand } = useConsole().config
  return <title>{`${page} · ${brand.name}`}</title>
}
