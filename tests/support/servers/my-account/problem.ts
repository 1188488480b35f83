/** An error response in the format of RFC 7807, with Auth0's codes (docs/api/my-account.md#errors). */
export class Problem extends Error {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: object

  constructor(
    status: keyof typeof kinds,
    detail: string,
    details: { headers?: Record<string, string>; field?: string } = {},
  ) {
    super(detail)
    const { code, title } = kinds[status]
    this.status = status
    this.headers = details.headers ?? {}
    this.body = {
      type: `https://auth0.com/api-errors/${code}`,
      status,
      title,
      detail,
      ...(details.field && {
        validation_errors: [{ detail, field: details.field, pointer: `/${details.field}`, source: 'body' }],
      }),
    }
  }
}

const kinds = {
  400: { code: 'A0E-400-0003', title: 'Bad Request' },
  401: { code: 'A0E-401-0001', title: 'Unauthorized' },
  403: { code: 'A0E-403-0002', title: 'Forbidden' },
  404: { code: 'A0E-404-0001', title: 'Not Found' },
  409: { code: 'A0E-409-0001', title: 'Conflict' },
  429: { code: 'A0E-429-0001', title: 'Too Many Requests' },
} as const
