import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

const NewKeyName = z.object({ name: z.string().check(z.minLength(1), z.maxLength(50)) })

export function KeyForm({ onDone }: { onDone: () => void }) {
  const { register, handleSubmit, formState } = useForm({
    defaultValues: { name: '' },
    resolver: standardSchemaResolver(NewKeyName),
  })
  return (
    <form onSubmit={handleSubmit(onDone)}>
      <label>
        Name
        <input {...register('name')} />
      </label>
      {formState.errors.name && <p role="alert">{formState.errors.name.message}</p>}
      <button type="submit">Create</button>
    </form>
  )
}
