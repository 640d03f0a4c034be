import { t } from '../i18n'
import { Field } from '../parts/Field'

const SHORTEST_PASSWORD = 10

export function NewPassword({ label }: { label?: string }) {
  return (
    <Field
      label={label ?? t('Password')}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={SHORTEST_PASSWORD}
      required
      hint={t('At least {n} characters; a sentence is easy to remember.', { n: SHORTEST_PASSWORD })}
    />
  )
}
