import { lines, quoteForHcl, quoteForYaml, toJson } from './encode'
import type { Format } from './format'
import { baseNameOf } from './names'

const file = { kind: 'file', checked: '2026-11-29' } as const

/** Files with the secret. Only Bruno keeps secrets out of its files. */
export const files: Format[] = [
  {
    ...file,
    id: 'kubernetes',
    label: 'Kubernetes',
    group: 'infrastructure',
    docs: 'https://kubernetes.io/docs/concepts/configuration/secret/',
    fileName: (base) => `${base}.yaml`,
    write: (handOver, secret) => `apiVersion: v1
kind: Secret
metadata:
  name: ${quoteForYaml(baseNameOf(handOver))}
type: Opaque
stringData:
${lines({ ...handOver.values, [handOver.secretName]: secret }, (name, value) => `  ${name}: ${quoteForYaml(value)}`)}
`,
  },
  {
    ...file,
    id: 'docker',
    label: 'Docker',
    group: 'infrastructure',
    docs: 'https://docs.docker.com/reference/cli/docker/container/run/#env',
    // Docker knows neither quotes nor escapes: each line is a value.
    refuse: refuseControl,
    fileName: (base) => `${base}.docker.env`,
    write: ({ values, secretName }, secret) =>
      `${lines({ ...values, [secretName]: secret }, (name, value) => `${name}=${value}`)}\n`,
  },
  {
    ...file,
    id: 'terraform',
    label: 'Terraform',
    group: 'infrastructure',
    docs: 'https://developer.hashicorp.com/terraform/language/values/variables',
    // Terraform normalizes every string to NFC.
    refuse: (value) => (value === value.normalize() ? undefined : 'normalized'),
    fileName: (base) => `${base}.auto.tfvars`,
    write: ({ values, secretName }, secret) =>
      `${lines({ ...values, [secretName]: secret }, (name, value) => `${name.toLowerCase()} = ${quoteForHcl(value)}`)}\n`,
  },
  {
    ...file,
    id: 'postman',
    label: 'Postman',
    group: 'client',
    docs: 'https://learning.postman.com/docs/use/send-requests/variables/variables',
    fileName: (base) => `${base}.postman_environment.json`,
    write: (handOver, secret) =>
      toJson({
        name: baseNameOf(handOver),
        values: [
          ...Object.entries(handOver.values).map(([key, value]) => ({ key, value, type: 'default', enabled: true })),
          { key: handOver.secretName, value: secret, type: 'secret', enabled: true },
        ],
        _postman_variable_scope: 'environment',
      }),
  },
  {
    ...file,
    id: 'bruno',
    label: 'Bruno',
    group: 'client',
    docs: 'https://docs.usebruno.com/secrets-management/secret-variables',
    refuse: refuseControl,
    fileName: (base) => `${base}.bru`,
    write: ({ values, secretName }) => {
      const plain = lines(values, (name, value) => `  ${name}: ${value}`)
      return `${plain && `vars {\n${plain}\n}\n`}vars:secret [\n  ${secretName}\n]\n`
    },
  },
]

function refuseControl(value: string) {
  return /\p{Cc}/u.test(value) ? 'lineBreak' : undefined
}
