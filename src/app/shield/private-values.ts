/** Fields of the APIs' responses that identify a person, a key or a token. */
const PRIVATE_FIELD =
  /name$|email|client_?id$|^id$|creator|owner|phone|handle|address|profileId|device|location|title|ip$/i
const EMAIL = /[^\s@“”"'()<>]+@[^\s@“”"'()<>]+\.\p{L}{2,}/u
/** Shorter values would cover most sentences. */
const MIN_LENGTH = 3
/** A word, or one character that is no word. */
const PIECE = /[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu
/** `messages()` surrounds a name with these, and turns control characters into spaces. */
const ISOLATES = /[\u2066-\u2069]/g
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu
/** Longer values are in a block of their own, never inside a sentence. */
const MAX_PIECES = 60

const clean = (text: string) => text.replace(CONTROL, ' ').replace(ISOLATES, '').trim()

/** The names, email addresses and IDs that this tab knows. It finds them inside sentences. */
export class PrivateValues {
  readonly #values = new Set<string>()
  readonly #seen = new WeakSet<object>()
  #longest = 0

  add(value: string): void {
    const text = clean(value)
    if (text.length < MIN_LENGTH) return
    this.#values.add(text)
    this.#longest = Math.min(MAX_PIECES, Math.max(this.#longest, piecesOf(text).length))
  }

  /** Adds the private fields of a response. Returns true if there are new ones. Rows keep their identity between reads. */
  addFrom(data: unknown): boolean {
    const before = this.#values.size
    this.#visit(data)
    return this.#values.size > before
  }

  /** True if the text contains one of the values between word boundaries, or an email address. */
  isIn(text: string): boolean {
    const pieces = piecesOf(clean(text))
    if (EMAIL.test(text)) return true
    for (let from = 0; from < pieces.length; from += 1) {
      let candidate = ''
      for (let to = from; to < Math.min(pieces.length, from + this.#longest); to += 1) {
        candidate += pieces[to]
        if (this.#values.has(candidate)) return true
      }
    }
    return false
  }

  #visit(data: unknown): void {
    if (typeof data !== 'object' || data === null || this.#seen.has(data)) return
    this.#seen.add(data)
    for (const [field, value] of Object.entries(data)) {
      if (typeof value !== 'string') this.#visit(value)
      else if (PRIVATE_FIELD.test(field)) this.add(value)
    }
  }
}

function piecesOf(text: string): string[] {
  return text.match(PIECE) ?? []
}
