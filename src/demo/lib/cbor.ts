type Cbor = number | string | boolean | null | Uint8Array<ArrayBuffer> | Cbor[] | Map<Cbor, Cbor>

/** The part of CBOR (RFC 8949) that authenticators write: whole numbers, bytes, text, lists, maps, and the three words. */
export function decodeCbor(bytes: Uint8Array<ArrayBuffer>): Cbor {
  return readItem({ bytes, at: 0 })
}

type Reader = { bytes: Uint8Array<ArrayBuffer>; at: number }

function readItem(reader: Reader): Cbor {
  const head = take(reader, 1)[0] ?? 0
  const kind = head >> 5
  if (kind === 7) return readWord(head)
  const length = readLength(reader, head & 31)
  switch (kind) {
    case 0:
      return length
    case 1:
      return -1 - length
    case 2:
      return take(reader, length)
    case 3:
      return new TextDecoder().decode(take(reader, length))
    case 4:
      return Array.from({ length }, () => readItem(reader))
    case 5:
      return new Map(Array.from({ length }, () => [readItem(reader), readItem(reader)] as const))
    default:
      throw new TypeError(`CBOR of kind ${kind} is not understood.`)
  }
}

function readLength(reader: Reader, short: number): number {
  if (short < 24) return short
  if (short > 26) throw new TypeError('CBOR of this length is not understood.')
  return take(reader, 2 ** (short - 24)).reduce((length, byte) => length * 256 + byte, 0)
}

function readWord(head: number): Cbor {
  if (head === 0xf6) return null
  if (head === 0xf4 || head === 0xf5) return head === 0xf5
  throw new TypeError('This CBOR word is not understood.')
}

function take(reader: Reader, length: number): Uint8Array<ArrayBuffer> {
  const end = reader.at + length
  if (end > reader.bytes.length) throw new TypeError('The CBOR breaks off.')
  const taken = reader.bytes.slice(reader.at, end)
  reader.at = end
  return taken
}
